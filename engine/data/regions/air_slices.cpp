#include "engine/data/regions/air_slices.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/data/reading/slice_pixels.h"
#include "engine/data/regions/slice_mask.h"

namespace synthslice::data {

namespace {

constexpr std::size_t fewestSlices = 3;
constexpr int smallestSearchedPx = 128;
constexpr double flat = 0.4;      ///< share of the typical SD that air has less than
constexpr double distinct = 0.5;  ///< typical SDs that its mean differs by from the typical mean

/// Mean and SD of grey of full scale.
struct Grey {
    double mean = 0.0;
    double sd = 0.0;
};

/// After a median over 5 x 5 pixels, which leaves little of noise, hot pixels and dead lines.
Grey greyWithoutNoise(const Slice& slice, const PixelRuns& pixels)
{
    cv::Mat1f values = valuesOf(slice) / fullScale(slice);
    cv::medianBlur(values, values, 5);
    std::vector<std::uint8_t> inside = pixels.mask(slice.width, slice.height);
    cv::Scalar mean;
    cv::Scalar sd;
    cv::meanStdDev(values, mean, sd, cv::Mat1b(slice.height, slice.width, inside.data()));
    return {mean[0], sd[0]};
}

/// That of the slice whose SD three quarters of the others do not exceed: up to this share may be air.
Grey typicalOf(std::vector<Grey> greys)
{
    const auto typical = greys.begin() + static_cast<std::ptrdiff_t>(greys.size() * 3 / 4);
    std::ranges::nth_element(greys, typical, {}, &Grey::sd);
    return *typical;
}

}  // namespace

std::vector<std::string> airAtEnds(const std::vector<Slice>& slices, const std::vector<PixelRuns>& pixels,
                                   const Progress& progress)
{
    std::vector<std::string> reasons(slices.size());
    const bool small = std::ranges::any_of(
        slices, [](const Slice& slice) { return std::min(slice.width, slice.height) < smallestSearchedPx; });
    if (slices.size() < fewestSlices || small) return reasons;
    std::vector<Grey> greys(slices.size());
    forEachInParallel(slices.size(), progress, "",
                      [&](std::size_t i) { greys[i] = greyWithoutNoise(slices[i], pixels[i]); });
    const Grey typical = typicalOf(greys);
    const auto isAir = [&](const Grey& grey) {
        return grey.sd < flat * typical.sd && std::abs(grey.mean - typical.mean) > distinct * typical.sd;
    };
    const auto first = static_cast<std::size_t>(std::ranges::find_if_not(greys, isAir) - greys.begin());
    std::size_t end = greys.size();
    while (end > first && isAir(greys[end - 1])) --end;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (i < first || i >= end) reasons[i] = text("it shows air or a single phase at an end of the stack");
    }
    return reasons;
}

}  // namespace synthslice::data
