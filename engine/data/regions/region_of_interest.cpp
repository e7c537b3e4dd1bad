#include "engine/data/regions/region_of_interest.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

template <class Sample>
void cut(std::vector<Sample>& pixels, int stride, const Rect& rect)
{
    if (pixels.empty()) return;
    auto to = pixels.begin();
    for (int y = rect.y; y < rect.y + rect.height; ++y) {
        const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(y) * stride + rect.x;
        to = std::copy_n(row, rect.width, to);
    }
    pixels.erase(to, pixels.end());
    pixels.shrink_to_fit();
}

PixelRuns cut(const PixelRuns& pixels, const Rect& rect)
{
    PixelRuns inside;
    for (const PixelRun& run : pixels.runs()) {
        if (run.y < rect.y || run.y >= rect.y + rect.height) continue;
        const int begin = std::max(run.x, rect.x);
        const int end = std::min(run.x + run.length, rect.x + rect.width);
        if (begin < end) inside.append({run.y - rect.y, begin - rect.x, end - begin});
    }
    return inside;
}

}  // namespace

Result<PixelRuns> cutOut(Slice& slice, const PixelRuns& pixels, const spec::DataSpec& spec, double scale)
{
    if (spec.roiWidth == 0 && spec.roiHeight == 0) return pixels;
    const auto scaled = [&](std::int64_t px) {
        return static_cast<int>(std::lround(static_cast<double>(px) * scale));
    };
    Rect rect{scaled(spec.roiX), scaled(spec.roiY), 0, 0};
    rect.width = scaled(spec.roiX + spec.roiWidth) - rect.x;
    rect.height = scaled(spec.roiY + spec.roiHeight) - rect.y;
    if (rect.width < 1 || rect.height < 1 || rect.x + rect.width > slice.width ||
        rect.y + rect.height > slice.height) {
        return invalidInput(
            text("The region of interest, %1 x %2 px at (%3, %4), does not lie in %5 of %6 x %7 px",
                 spec.roiWidth, spec.roiHeight, spec.roiX, spec.roiY, slice.name,
                 std::lround(slice.width / scale), std::lround(slice.height / scale)),
            text("change data.roi_x, data.roi_y, data.roi_width, data.roi_height; width and height 0 take "
                 "all"));
    }
    cut(slice.pixels8, slice.width, rect);
    cut(slice.pixels16, slice.width, rect);
    cut(slice.outside, slice.width, rect);
    slice.width = rect.width;
    slice.height = rect.height;
    return cut(pixels, rect);
}

}  // namespace synthslice::data
