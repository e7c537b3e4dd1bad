#include "engine/families/variational/pixel_likelihood.h"

#include <bit>
#include <cmath>
#include <numbers>

#include "engine/base/random.h"

namespace synthslice::training {
namespace {

using spec::Binarisation;
using spec::PixelDistribution;
using torch::log_sigmoid;

/// A number that follows from the pixels of one image, contiguous fp32.
std::uint64_t numberOf(const float* pixels, std::int64_t count)
{
    std::uint64_t number = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        number = Random(number, std::bit_cast<std::uint32_t>(pixels[i])).next();
    }
    return number;
}

/// Uniform in [0, 1) for each pixel, the same for the same image.
torch::Tensor uniformsOfImages(const torch::Tensor& images)
{
    const torch::Tensor pixels = images.to(torch::kFloat32).contiguous();
    torch::Tensor uniforms = torch::empty_like(pixels);
    const std::int64_t size = pixels.numel() / std::max<std::int64_t>(1, pixels.size(0));
    const float* from = pixels.const_data_ptr<float>();
    auto* to = uniforms.mutable_data_ptr<float>();
    for (std::int64_t image = 0; image < pixels.size(0); ++image, from += size) {
        Random random(numberOf(from, size));
        for (std::int64_t i = 0; i < size; ++i) *to++ = static_cast<float>(random.uniform());
    }
    return uniforms;
}

torch::Tensor meanOf(const torch::Tensor& outputs)
{
    return outputs.narrow(1, 0, 1);
}

/// The logarithm of the SD of pixels, {batch, 1, height, width} or a scalar.
torch::Tensor logSd(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs)
{
    return likelihood.learnsSpread() ? 0.5 * outputs.narrow(1, 1, 1)
                                     : torch::full({}, std::log(likelihood.sd), outputs.options());
}

torch::Tensor logGaussian(const torch::Tensor& differences, const torch::Tensor& logSds)
{
    const double half = 0.5 * std::log(2.0 * std::numbers::pi);
    return -0.5 * (differences * torch::exp(-logSds)).square() - logSds - half;
}

/// With a and b the upper and lower mark in units of the scale, log(S(a) - S(b)) = log S(a) + log S(-b) +
/// log(1 - e^(b - a)), S the sigmoid: no difference of nearly equal numbers.
torch::Tensor logDiscretizedLogistic(const torch::Tensor& targets, const torch::Tensor& means,
                                     const torch::Tensor& logSds, std::int64_t levels)
{
    const double half = 1.0 / static_cast<double>(levels - 1);  // of a level's width
    const double perSd = std::numbers::pi / std::numbers::sqrt3;
    const torch::Tensor perScale = perSd * torch::exp(-logSds);
    const torch::Tensor differences = targets - means;
    const torch::Tensor upper = (differences + half) * perScale;
    const torch::Tensor lower = (differences - half) * perScale;
    const torch::Tensor within = log_sigmoid(upper) + log_sigmoid(-lower) +
                                 torch::log(-torch::expm1(-2.0 * half * perScale));
    return torch::where(targets < half - 1.0, log_sigmoid(upper),
                        torch::where(targets > 1.0 - half, log_sigmoid(-lower), within));
}

}  // namespace

torch::Tensor targetOf(const spec::LikelihoodSpec& likelihood, const torch::Tensor& patches,
                       const torch::Generator& random)
{
    switch (likelihood.distribution) {
    case PixelDistribution::Gaussian:
        return patches;
    case PixelDistribution::DiscretizedLogistic: {
        const auto last = static_cast<double>(likelihood.greyLevels - 1);
        return ((patches.clamp(-1.0, 1.0) + 1.0) * (0.5 * last)).round() * (2.0 / last) - 1.0;
    }
    case PixelDistribution::Bernoulli:
        break;
    }
    const torch::Tensor grey = ((patches + 1.0) * 0.5).clamp(0.0, 1.0);
    switch (likelihood.binarisation) {
    case Binarisation::Grey:
        break;
    case Binarisation::Fixed:
        return (uniformsOfImages(patches) < grey).to(grey.dtype());
    case Binarisation::Drawn:
        return (torch::rand(grey.sizes(), random) < grey).to(grey.dtype());
    }
    return grey;
}

spec::LikelihoodSpec greyOf(spec::LikelihoodSpec likelihood)
{
    likelihood.binarisation = spec::Binarisation::Grey;
    return likelihood;
}

torch::Tensor steadyTargetOf(const spec::LikelihoodSpec& likelihood, const torch::Tensor& patches)
{
    const bool drawn = likelihood.binarisation == spec::Binarisation::Drawn;
    return targetOf(drawn ? greyOf(likelihood) : likelihood, patches, {});
}

torch::Tensor patchOf(const spec::LikelihoodSpec& likelihood, const torch::Tensor& targets)
{
    return likelihood.distribution == PixelDistribution::Bernoulli ? 2.0 * targets - 1.0 : targets;
}

torch::Tensor logLikelihood(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs,
                            const torch::Tensor& targets)
{
    const auto perPixel = [&] {
        switch (likelihood.distribution) {
        case PixelDistribution::Bernoulli:
            return targets * outputs - torch::softplus(outputs);
        case PixelDistribution::Gaussian:
            return logGaussian(targets - meanOf(outputs), logSd(likelihood, outputs));
        case PixelDistribution::DiscretizedLogistic:
            return logDiscretizedLogistic(targets, meanOf(outputs), logSd(likelihood, outputs),
                                          likelihood.greyLevels);
        }
        return torch::Tensor();
    };
    return perPixel().sum({1, 2, 3});
}

torch::Tensor meanTarget(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs)
{
    switch (likelihood.distribution) {
    case PixelDistribution::Bernoulli:
        return torch::sigmoid(outputs);
    case PixelDistribution::Gaussian:
        break;
    case PixelDistribution::DiscretizedLogistic:
        return meanOf(outputs).clamp(-1.0, 1.0);
    }
    return meanOf(outputs);
}

torch::Tensor meanPatch(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs)
{
    return patchOf(likelihood, meanTarget(likelihood, outputs));
}

torch::Tensor learnedSd(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs)
{
    return likelihood.learnsSpread() ? torch::exp(logSd(likelihood, outputs).mean()) : torch::Tensor();
}

}  // namespace synthslice::training
