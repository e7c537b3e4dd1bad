#include "engine/data/dataset/slice_dataset.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/dataset/grey_normalization.h"
#include "engine/data/dataset/label_order.h"
#include "engine/data/dataset/patch_copy.h"
#include "engine/data/reading/slice_layout.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

Result<SliceDataset> SliceDataset::load(const std::filesystem::path& path, const spec::DataSpec& spec,
                                        const Progress& progress)
{
    auto stack = readStack(path, spec, progress.part(0.0, 0.9));
    if (!stack) return tl::unexpected(stack.error());
    return of(std::make_shared<const SliceStack>(std::move(*stack)), spec, progress);
}

Result<SliceDataset> SliceDataset::of(std::shared_ptr<const SliceStack> stack, const spec::DataSpec& spec,
                                      const Progress& progress)
{
    progress.at(0.9, SYNTHSLICE_TEXT("choosing the held-out part"));
    auto layout = layOut(*stack, spec, progress);
    if (!layout) return tl::unexpected(layout.error());
    if (progress.cancelled()) return cancelled();
    SliceDataset dataset;
    dataset.m_spec = spec;
    dataset.m_stack = std::move(stack);
    dataset.m_summary = {dataset.m_stack->summary, 0};
    dataset.m_summary.pixelSizeUm = dataset.m_stack->pixelSizeUm(spec);
    dataset.m_summary.notes.insert(dataset.m_summary.notes.end(), layout->notes.begin(), layout->notes.end());
    dataset.m_layouts = std::move(layout->layouts);
    dataset.m_halves = std::move(layout->halves);
    dataset.normalize();
    progress.at(1.0, SYNTHSLICE_TEXT("loaded"));
    return dataset;
}

void SliceDataset::normalize()
{
    const std::vector<double>& labels = m_summary.labels;
    m_perSlice = m_spec.normalization == spec::GreyNormalization::PerSlice && labels.empty();
    const GreyReference reference = greyReference(slices());
    m_greyMean = reference.mean;
    m_greySd = reference.sd;
    const TrainingGrey training = measureTrainingGrey(*this);
    m_summary.independentPatches = training.pixels / (m_spec.patchSize * m_spec.patchSize);
    if (m_perSlice) m_coding.window = training.window;
    if (labels.empty()) return;
    m_coding.window = {(labels.front() + labels.back()) / 2.0, (labels.back() - labels.front()) / 2.0};
    m_coding.labelOrder = labelOrder(*this);
}

PatchOrigin SliceDataset::origin(Half half, std::int64_t index) const
{
    const HalfSlices& part = halfSlices(half);
    assert(index >= 0 && index < part.originCount);
    const auto above = std::upper_bound(part.originsBefore.begin(), part.originsBefore.end(), index);
    const auto found = static_cast<std::size_t>(above - part.originsBefore.begin()) - 1;
    const std::size_t slice = part.slices[found];
    const Pixel pixel = layout(slice).patchOrigins[static_cast<std::size_t>(half)].at(
        index - part.originsBefore[found]);
    return {static_cast<std::int32_t>(slice), pixel.x, pixel.y};
}

PatchOrigin SliceDataset::drawOrigin(Half half, Random& random) const
{
    const std::int64_t count = originCount(half);
    return origin(half, static_cast<std::int64_t>(random.uniform() * static_cast<double>(count)));
}

double SliceDataset::normalized(std::size_t slice, double grey) const
{
    if (!m_perSlice) return grey;
    const double sd = slices()[slice].greySd;
    return m_greyMean + (sd > 0.0 ? m_greySd / sd : 1.0) * (grey - slices()[slice].greyMean);
}

ValueMap SliceDataset::greyOfValues(std::size_t slice) const
{
    const double black = normalized(slice, 0.0);
    return {black, (normalized(slice, 1.0) - black) / fullScale(slices()[slice])};
}

GreyImage SliceDataset::patch(const PatchOrigin& origin) const
{
    const auto size = static_cast<int>(m_spec.patchSize);
    const auto slice = static_cast<std::size_t>(origin.slice);
    GreyImage image(size, size);
    copyPatch(slices()[slice], origin, size, greyOfValues(slice), {}, image.grey.data());
    return image;
}

std::vector<GreyImage> SliceDataset::drawPatches(Half half, std::size_t count, std::uint64_t seed) const
{
    std::vector<GreyImage> patches;
    patches.reserve(count);
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) patches.push_back(patch(drawOrigin(half, random)));
    return patches;
}

GreyImage SliceDataset::slice(std::size_t index) const
{
    const Slice& slice = slices()[index];
    GreyImage image(slice.width, slice.height);
    const ValueMap map = greyOfValues(index);
    withPixels(slice, [&](auto pixels) {
        std::transform(pixels.begin(), pixels.end(), image.grey.begin(),
                       [&](auto value) { return static_cast<float>(map.offset + map.step * value); });
    });
    return image;
}

bool SliceDataset::serves(std::size_t slice, Half half) const
{
    const std::vector<std::size_t>& slices = halfSlices(half).slices;
    return std::binary_search(slices.begin(), slices.end(), slice);
}

std::vector<Rect> SliceDataset::blocks(std::size_t slice, Half half) const
{
    return serves(slice, half) ? layout(slice).blocks[static_cast<std::size_t>(half)] : std::vector<Rect>();
}

}  // namespace synthslice::data
