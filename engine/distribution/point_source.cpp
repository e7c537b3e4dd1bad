#include "engine/distribution/point_source.h"

#include <algorithm>
#include <limits>

#include "engine/base/overloaded.h"

namespace synthslice::distribution {

template <std::size_t D>
Points<D> drawPoints(const PointSource<D>& source, std::uint64_t seed, std::uint64_t first,
                     std::int64_t count)
{
    Points<D> drawn;
    drawn.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t position = first + static_cast<std::uint64_t>(i);
        drawn.push_back(std::visit(
            Overloaded{[&](const Mixture<D>& mixture) { return mixture.sample(seed, position); },
                       [&](const Points<D>& points) { return samplePoint<D>(points, seed, position); }},
            source));
    }
    return drawn;
}

std::pair<double, double> extentOf(const PointSource<1>& source)
{
    constexpr double sds = 4.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto hold = [&](double from, double to) {
        low = std::min(low, from);
        high = std::max(high, to);
    };
    std::visit(Overloaded{[&](const Mixture<1>& mixture) {
                              for (const auto& [share, gaussian] : mixture.components()) {
                                  const double reach = sds * gaussian.sd(0);
                                  hold(gaussian.mean()[0] - reach, gaussian.mean()[0] + reach);
                              }
                          },
                          [&](const Points<1>& points) {
                              for (const Point<1>& point : points) hold(point[0], point[0]);
                          }},
               source);
    return {low, high};
}

std::vector<double> placesOf(const std::vector<const PointSource<1>*>& sources)
{
    constexpr int places = 241;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const PointSource<1>* source : sources) {
        const auto [from, to] = extentOf(*source);
        low = std::min(low, from);
        high = std::max(high, to);
    }
    const double margin = high > low ? 0.05 * (high - low) : 1.0;
    low -= margin;
    high += margin;
    std::vector<double> x;
    for (int i = 0; i < places; ++i) x.push_back(low + (high - low) * i / (places - 1));
    return x;
}

std::vector<double> cdfOf(const PointSource<1>& source, const std::vector<double>& x)
{
    std::vector<double> shares;
    if (const auto* mixture = std::get_if<Mixture<1>>(&source)) {
        for (const double place : x) shares.push_back(cdf(*mixture, place));
        return shares;
    }
    const auto ascending = projected<1>(std::get<Points<1>>(source), {1.0});
    for (const double place : x) shares.push_back(cdf(ascending, place));
    return shares;
}

std::vector<double> densityOf(const PointSource<1>& source, const std::vector<double>& x)
{
    std::vector<double> densities;
    if (const auto* mixture = std::get_if<Mixture<1>>(&source)) {
        for (const double place : x) densities.push_back(mixture->density({place}));
        return densities;
    }
    const double step = x[1] - x[0];
    std::vector<double> borders;
    for (const double place : x) borders.push_back(place - 0.5 * step);
    borders.push_back(x.back() + 0.5 * step);
    const std::vector<double> shares = cdfOf(source, borders);
    for (std::size_t i = 0; i < x.size(); ++i) densities.push_back((shares[i + 1] - shares[i]) / step);
    return densities;
}

template Points<1> drawPoints<1>(const PointSource<1>&, std::uint64_t, std::uint64_t, std::int64_t);
template Points<2> drawPoints<2>(const PointSource<2>&, std::uint64_t, std::uint64_t, std::int64_t);

}  // namespace synthslice::distribution
