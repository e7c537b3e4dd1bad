#include "engine/families/distribution/point_source.h"

#include <algorithm>
#include <limits>

#include "engine/base/overloaded.h"

namespace synthslice::training {

using synthslice::distribution::Mixture;
using synthslice::distribution::Point;

template <std::size_t D>
Points<D> draw(const PointSource<D>& source, std::uint64_t seed, std::uint64_t first, std::int64_t count)
{
    Points<D> drawn;
    drawn.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t position = first + static_cast<std::uint64_t>(i);
        drawn.push_back(
            std::visit(Overloaded{[&](const Mixture<D>& mixture) { return mixture.sample(seed, position); },
                                  [&](const Points<D>& points) {
                                      return synthslice::distribution::samplePoint<D>(points, seed, position);
                                  }},
                       source));
    }
    return drawn;
}

template <std::size_t D>
torch::Tensor toTensor(const Points<D>& points)
{
    torch::Tensor tensor = torch::empty({static_cast<std::int64_t>(points.size()), D});
    auto* value = tensor.mutable_data_ptr<float>();
    for (const Point<D>& point : points) {
        for (const double coordinate : point) *value++ = static_cast<float>(coordinate);
    }
    return tensor;
}

template <std::size_t D>
Points<D> toPoints(const torch::Tensor& points)
{
    const torch::Tensor onCpu = points.detach().cpu().to(torch::kFloat64).contiguous();
    const auto* value = onCpu.const_data_ptr<double>();
    Points<D> result(static_cast<std::size_t>(onCpu.size(0)));
    for (Point<D>& point : result) {
        for (double& coordinate : point) coordinate = *value++;
    }
    return result;
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

std::vector<double> cdfOf(const PointSource<1>& source, const std::vector<double>& x)
{
    std::vector<double> shares;
    if (const auto* mixture = std::get_if<Mixture<1>>(&source)) {
        for (const double place : x) shares.push_back(cdf(*mixture, place));
        return shares;
    }
    const auto ascending = synthslice::distribution::projected<1>(std::get<Points<1>>(source), {1.0});
    for (const double place : x) shares.push_back(synthslice::distribution::cdf(ascending, place));
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

template Points<1> draw<1>(const PointSource<1>&, std::uint64_t, std::uint64_t, std::int64_t);
template Points<2> draw<2>(const PointSource<2>&, std::uint64_t, std::uint64_t, std::int64_t);
template torch::Tensor toTensor<1>(const Points<1>&);
template torch::Tensor toTensor<2>(const Points<2>&);
template Points<1> toPoints<1>(const torch::Tensor&);
template Points<2> toPoints<2>(const torch::Tensor&);

}  // namespace synthslice::training
