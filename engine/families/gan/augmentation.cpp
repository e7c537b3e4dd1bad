#include "engine/families/gan/augmentation.h"

#include <algorithm>
#include <cmath>

namespace synthslice::training {
namespace {

/// Uniform in +-amount for each image, and 0 for those that are left alone; shape {batch}, fp32 on the CPU.
torch::Tensor drawn(std::int64_t batch, double amount, double probability, const torch::Generator& random)
{
    const torch::Tensor chosen = torch::rand({batch}, random) < probability;
    return (torch::rand({batch}, random) * 2.0 - 1.0) * amount * chosen;
}

torch::Tensor perImage(const torch::Tensor& values, const torch::Tensor& images)
{
    return values.view({-1, 1, 1, 1}).to(images.device());
}

torch::Tensor translated(const torch::Tensor& images, double amount, double probability,
                         const torch::Generator& random)
{
    const std::int64_t height = images.size(2);
    const std::int64_t width = images.size(3);
    const std::int64_t mostY = std::llround(static_cast<double>(height) * amount);
    const std::int64_t mostX = std::llround(static_cast<double>(width) * amount);
    // One draw decides for both directions whether the image moves.
    const torch::Tensor chosen = (torch::rand({images.size(0)}, random) < probability).to(torch::kInt64);
    const auto shifts = [&](std::int64_t most) {
        return torch::randint(-most, most + 1, {images.size(0)}, random, torch::kInt64) * chosen;
    };
    const torch::Tensor shiftY = shifts(mostY);
    const torch::Tensor shiftX = shifts(mostX);
    const torch::Tensor padded = torch::constant_pad_nd(images, {mostX, mostX, mostY, mostY}, 0);
    std::vector<torch::Tensor> moved;
    for (std::int64_t i = 0; i < images.size(0); ++i) {
        moved.push_back(padded[i]
                            .narrow(1, mostY + shiftY[i].item<std::int64_t>(), height)
                            .narrow(2, mostX + shiftX[i].item<std::int64_t>(), width));
    }
    return torch::stack(moved);
}

torch::Tensor cutOut(const torch::Tensor& images, double amount, double probability,
                     const torch::Generator& random)
{
    const std::int64_t batch = images.size(0);
    const torch::Tensor chosen = torch::rand({batch}, random) < probability;
    /// Whether each row or column lies in the square of each image, shape {batch, size}.
    const auto inside = [&](std::int64_t size) {
        const double half = 0.5 * std::round(static_cast<double>(size) * amount);
        const torch::Tensor centre = torch::rand({batch, 1}, random) * static_cast<double>(size);
        return (torch::arange(size).unsqueeze(0) + 0.5 - centre).abs() < half;
    };
    const torch::Tensor rows = inside(images.size(2)).unsqueeze(2);
    const torch::Tensor columns = inside(images.size(3)).unsqueeze(1);
    const torch::Tensor cut = rows.logical_and(columns).logical_and(chosen.view({-1, 1, 1}));
    return images * cut.logical_not().unsqueeze(1).to(images.device());
}

}  // namespace

torch::Tensor augmented(const torch::Tensor& images, const spec::AugmentationSpec& augmentation,
                        double probability, const torch::Generator& random)
{
    const std::int64_t batch = images.size(0);
    torch::Tensor result = images;
    if (augmentation.brightness > 0.0) {
        result = result + perImage(drawn(batch, augmentation.brightness, probability, random), images);
    }
    if (augmentation.contrast > 0.0) {
        const torch::Tensor mean = result.mean({1, 2, 3}, /*keepdim=*/true);
        const torch::Tensor factor = 1.0 + drawn(batch, augmentation.contrast, probability, random);
        result = mean + perImage(factor, images) * (result - mean);
    }
    if (augmentation.translation > 0.0) {
        result = translated(result, augmentation.translation, probability, random);
    }
    if (augmentation.cutout > 0.0) {
        result = cutOut(result, augmentation.cutout, probability, random);
    }
    return result;
}

void AugmentationProbability::update(const torch::Tensor& realMargins,
                                     const spec::AugmentationSpec& augmentation)
{
    constexpr std::int64_t batchesPerAdaptation = 4;
    m_signs += realMargins.sign().sum().item<double>();
    m_images += realMargins.size(0);
    if (++m_batches < batchesPerAdaptation) {
        return;
    }
    m_overconfidence = m_signs / static_cast<double>(m_images);
    if (augmentation.adaptive) {
        const double change = static_cast<double>(m_images) / augmentation.adaptationImages;
        const double direction = m_overconfidence > augmentation.target ? 1.0 : -1.0;
        m_adapted = std::clamp(value(augmentation) + direction * change, 0.0, 1.0);
    }
    m_signs = 0.0;
    m_images = 0;
    m_batches = 0;
}

double AugmentationProbability::value(const spec::AugmentationSpec& augmentation) const
{
    return augmentation.adaptive && m_adapted >= 0.0 ? m_adapted : augmentation.probability;
}

spec::Json AugmentationProbability::state() const
{
    return {{"probability", m_adapted},
            {"r_t", std::isnan(m_overconfidence) ? spec::Json() : spec::Json(m_overconfidence)},
            {"signs", m_signs},
            {"images", m_images},
            {"batches", m_batches}};
}

void AugmentationProbability::loadState(const spec::Json& state)
{
    m_adapted = state.at("probability").get<double>();
    const spec::Json& overconfidence = state.at("r_t");
    m_overconfidence = overconfidence.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                                : overconfidence.get<double>();
    m_signs = state.at("signs").get<double>();
    m_images = state.at("images").get<std::int64_t>();
    m_batches = state.at("batches").get<std::int64_t>();
}

}  // namespace synthslice::training
