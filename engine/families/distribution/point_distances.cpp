#include "engine/families/distribution/point_distances.h"

#include <algorithm>
#include <limits>
#include <span>

#include "engine/distribution/mixture_divergences.h"
#include "engine/distribution/wasserstein.h"

namespace synthslice::training {

using synthslice::distribution::drawPoints;
using synthslice::distribution::Mixture;
using synthslice::distribution::Point;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// As many points as tell a distance to about a percent of the width.
template <std::size_t D>
Points<D> manyOf(const PointSource<D>& source)
{
    constexpr std::int64_t many = 4096;
    constexpr std::uint64_t seed = 1;
    const auto* points = std::get_if<Points<D>>(&source);
    const bool few = points != nullptr && points->size() <= static_cast<std::size_t>(many);
    return few ? *points : drawPoints<D>(source, seed, 0, many);
}

PointDistances densityDistances(const Mixture<1>& p, const Mixture<1>& q)
{
    return {kullbackLeibler(p, q), kullbackLeibler(q, p), jensenShannon(p, q), wasserstein1(p, q),
            wasserstein2(p, q)};
}

PointDistances densityDistances(const Mixture<2>& p, const Mixture<2>& q)
{
    const auto js = jensenShannon(p, q);
    const double w1 = pointWasserstein(manyOf<2>(p), manyOf<2>(q));
    if (!js) return {unknown, unknown, unknown, w1, unknown, js.error().text()};
    return {kullbackLeibler(p, q).value(), kullbackLeibler(q, p).value(), *js, w1, unknown};
}

}  // namespace

template <std::size_t D>
PointDistances distancesOf(const PointSource<D>& real, const PointSource<D>& generated)
{
    const auto* p = std::get_if<Mixture<D>>(&real);
    const auto* q = std::get_if<Mixture<D>>(&generated);
    if (p != nullptr && q != nullptr) return densityDistances(*p, *q);
    return {unknown, unknown, unknown, pointWasserstein(manyOf<D>(real), manyOf<D>(generated)), unknown};
}

double pointWasserstein(const Points<1>& a, const Points<1>& b)
{
    const auto ofA = synthslice::distribution::projected<1>(a, {1.0});
    const auto ofB = synthslice::distribution::projected<1>(b, {1.0});
    return synthslice::distribution::wasserstein1(std::span<const double>(ofA), std::span<const double>(ofB));
}

double pointWasserstein(const Points<2>& a, const Points<2>& b)
{
    return synthslice::distribution::slicedWasserstein1(a, b);
}

template <std::size_t D>
ModeCount countModes(const Mixture<D>& real, const Points<D>& points)
{
    constexpr double farthestSds = 3.0;
    std::vector<bool> found(real.components().size());
    std::int64_t onMode = 0;
    for (const Point<D>& point : points) {
        bool belongs = false;
        for (std::size_t k = 0; k < found.size(); ++k) {
            const auto& gaussian = real.components()[k].gaussian;
            Point<D> fromMean{};
            for (std::size_t i = 0; i < D; ++i) fromMean[i] = point[i] - gaussian.mean()[i];
            double squares = 0.0;
            for (const double z : synthslice::distribution::solvedLower<D>(gaussian.factor(), fromMean)) {
                squares += z * z;
            }
            if (squares > farthestSds * farthestSds) continue;
            found[k] = true;
            belongs = true;
        }
        if (belongs) ++onMode;
    }
    return {static_cast<double>(std::ranges::count(found, true)),
            static_cast<double>(onMode) / static_cast<double>(points.size())};
}

template PointDistances distancesOf<1>(const PointSource<1>&, const PointSource<1>&);
template PointDistances distancesOf<2>(const PointSource<2>&, const PointSource<2>&);
template ModeCount countModes<1>(const Mixture<1>&, const Points<1>&);
template ModeCount countModes<2>(const Mixture<2>&, const Points<2>&);

}  // namespace synthslice::training
