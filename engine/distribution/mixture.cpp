#include "engine/distribution/mixture.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>

#include "engine/base/random.h"
#include "engine/base/text/text.h"

namespace synthslice::distribution {

namespace {

// Beyond so many standard deviations a Gaussian has no share that a number could hold.
constexpr double farthestSds = 40.0;

}  // namespace

template <std::size_t D>
Result<Mixture<D>> Mixture<D>::make(const std::vector<WeightedGaussian<D>>& components)
{
    if (components.empty()) {
        return invalidInput(text("The mixture has no components"), text("give it at least one Gaussian"));
    }
    Mixture mixture;
    double sum = 0.0;
    for (const auto& [weight, mean, covariance] : components) {
        const std::string name = "Component " + std::to_string(mixture.m_components.size() + 1) + ": ";
        if (!(weight > 0.0 && std::isfinite(weight))) {
            return invalidInput(text("%1the weight is not positive", name),
                                text("give one above 0 or leave it out"));
        }
        auto gaussian = Gaussian<D>::make(mean, covariance);
        if (!gaussian) return invalidInput(name + gaussian.error().message, gaussian.error().hint);
        mixture.m_components.push_back({weight, *gaussian});
        sum += weight;
    }
    for (Component& component : mixture.m_components) component.share /= sum;
    return mixture;
}

template <std::size_t D>
double Mixture<D>::density(const Point<D>& x) const
{
    return std::exp(logDensity(x));
}

template <std::size_t D>
double Mixture<D>::logDensity(const Point<D>& x) const
{
    // ln of a sum of exponentials, added one by one relative to the largest yet.
    double largest = -std::numeric_limits<double>::infinity();
    double sum = 0.0;
    for (const auto& [share, gaussian] : m_components) {
        const double term = std::log(share) + gaussian.logDensity(x);
        if (term > largest) {
            sum = sum * std::exp(largest - term) + 1.0;
            largest = term;
        } else {
            sum += std::exp(term - largest);
        }
    }
    return largest + std::log(sum);
}

template <std::size_t D>
Point<D> Mixture<D>::sample(std::uint64_t seed, std::uint64_t position) const
{
    Random random(seed, position);
    double rest = random.uniform();
    std::size_t k = 0;
    while (k + 1 < m_components.size() && rest >= m_components[k].share) rest -= m_components[k++].share;
    Point<D> z{};
    for (double& coordinate : z) coordinate = random.normal();
    return m_components[k].gaussian.at(z);
}

template class Mixture<1>;
template class Mixture<2>;

double cdf(const Mixture<1>& mixture, double x)
{
    double sum = 0.0;
    for (const auto& [share, gaussian] : mixture.components()) {
        sum += share * 0.5 * std::erfc((gaussian.mean()[0] - x) / (gaussian.sd(0) * std::numbers::sqrt2));
    }
    return sum;
}

double quantile(const Mixture<1>& mixture, double share)
{
    assert(share > 0.0 && share < 1.0);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& component : mixture.components()) {
        const double mean = component.gaussian.mean()[0];
        const double reach = farthestSds * component.gaussian.sd(0);
        low = std::min(low, mean - reach);
        high = std::max(high, mean + reach);
    }
    while (true) {
        const double middle = std::midpoint(low, high);
        if (middle <= low || middle >= high) return middle;
        (cdf(mixture, middle) < share ? low : high) = middle;
    }
}

}  // namespace synthslice::distribution
