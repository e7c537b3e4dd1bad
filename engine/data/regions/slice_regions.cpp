#include "engine/data/regions/slice_regions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/regions/air_slices.h"
#include "engine/data/regions/field_of_view.h"
#include "engine/data/regions/material_masks.h"
#include "engine/data/regions/region_of_interest.h"

namespace synthslice::data {

namespace {

/// Regions that agree on this share of their pixels are taken as one, their intersection.
constexpr double commonShare = 0.95;

/// The region less what is outside by the file itself.
PixelRuns insideOf(const Slice& slice, PixelRuns&& region)
{
    if (slice.outside.empty()) return std::move(region);
    std::vector<std::uint8_t> inside(slice.outside.size());
    std::transform(slice.outside.begin(), slice.outside.end(), inside.begin(),
                   [](std::uint8_t outside) { return outside == 0 ? 1 : 0; });
    PixelRuns common = intersection(region, PixelRuns::fromMask(inside, slice.width));
    return common.count() > 0 ? std::move(common) : std::move(region);
}

/// Number of the region that takes this one in, which is a new one where no other is like it.
std::size_t placeOf(PixelRuns&& pixels, const Slice& slice, std::vector<SliceRegion>& regions)
{
    for (std::size_t i = 0; i < regions.size(); ++i) {
        SliceRegion& region = regions[i];
        if (region.width != slice.width || region.height != slice.height) continue;
        PixelRuns common = intersection(region.pixels, pixels);
        const auto larger = static_cast<double>(std::max(region.pixels.count(), pixels.count()));
        if (static_cast<double>(common.count()) < commonShare * larger) continue;
        region.pixels = std::move(common);
        return i;
    }
    regions.push_back({slice.width, slice.height, std::move(pixels)});
    return regions.size() - 1;
}

/// Regions that agree are taken as one; grey is measured in them.
void shareRegions(SliceStack& stack, std::vector<PixelRuns>&& found, const Progress& progress)
{
    for (std::size_t i = 0; i < found.size(); ++i) {
        stack.slices[i].region = placeOf(std::move(found[i]), stack.slices[i], stack.regions);
    }
    forEachInParallel(found.size(), progress, "", [&](std::size_t i) {
        Slice& slice = stack.slices[i];
        const GreyHistogram histogram(slice, stack.regions[slice.region].pixels);
        slice.greyMean = histogram.mean();
        slice.greySd = histogram.sd();
    });
}

/// Keeps the slices, and what was found in them, for which there is no reason to leave them out.
void leaveOut(SliceStack& stack, std::vector<PixelRuns>& found, const std::vector<std::string>& reasons)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!reasons[i].empty()) {
            stack.summary.skipped.push_back({stack.slices[i].name, reasons[i]});
            continue;
        }
        if (kept != i) {
            stack.slices[kept] = std::move(stack.slices[i]);
            found[kept] = std::move(found[i]);
        }
        ++kept;
    }
    stack.slices.resize(kept);
    found.resize(kept);
}

Result<void> checkLeft(const SliceStack& stack)
{
    if (!stack.slices.empty()) return {};
    const SkippedFile& last = stack.summary.skipped.back();
    return invalidInput(
        text("No slice can be used; %1: %2", last.file, last.reason),
        text("check data.mask, data.roi_x to data.roi_height, or set data.field_of_view to false"));
}

}  // namespace

Result<void> findRegions(SliceStack& stack, const Progress& progress)
{
    const spec::DataSpec& spec = stack.readWith;
    MaterialMasks masks;
    if (!spec.mask.empty()) {
        auto read = MaterialMasks::read(spec.mask, progress);
        if (!read) return tl::unexpected(read.error());
        masks = std::move(*read);
        stack.summary.fingerprint = masks.fingerprint(stack.summary.fingerprint);
    }
    std::vector<Result<PixelRuns>> inside(stack.slices.size());
    forEachInParallel(
        inside.size(), progress, SYNTHSLICE_TEXT("finding where the material is"), [&](std::size_t i) {
            Slice& slice = stack.slices[i];
            if (!spec.mask.empty()) {
                inside[i] = masks.of(slice, stack.scale);
            } else {
                inside[i] = spec.fieldOfView ? findFieldOfView(slice)
                                             : PixelRuns::rectangle(slice.width, slice.height);
            }
            if (!inside[i]) return;
            inside[i] = cutOut(slice, insideOf(slice, std::move(*inside[i])), spec, stack.scale);
        });
    if (progress.cancelled()) return cancelled();
    std::vector<PixelRuns> found;
    std::vector<std::string> reasons;
    for (Result<PixelRuns>& pixels : inside) {
        if (!pixels) return tl::unexpected(pixels.error());
        reasons.emplace_back(pixels->count() > 0 ? std::string() : text("it shows no material"));
        found.push_back(std::move(*pixels));
    }
    leaveOut(stack, found, reasons);
    if (spec.mask.empty() && spec.fieldOfView)
        leaveOut(stack, found, airAtEnds(stack.slices, found, progress));
    if (progress.cancelled()) return cancelled();
    if (auto left = checkLeft(stack); !left) return left;
    shareRegions(stack, std::move(found), progress);
    return {};
}

}  // namespace synthslice::data
