#include "engine/data/regions/constant_surround.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "engine/data/regions/slice_mask.h"

namespace synthslice::data {

namespace {

constexpr int cornerSidePx = 8;          ///< side of the square whose median counts, against hot pixels
constexpr double greyTolerance = 0.01;   ///< lossy files are not quite constant outside
constexpr double smallestInside = 0.02;  ///< share of the slice
constexpr double smallestSurround = 0.03;
constexpr double
    largestSurroundDent = 0.1;         ///< what is missing of the convex hull, as a share of the surround
constexpr double smallestMain = 0.97;  ///< share of the inside that is one region
constexpr unsigned char surroundMark = 128;

std::array<cv::Rect, 4> cornerSquares(cv::Size size)
{
    const int right = size.width - cornerSidePx;
    const int bottom = size.height - cornerSidePx;
    return {{{0, 0, cornerSidePx, cornerSidePx},
             {right, 0, cornerSidePx, cornerSidePx},
             {0, bottom, cornerSidePx, cornerSidePx},
             {right, bottom, cornerSidePx, cornerSidePx}}};
}

/// 255 where the grey is that of the corners and connected to one; empty if these differ.
cv::Mat1b surroundOf(const cv::Mat1f& values, double tolerance)
{
    std::vector<float> greys;
    for (const cv::Rect& corner : cornerSquares(values.size())) {
        const cv::Mat1f cut = values(corner).clone();
        std::vector<float> pixels(cut.begin(), cut.end());
        greys.push_back(medianOf(pixels));
    }
    const auto [lowest, highest] = std::minmax_element(greys.begin(), greys.end());
    if (*highest - *lowest > tolerance) return {};
    const double grey = 0.5 * (*lowest + *highest);
    cv::Mat1b like;
    cv::inRange(values, grey - tolerance, grey + tolerance, like);
    for (const cv::Rect& corner : cornerSquares(values.size())) {
        for (int y = corner.y; y < corner.y + corner.height; ++y) {
            for (int x = corner.x; x < corner.x + corner.width; ++x) {
                if (like(y, x) == 255) cv::floodFill(like, {x, y}, surroundMark);
            }
        }
    }
    return like == surroundMark;
}

}  // namespace

std::optional<cv::Mat1b> insideConstantSurround(const cv::Mat1f& values, double greyRange)
{
    const cv::Mat1b surround = surroundOf(values, greyTolerance * greyRange);
    if (surround.empty()) return std::nullopt;
    cv::Mat1b inside = ~surround;
    morphology(inside, cv::MORPH_CLOSE, 2);
    morphology(inside, cv::MORPH_OPEN, 3);  // dead lines
    const std::vector<std::vector<cv::Point>> outlines = outlinesOf(inside);
    const auto main = std::max_element(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) {
        return cv::contourArea(a) < cv::contourArea(b);
    });
    if (main == outlines.end()) return std::nullopt;
    const double all = cv::countNonZero(inside);
    inside.setTo(0);
    cv::fillPoly(inside, std::vector{*main}, 255);
    const double kept = cv::countNonZero(inside);
    const auto pixels = static_cast<double>(values.total());
    const bool plausible = kept >= smallestInside * pixels && pixels - kept >= smallestSurround * pixels &&
                           kept >= smallestMain * all &&
                           dentOf(*main) <= largestSurroundDent * (pixels - kept);
    return plausible ? std::optional(inside) : std::nullopt;
}

}  // namespace synthslice::data
