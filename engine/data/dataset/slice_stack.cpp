#include "engine/data/dataset/slice_stack.h"

#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/reading/slice_loading.h"
#include "engine/data/reading/slice_pixels.h"
#include "engine/data/regions/segmentation.h"
#include "engine/data/regions/slice_regions.h"

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

/// What was taken on request, in words.
std::vector<std::string> choiceNotes(const spec::DataSpec& spec)
{
    std::vector<std::string> notes;
    if (spec.firstSlice > 1 || spec.lastSlice != 0 || spec.sliceStep > 1) {
        const std::string range = spec.lastSlice != 0
                                      ? text("slices from number %1 to %2", spec.firstSlice, spec.lastSlice)
                                      : text("slices from number %1 to the last", spec.firstSlice);
        notes.push_back(spec.sliceStep > 1 ? text("%1, one of %2, on request", range, spec.sliceStep)
                                           : text("%1, on request", range));
    }
    if (spec.roiWidth != 0 || spec.roiHeight != 0) {
        notes.push_back(text("region of interest of %1 x %2 px at (%3, %4) of the files", spec.roiWidth,
                             spec.roiHeight, spec.roiX, spec.roiY));
    }
    if (!spec.mask.empty()) notes.push_back(text("material where the masks in %1 are not 0", spec.mask));
    return notes;
}

void summarize(SliceStack& stack, const spec::DataSpec& spec)
{
    StackSummary& summary = stack.summary;
    const Slice& first = stack.slices.front();
    summary.images = static_cast<std::int64_t>(stack.slices.size());
    summary.width = first.width;
    summary.height = first.height;
    if (spec.roiWidth > 0 && spec.roiHeight > 0) {
        summary.fileWidth = static_cast<int>(spec.roiWidth);
        summary.fileHeight = static_cast<int>(spec.roiHeight);
    }
    summary.fieldOfViewBounds = boundsOf(stack.region(0).pixels);
    summary.pixelSizeUm = stack.pixelSizeUm(spec);
    const std::vector<std::string> notes = choiceNotes(spec);
    summary.notes.insert(summary.notes.begin(), notes.begin(), notes.end());
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

/// A mask that lies among the slices is none of them.
void leaveMaskOut(SliceStack& stack, const std::filesystem::path& folder)
{
    const std::filesystem::path mask = stack.readWith.mask;
    std::error_code unreadable;
    if (mask.empty() || !std::filesystem::equivalent(mask.parent_path(), folder, unreadable)) return;
    const std::string name = mask.filename().string();
    std::erase_if(stack.slices, [&](const Slice& slice) {
        return slice.name == name || slice.name.starts_with(name + "#");
    });
    stack.summary.skipped.push_back({name, text("it is the mask")});
}

/// The greys that occur in what is left of the slices.
[[nodiscard]] Result<void> tellLabels(SliceStack& stack)
{
    GreyLabels labels;
    for (const Slice& slice : stack.slices) {
        if (slice.bitDepth != stack.slices.front().bitDepth) {
            return invalidInput(text("%1 holds labels of %2 bit, %3 of %4 bit", stack.slices.front().name,
                                     stack.slices.front().bitDepth, slice.name, slice.bitDepth),
                                text("save all with one bit depth"));
        }
        withPixels(slice, [&](auto pixels) { labels.add(pixels); });
    }
    if (labels.count() > mostLabels) {
        return invalidInput(
            text("The slices have more than %1 greys, so they are no labels of phases", mostLabels),
            text("set data.material to fibres or phases"));
    }
    const double whole = fullScale(stack.slices.front());
    for (const std::uint16_t value : labels.values()) stack.summary.labels.push_back(value / whole);
    stack.summary.notes.push_back(text("segmented images of %1 phases", labels.count()));
    return {};
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

bool SliceStack::holdsFor(const spec::DataSpec& other) const
{
    std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
    for (const Slice& slice : slices)
        smallest = std::min<std::int64_t>({smallest, slice.width, slice.height});
    const bool samePatches = other.patchSize == readWith.patchSize ||
                             (readWith.scale > 0.0 && !leftSmallOut && other.patchSize <= smallest);
    spec::DataSpec read = other;
    read.patchSize = readWith.patchSize;
    read.normalization = readWith.normalization;
    read.phases = readWith.phases;
    read.phaseThresholds = readWith.phaseThresholds;
    read.flips = readWith.flips;
    read.quarterTurns = readWith.quarterTurns;
    read.heldOutFraction = readWith.heldOutFraction;
    read.heldOutSplit = readWith.heldOutSplit;
    read.blockSize = readWith.blockSize;
    read.pixelSizeUm = readWith.pixelSizeUm;
    read.fibreRadius = readWith.fibreRadius;
    return samePatches && read == readWith;
}

Result<SliceStack> readStack(const std::filesystem::path& path, const spec::DataSpec& spec,
                             const Progress& progress)
{
    auto stack = loadSlices(path, spec, progress.part(0.0, 0.8));
    if (!stack) return stack;
    stack->readWith = spec;
    leaveMaskOut(*stack, path);
    if (auto found = findRegions(*stack, progress.part(0.8, 1.0)); !found)
        return tl::unexpected(found.error());
    if (stack->segmented) {
        if (const auto told = tellLabels(*stack); !told) return tl::unexpected(told.error());
    }
    summarize(*stack, spec);
    return stack;
}

}  // namespace synthslice::data
