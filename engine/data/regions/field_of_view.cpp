#include "engine/data/regions/field_of_view.h"

#include <algorithm>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/reading/slice_pixels.h"
#include "engine/data/regions/constant_surround.h"
#include "engine/data/regions/sample_in_air.h"
#include "engine/data/regions/slice_mask.h"

namespace synthslice::data {

namespace {

constexpr int smallestSlicePx = 128;
constexpr int fadingRimPx = 10;

PixelRuns runsOf(const cv::Mat1b& mask)
{
    return PixelRuns::fromMask({mask.datastart, mask.dataend}, mask.cols);
}

}  // namespace

PixelRuns findFieldOfView(const Slice& slice)
{
    PixelRuns found = PixelRuns::rectangle(slice.width, slice.height);
    if (std::min(slice.width, slice.height) < smallestSlicePx) return found;
    const cv::Mat1f values = valuesOf(slice);
    const double unit = fullScale(slice);
    const GreyHistogram all(slice, found);
    cv::Mat1b frame(values.size(), 255);
    if (auto inside = insideConstantSurround(values, unit * (all.brightest() - all.darkest()))) {
        morphology(*inside, cv::MORPH_ERODE, fadingRimPx);
        frame = *inside;
        found = runsOf(frame);
    }
    const GreyHistogram framed(slice, found);
    if (framed.count() == 0) return found;
    auto samples = samplesInAir({values, frame, static_cast<float>(unit * framed.darkest()),
                                 static_cast<float>(unit * framed.brightest())});
    if (!samples) return found;
    morphology(*samples, cv::MORPH_ERODE, std::max(fadingRimPx, samplePrecisionPx(values.size())));
    return runsOf(*samples & frame);
}

}  // namespace synthslice::data
