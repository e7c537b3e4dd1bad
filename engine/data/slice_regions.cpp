#include "engine/data/slice_regions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/data/field_of_view.h"
#include "engine/data/grey_histogram.h"
#include "engine/spec/text.h"

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

}  // namespace

void findRegions(SliceStack& stack, const spec::DataSpec& spec, const Progress& progress)
{
    std::vector<PixelRuns> found(stack.slices.size());
    forEachInParallel(
        found.size(), progress, SYNTHSLICE_TEXT("finding where the material is"), [&](std::size_t i) {
            const Slice& slice = stack.slices[i];
            found[i] = insideOf(slice, spec.fieldOfView ? findFieldOfView(slice)
                                                        : PixelRuns::rectangle(slice.width, slice.height));
        });
    if (progress.cancelled()) return;
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

}  // namespace synthslice::data
