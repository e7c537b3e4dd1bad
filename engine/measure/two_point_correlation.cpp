#include "engine/measure/two_point_correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/measure/autocorrelation.h"
#include "engine/measure/phase_mat.h"

namespace synthslice::measure {

namespace {

/// For every lag, row maxLag + dy and column maxLag + dx: pairs of pixels that both lie in the phase, and
/// that both lie inside.
struct PairCounts {
    cv::Mat1d inPhase;
    cv::Mat1d inside;

    [[nodiscard]] double share(int row, int column) const
    {
        return inside(row, column) > 0.5 ? inPhase(row, column) / inside(row, column)
                                         : std::numeric_limits<double>::quiet_NaN();
    }
};

/// 1 where the mask is set.
cv::Mat1d indicator(const cv::Mat1b& mask)
{
    cv::Mat1d ones;
    mask.convertTo(ones, CV_64F, 1.0 / 255.0);
    return ones;
}

/// Pairs of pixels that both lie inside.
cv::Mat1d pairsInside(const cv::Mat1b& pixels, int maxLag, bool periodic)
{
    const cv::Mat1b inside = pixels != PhaseImage::outside;
    if (cv::countNonZero(inside) < static_cast<int>(inside.total()))
        return autocorrelation(indicator(inside), maxLag, periodic);
    cv::Mat1d pairs(2 * maxLag + 1, 2 * maxLag + 1);
    for (int dy = -maxLag; dy <= maxLag; ++dy) {
        for (int dx = -maxLag; dx <= maxLag; ++dx) {
            pairs(maxLag + dy, maxLag + dx) = periodic ? static_cast<double>(inside.total())
                                                       : std::max(0.0, inside.rows - std::abs(dy) * 1.0) *
                                                             std::max(0.0, inside.cols - std::abs(dx) * 1.0);
        }
    }
    return pairs;
}

PairCounts pairCounts(const PhaseImage& image, int maxLag, int phase, Boundary boundary)
{
    const cv::Mat1b pixels = phaseMat(image);
    const bool periodic = boundary == Boundary::Periodic;
    return {autocorrelation(indicator(pixels == phase), maxLag, periodic),
            pairsInside(pixels, maxLag, periodic)};
}

/// Calls visit(ring, row, column) for every lag of a length in [ring, ring + 1), ring = 0 ... maxLag, of a
/// map that reaches `reach`.
template <class Visit>
void forEachLagOfRings(int maxLag, int reach, Visit visit)
{
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const auto ring = static_cast<int>(std::hypot(dx, dy));
            if (ring <= maxLag) visit(static_cast<std::size_t>(ring), reach + dy, reach + dx);
        }
    }
}

}  // namespace

std::vector<double> twoPointCorrelation(const PhaseImage& image, Axis axis, int maxLag, int phase,
                                        Boundary boundary)
{
    const PairCounts pairs = pairCounts(image, maxLag, phase, boundary);
    std::vector<double> correlation;
    for (int lag = 0; lag <= maxLag; ++lag) {
        correlation.push_back(axis == Axis::X ? pairs.share(maxLag, maxLag + lag)
                                              : pairs.share(maxLag + lag, maxLag));
    }
    return correlation;
}

std::vector<double> radialTwoPointCorrelation(const PhaseImage& image, int maxLag, int phase)
{
    const int reach = maxLag + 1;
    const PairCounts pairs = pairCounts(image, reach, phase, Boundary::Open);
    std::vector<double> inPhase(static_cast<std::size_t>(maxLag) + 1, 0.0);
    std::vector<double> inside(inPhase.size(), 0.0);
    forEachLagOfRings(maxLag, reach, [&](std::size_t ring, int row, int column) {
        inPhase[ring] += pairs.inPhase(row, column);
        inside[ring] += pairs.inside(row, column);
    });
    for (std::size_t ring = 0; ring < inPhase.size(); ++ring) {
        inPhase[ring] = inside[ring] > 0.5 ? inPhase[ring] / inside[ring]
                                           : std::numeric_limits<double>::quiet_NaN();
    }
    return inPhase;
}

std::vector<double> meanRadialLags(int maxLag)
{
    const int reach = maxLag + 1;
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1, 0.0);
    std::vector<double> counts(sums.size(), 0.0);
    forEachLagOfRings(maxLag, reach, [&](std::size_t ring, int row, int column) {
        sums[ring] += std::hypot(row - reach, column - reach);
        counts[ring] += 1.0;
    });
    std::ranges::transform(sums, counts, sums.begin(), std::divides{});
    return sums;
}

double integralRangePx2(const PhaseImage& image, int maxLag, int phase)
{
    const double phi = phaseFraction(image, phase);
    const double variance = phi - phi * phi;
    if (!(variance > 0.0)) return 0.0;
    // Of deviations from phi, so that it is the same for both phases of two, whatever the pixels that pairs
    // leave out.
    const cv::Mat1b pixels = phaseMat(image);
    const cv::Mat1d inside = indicator(pixels != PhaseImage::outside);
    const PairCounts deviations{autocorrelation(indicator(pixels == phase) - phi * inside, maxLag),
                                pairsInside(pixels, maxLag, false)};
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1, 0.0);  // over the lags of each ring
    forEachLagOfRings(maxLag, maxLag, [&](std::size_t ring, int row, int column) {
        const double covariance = deviations.share(row, column);
        if (!std::isnan(covariance)) sums[ring] += covariance / variance;
    });
    const auto end = std::ranges::find_if(sums, [](double sum) { return sum <= 0.0; });
    return std::accumulate(sums.begin(), end, 0.0);
}

}  // namespace synthslice::measure
