#include "engine/data/dataset/automatic_scale.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/data/dataset/slice_scaling.h"
#include "engine/data/regions/field_of_view.h"
#include "engine/measure/circles/circles.h"

namespace synthslice::data {

namespace {

constexpr int smallestSidePx = 128;
constexpr int largestSidePx = 2048;

template <class Sample>
std::vector<Sample> cut(const std::vector<Sample>& pixels, int stride, int left, int top, int width,
                        int height)
{
    std::vector<Sample> result;
    if (pixels.empty()) return result;
    for (int y = top; y < top + height; ++y) {
        const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(y) * stride + left;
        result.insert(result.end(), row, row + width);
    }
    return result;
}

RawImage middleOf(const RawImage& image)
{
    RawImage middle;
    middle.width = std::min(image.width, largestSidePx);
    middle.height = std::min(image.height, largestSidePx);
    middle.bitDepth = image.bitDepth;
    const int left = (image.width - middle.width) / 2;
    const int top = (image.height - middle.height) / 2;
    middle.pixels8 = cut(image.pixels8, image.width, left, top, middle.width, middle.height);
    middle.pixels16 = cut(image.pixels16, image.width, left, top, middle.width, middle.height);
    return middle;
}

double pitchPxOf(const RawImage& image)
{
    if (std::min(image.width, image.height) < smallestSidePx) return 0.0;
    RawImage middle = middleOf(image);
    const GreyImage grey = toGrey(middle);
    const Slice slice = toSlice(std::move(middle), "", 1.0);
    const auto inside = findFieldOfView(slice).mask(slice.width, slice.height);
    return measure::estimateFibreScale(grey, inside).pitchPx;
}

}  // namespace

AutomaticScale automaticScale(std::span<const RawImage> images, std::int64_t patchSize)
{
    std::vector<double> pitches;
    int shortestSidePx = largestSidePx;
    for (const RawImage& image : images) {
        shortestSidePx = std::min({shortestSidePx, image.width, image.height});
        if (const double pitchPx = pitchPxOf(image); pitchPx > 0.0) pitches.push_back(pitchPx);
    }
    if (pitches.empty()) return {};
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
    std::ranges::nth_element(pitches, middle);
    if (*middle <= longestPitchPx) return {1.0, *middle};
    const double fourPatches = std::min(1.0, 4.0 * static_cast<double>(patchSize) / shortestSidePx);
    return {std::max(std::round(100.0 * bestPitchPx / *middle) / 100.0, fourPatches), *middle};
}

}  // namespace synthslice::data
