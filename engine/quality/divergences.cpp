#include "engine/quality/divergences.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace synthslice::quality {

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

double kullbackLeiblerOfGaussians(double mean1, double sd1, double mean2, double sd2)
{
    const double shift = mean1 - mean2;
    return std::log(sd2 / sd1) + (sd1 * sd1 + shift * shift) / (2.0 * sd2 * sd2) - 0.5;
}

}  // namespace synthslice::quality
