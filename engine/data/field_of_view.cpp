#include "engine/data/field_of_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "engine/data/slice_pixels.h"

namespace synthslice::data {

namespace {

constexpr int smallestSlicePx = 128;
constexpr int rimPx = 10;
constexpr double
    cornerTolerance = 0.01;  ///< of the slice's grey range; lossy files are not quite constant outside
constexpr double smallestInside = 0.3;  ///< share of the slice
constexpr double largestInside = 0.97;
constexpr double smallestSolidity = 0.985;  ///< area over area of the convex hull
constexpr unsigned char outside = 128;

/// 255 where the grey is that of the corners, or nothing if these differ.
template <class Sample>
std::optional<cv::Mat1b> pixelsLikeCorners(std::span<const Sample> pixels, int width, int height)
{
    const auto [darkest, brightest] = std::minmax_element(pixels.begin(), pixels.end());
    const double tolerance = cornerTolerance * (*brightest - *darkest);
    const std::size_t last = pixels.size() - 1;
    const auto row = static_cast<std::size_t>(width) - 1;
    const std::array<double, 4> corners{static_cast<double>(pixels[0]), static_cast<double>(pixels[row]),
                                        static_cast<double>(pixels[last - row]),
                                        static_cast<double>(pixels[last])};
    const auto [lowest, highest] = std::minmax_element(corners.begin(), corners.end());
    if (*highest - *lowest > tolerance) return std::nullopt;
    cv::Mat1b like(height, width);
    std::transform(pixels.begin(), pixels.end(), like.begin(), [&](Sample value) {
        return static_cast<unsigned char>(std::abs(value - corners[0]) <= tolerance ? 255 : 0);
    });
    return like;
}

/// With a disc. What lies at the slice's border goes on beyond it: the border is no rim where the field of
/// view reaches over it, and one where it only touches it.
void morphology(cv::Mat1b& mask, int operation, int radius)
{
    const int padding = 2 * radius;
    cv::Mat1b padded;
    cv::copyMakeBorder(mask, padded, padding, padding, padding, padding, cv::BORDER_REPLICATE);
    cv::morphologyEx(padded, padded, operation,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1}));
    padded(cv::Rect({padding, padding}, mask.size())).copyTo(mask);
}

/// The outline of the largest connected region of a mask.
std::vector<cv::Point> largestOutline(const cv::Mat1b& mask)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    const auto largest = std::max_element(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) {
        return cv::contourArea(a) < cv::contourArea(b);
    });
    return largest == outlines.end() ? std::vector<cv::Point>() : *largest;
}

bool isConvex(const std::vector<cv::Point>& outline)
{
    if (outline.empty()) return false;
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    return cv::contourArea(outline) >= smallestSolidity * cv::contourArea(hull);
}

}  // namespace

PixelRuns findFieldOfView(const Slice& slice)
{
    const PixelRuns whole = PixelRuns::rectangle(slice.width, slice.height);
    if (std::min(slice.width, slice.height) < smallestSlicePx) return whole;
    auto surround = withPixels(
        slice, [&](auto pixels) { return pixelsLikeCorners(pixels, slice.width, slice.height); });
    if (!surround) return whole;
    const int right = slice.width - 1;
    const int bottom = slice.height - 1;
    for (const cv::Point corner :
         {cv::Point(0, 0), cv::Point(right, 0), cv::Point(0, bottom), cv::Point(right, bottom)}) {
        if ((*surround)(corner) == 255) cv::floodFill(*surround, corner, outside);
    }
    cv::Mat1b inside = *surround != outside;
    morphology(inside, cv::MORPH_CLOSE, 2);
    const std::vector<cv::Point> outline = largestOutline(inside);
    if (!isConvex(outline)) return whole;
    inside.setTo(0);
    cv::fillPoly(inside, std::vector{outline}, 255);
    const double share = cv::countNonZero(inside) / static_cast<double>(whole.count());
    if (share < smallestInside || share > largestInside) return whole;
    morphology(inside, cv::MORPH_ERODE, rimPx);
    return PixelRuns::fromMask({inside.datastart, inside.dataend}, slice.width);
}

}  // namespace synthslice::data
