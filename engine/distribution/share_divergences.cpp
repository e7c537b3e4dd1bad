#include "engine/distribution/share_divergences.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace synthslice::distribution {

namespace {

std::vector<double> normalized(std::span<const double> shares)
{
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<double> result(shares.begin(), shares.end());
    for (double& share : result) share /= sum;
    return result;
}

}  // namespace

double kullbackLeibler(std::span<const double> p, std::span<const double> q)
{
    const std::vector<double> from = normalized(p);
    const std::vector<double> to = normalized(q);
    double divergence = 0.0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] == 0.0) continue;
        if (to[i] == 0.0) return std::numeric_limits<double>::infinity();
        divergence += from[i] * std::log(from[i] / to[i]);
    }
    return divergence;
}

double jensenShannon(std::span<const double> p, std::span<const double> q)
{
    const std::vector<double> a = normalized(p);
    const std::vector<double> b = normalized(q);
    std::vector<double> middle(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) middle[i] = 0.5 * (a[i] + b[i]);
    return 0.5 * (kullbackLeibler(a, middle) + kullbackLeibler(b, middle));
}

}  // namespace synthslice::distribution
