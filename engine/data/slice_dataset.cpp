#include "engine/data/slice_dataset.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "engine/data/grey_normalization.h"
#include "engine/data/patch_copy.h"
#include "engine/data/slice_layout.h"
#include "engine/data/slice_loading.h"
#include "engine/data/slice_pixels.h"
#include "engine/spec/text.h"

namespace synthslice::data {

namespace {

/// Share of the loading's time that reading takes, for the progress.
constexpr double readingShare = 0.8;

Rect boundsOf(const PixelRuns& pixels)
{
    if (pixels.count() == 0) return {};
    int left = std::numeric_limits<int>::max();
    int right = 0;
    for (const PixelRun& run : pixels.runs()) {
        left = std::min(left, run.x);
        right = std::max(right, run.x + run.length);
    }
    const int top = pixels.runs().front().y;
    return {left, top, right - left, pixels.runs().back().y + 1 - top};
}

}  // namespace

Result<SliceDataset> SliceDataset::load(const std::filesystem::path& path, const spec::DataSpec& spec,
                                        const Progress& progress)
{
    const Progress reading{
        [&](double fraction, std::string_view doing) { progress.at(readingShare * fraction, doing); },
        progress.stop};
    auto loaded = loadSlices(path, spec, reading);
    if (!loaded) return tl::unexpected(loaded.error());
    progress.at(readingShare, SYNTHSLICE_TEXT("finding the field of view and the held-out part"));
    auto layout = layOut(loaded->slices, spec, progress);
    if (!layout) return tl::unexpected(layout.error());
    if (progress.cancelled()) return cancelled();

    SliceDataset dataset;
    dataset.m_spec = spec;
    dataset.m_scale = loaded->scale;
    dataset.m_summary = std::move(loaded->summary);
    dataset.m_slices = std::move(loaded->slices);
    dataset.m_layouts = std::move(layout->layouts);
    dataset.m_halves = std::move(layout->halves);
    dataset.normalize();
    dataset.summarize(layout->notes);
    progress.at(1.0, SYNTHSLICE_TEXT("loaded"));
    return dataset;
}

void SliceDataset::normalize()
{
    m_perSlice = m_spec.normalization == spec::GreyNormalization::PerSlice;
    const GreyReference reference = greyReference(m_slices);
    m_greyMean = reference.mean;
    m_greySd = reference.sd;
    const TrainingGrey training = measureTrainingGrey(*this);
    m_summary.independentPatches = training.pixels / (m_spec.patchSize * m_spec.patchSize);
    if (m_perSlice) m_window = training.window;
}

void SliceDataset::summarize(const std::vector<std::string>& notes)
{
    const Slice& first = m_slices.front();
    m_summary.images = static_cast<std::int64_t>(m_slices.size());
    m_summary.width = first.width;
    m_summary.height = first.height;
    m_summary.fieldOfViewBounds = boundsOf(layout(0).fieldOfView);
    if (m_spec.pixelSizeUm > 0.0) m_summary.pixelSizeUm = m_spec.pixelSizeUm;
    if (m_summary.pixelSizeUm) *m_summary.pixelSizeUm /= m_scale;
    m_summary.notes.insert(m_summary.notes.end(), notes.begin(), notes.end());
    std::int64_t pixels = 0;
    std::int64_t inside = 0;
    for (std::size_t i = 0; i < m_slices.size(); ++i) {
        const Slice& slice = m_slices[i];
        m_summary.sizesDiffer = m_summary.sizesDiffer || slice.width != first.width ||
                                slice.height != first.height;
        m_summary.bitDepth = std::max(m_summary.bitDepth, slice.bitDepth);
        pixels += std::int64_t{slice.width} * slice.height;
        inside += layout(i).fieldOfView.count();
    }
    m_summary.fieldOfViewShare = static_cast<double>(inside) / static_cast<double>(pixels);
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
    const double sd = m_slices[slice].greySd;
    return m_greyMean + (sd > 0.0 ? m_greySd / sd : 1.0) * (grey - m_slices[slice].greyMean);
}

ValueMap SliceDataset::greyOfValues(std::size_t slice) const
{
    const double black = normalized(slice, 0.0);
    return {black, (normalized(slice, 1.0) - black) / fullScale(m_slices[slice])};
}

GreyImage SliceDataset::patch(const PatchOrigin& origin) const
{
    const auto size = static_cast<int>(m_spec.patchSize);
    const auto slice = static_cast<std::size_t>(origin.slice);
    GreyImage image(size, size);
    copyPatch(m_slices[slice], origin, size, greyOfValues(slice), {}, image.grey.data());
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
    const Slice& slice = m_slices[index];
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
