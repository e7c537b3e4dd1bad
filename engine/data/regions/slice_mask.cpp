#include "engine/data/regions/slice_mask.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

cv::Mat1f valuesOf(const Slice& slice)
{
    cv::Mat1f values(slice.height, slice.width);
    withPixels(slice, [&](auto pixels) {
        std::transform(pixels.begin(), pixels.end(), values.begin(),
                       [](auto value) { return static_cast<float>(value); });
    });
    return values;
}

void morphology(cv::Mat1b& mask, int operation, int radius)
{
    const int padding = 2 * radius;
    cv::Mat1b padded;
    cv::copyMakeBorder(mask, padded, padding, padding, padding, padding, cv::BORDER_REPLICATE);
    cv::morphologyEx(padded, padded, operation,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1}));
    padded(cv::Rect({padding, padding}, mask.size())).copyTo(mask);
}

std::vector<std::vector<cv::Point>> outlinesOf(const cv::Mat1b& mask)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    return outlines;
}

double dentOf(const std::vector<cv::Point>& outline)
{
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    return cv::contourArea(hull) - cv::contourArea(outline);
}

float medianOf(std::vector<float>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace synthslice::data
