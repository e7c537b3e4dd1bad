#include "engine/measure/phase/two_point_correlation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "engine/measure/phase/phase_pairs.h"

namespace synthslice::measure {

namespace {

/// Calls visit(ring, dx, dy) for every lag up to `reach` px in x and y of a length in [ring, ring + 1), ring
/// = 0 ... maxLag.
template <class Visit>
void forEachLagOfRings(int maxLag, int reach, Visit visit)
{
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const auto ring = static_cast<int>(std::hypot(dx, dy));
            if (ring <= maxLag) visit(static_cast<std::size_t>(ring), dx, dy);
        }
    }
}

double share(double inPhase, double inside)
{
    return inside > 0.5 ? inPhase / inside : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::vector<double> twoPointCorrelation(const PhaseImage& image, Axis axis, int maxLag, int phase,
                                        Boundary boundary)
{
    return twoPointCorrelation(PhasePairs(image, maxLag, phase, boundary), axis, maxLag);
}

std::vector<double> twoPointCorrelation(const PhasePairs& pairs, Axis axis, int maxLag)
{
    std::vector<double> correlation;
    for (int lag = 0; lag <= maxLag; ++lag) {
        const int dx = axis == Axis::X ? lag : 0;
        const int dy = axis == Axis::Y ? lag : 0;
        correlation.push_back(share(pairs.inPhase(dx, dy), pairs.inside(dx, dy)));
    }
    return correlation;
}

std::vector<double> radialTwoPointCorrelation(const PhaseImage& image, int maxLag, int phase)
{
    return radialTwoPointCorrelation(PhasePairs(image, maxLag + 1, phase), maxLag);
}

std::vector<double> radialTwoPointCorrelation(const PhasePairs& pairs, int maxLag)
{
    std::vector<double> inPhase(static_cast<std::size_t>(maxLag) + 1, 0.0);
    std::vector<double> inside(inPhase.size(), 0.0);
    forEachLagOfRings(maxLag, maxLag + 1, [&](std::size_t ring, int dx, int dy) {
        inPhase[ring] += pairs.inPhase(dx, dy);
        inside[ring] += pairs.inside(dx, dy);
    });
    std::ranges::transform(inPhase, inside, inPhase.begin(), share);
    return inPhase;
}

std::vector<double> meanRadialLags(int maxLag)
{
    const int reach = maxLag + 1;
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1, 0.0);
    std::vector<double> counts(sums.size(), 0.0);
    forEachLagOfRings(maxLag, reach, [&](std::size_t ring, int dx, int dy) {
        sums[ring] += std::hypot(dx, dy);
        counts[ring] += 1.0;
    });
    std::ranges::transform(sums, counts, sums.begin(), std::divides{});
    return sums;
}

double integralRangePx2(const PhaseImage& image, int maxLag, int phase)
{
    return integralRangePx2(PhasePairs(image, maxLag, phase), maxLag);
}

double integralRangePx2(const PhasePairs& pairs, int maxLag)
{
    const double variance = pairs.fraction() * (1.0 - pairs.fraction());
    if (!(variance > 0.0)) return 0.0;
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1, 0.0);  // over the lags of each ring
    forEachLagOfRings(maxLag, maxLag, [&](std::size_t ring, int dx, int dy) {
        const double covariance = pairs.covariance(dx, dy);
        if (!std::isnan(covariance)) sums[ring] += covariance / variance;
    });
    const auto end = std::ranges::find_if(sums, [](double sum) { return sum <= 0.0; });
    return std::accumulate(sums.begin(), end, 0.0);
}

}  // namespace synthslice::measure
