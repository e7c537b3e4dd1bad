#include "engine/measure/circles/vote_peaks.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace synthslice::measure {

namespace {

// Vertex of the parabola through three equidistant values, within half a step of the middle one.
double vertex(double before, double middle, double after)
{
    const double curvature = before - 2.0 * middle + after;
    return curvature < 0.0 ? std::clamp(0.5 * (before - after) / curvature, -0.5, 0.5) : 0.0;
}

}  // namespace

std::vector<VotePeak> votePeaks(const cv::Mat1f& votes, double radius)
{
    const int reach = std::max(1, static_cast<int>(std::lround(radius)));
    cv::Mat1f largest;
    cv::dilate(votes, largest, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * reach + 1, 2 * reach + 1}));
    std::vector<VotePeak> peaks;
    for (int y = 0; y < votes.rows; ++y) {
        for (int x = 0; x < votes.cols; ++x) {
            const float value = votes(y, x);
            if (value <= 0.0F || value < largest(y, x)) {
                continue;
            }
            VotePeak peak{static_cast<double>(x), static_cast<double>(y), value};
            if (x > 0 && x + 1 < votes.cols) {
                peak.x += vertex(votes(y, x - 1), value, votes(y, x + 1));
            }
            if (y > 0 && y + 1 < votes.rows) {
                peak.y += vertex(votes(y - 1, x), value, votes(y + 1, x));
            }
            peaks.push_back(peak);
        }
    }
    std::ranges::stable_sort(peaks, std::ranges::greater{}, &VotePeak::votes);
    return peaks;
}

std::vector<VotePeak> withoutWeakNeighbours(const std::vector<VotePeak>& peaks, double threshold,
                                            double distance, cv::Size size)
{
    std::vector<VotePeak> kept;
    cv::Mat1b taken(size, std::uint8_t{0});
    for (const VotePeak& peak : peaks) {
        if (peak.votes < threshold) {
            break;
        }
        const cv::Point pixel(cvRound(peak.x), cvRound(peak.y));
        if (taken(pixel) == 0) {
            cv::circle(taken, pixel, static_cast<int>(distance), 1, cv::FILLED);
            kept.push_back(peak);
        }
    }
    return kept;
}

}  // namespace synthslice::measure
