#include "engine/measure/circles/opencv_circles.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "engine/measure/circles/gradient_votes.h"
#include "engine/measure/grey/grey_mat.h"

namespace synthslice::measure {

std::vector<Circle> findCirclesWithOpenCv(const GreyImage& image, const CircleFinderSettings& settings)
{
    constexpr double upperCannyThreshold = 60.0;
    constexpr double accumulatorThreshold = 8.0;
    cv::Mat1b grey8;
    greyMat(image).convertTo(grey8, CV_8U, 255.0);
    cv::resize(grey8, grey8, {}, upsampling, upsampling, cv::INTER_CUBIC);
    cv::GaussianBlur(grey8, grey8, {}, upsampling * 0.7);
    std::vector<cv::Vec3f> found;
    cv::HoughCircles(grey8, found, cv::HOUGH_GRADIENT, 1.0, upsampling * 1.5 * smallestRadiusPx(settings),
                     upperCannyThreshold, accumulatorThreshold,
                     static_cast<int>(std::floor(upsampling * smallestRadiusPx(settings))),
                     static_cast<int>(std::ceil(upsampling * largestRadiusPx(settings))));
    std::vector<Circle> circles;
    for (const cv::Vec3f& circle : found) {
        circles.push_back({slicePx(circle[0]), slicePx(circle[1]), circle[2] / upsampling});
    }
    return circles;
}

}  // namespace synthslice::measure
