#include "engine/data/slice_stack.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/data/grey_histogram.h"
#include "engine/data/slice_loading.h"
#include "engine/data/slice_pixels.h"
#include "engine/data/slice_regions.h"

namespace synthslice::data {

namespace {

Rect boundsOf(const PixelRuns& pixels)
{
    int left = std::numeric_limits<int>::max();
    int right = 0;
    for (const PixelRun& run : pixels.runs()) {
        left = std::min(left, run.x);
        right = std::max(right, run.x + run.length);
    }
    const int top = pixels.runs().front().y;
    return {left, top, right - left, pixels.runs().back().y + 1 - top};
}

void summarize(SliceStack& stack, const spec::DataSpec& spec)
{
    StackSummary& summary = stack.summary;
    const Slice& first = stack.slices.front();
    summary.images = static_cast<std::int64_t>(stack.slices.size());
    summary.width = first.width;
    summary.height = first.height;
    summary.fieldOfViewBounds = boundsOf(stack.region(0).pixels);
    summary.pixelSizeUm = stack.pixelSizeUm(spec);
    if (spec.pixelSizeUm > 0.0) summary.pixelSizeSource = "data.pixel_size_um";
    std::int64_t pixels = 0;
    std::int64_t inside = 0;
    for (const Slice& slice : stack.slices) {
        summary.sizesDiffer = summary.sizesDiffer || slice.width != first.width ||
                              slice.height != first.height;
        summary.bitDepth = std::max(summary.bitDepth, slice.bitDepth);
        pixels += std::int64_t{slice.width} * slice.height;
        inside += stack.regions[slice.region].pixels.count();
    }
    summary.fieldOfViewShare = static_cast<double>(inside) / static_cast<double>(pixels);
}

}  // namespace

GreyImage toGrey(const Slice& slice)
{
    GreyImage image(slice.width, slice.height);
    withPixels(slice, [&](auto pixels) {
        std::transform(pixels.begin(), pixels.end(), image.grey.begin(),
                       [&](auto value) { return static_cast<float>(value / fullScale(slice)); });
    });
    return image;
}

std::optional<double> SliceStack::pixelSizeUm(const spec::DataSpec& spec) const
{
    if (spec.pixelSizeUm > 0.0) return spec.pixelSizeUm / scale;
    if (!summary.filePixelSizeUm) return std::nullopt;
    return *summary.filePixelSizeUm / scale;
}

Result<SliceStack> readStack(const std::filesystem::path& path, const spec::DataSpec& spec,
                             const Progress& progress)
{
    auto stack = loadSlices(path, spec, progress.part(0.0, 0.8));
    if (!stack) return stack;
    findRegions(*stack, spec, progress.part(0.8, 1.0));
    if (progress.cancelled()) return cancelled();
    summarize(*stack, spec);
    return stack;
}

}  // namespace synthslice::data
