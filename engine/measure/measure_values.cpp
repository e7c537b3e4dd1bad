#include "engine/measure/measure_values.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace synthslice::measure {

const std::vector<double>& quantileShares()
{
    static const std::vector<double> shares{0.01, 0.05, 0.15, 0.25, 0.35, 0.45,
                                            0.55, 0.65, 0.75, 0.85, 0.95, 0.99};
    return shares;
}

std::vector<double> quantilesOf(std::vector<float> values)
{
    if (values.empty()) return std::vector(quantileShares().size(), std::numeric_limits<double>::quiet_NaN());
    std::ranges::sort(values);
    std::vector<double> quantiles;
    for (const double share : quantileShares())
        quantiles.push_back(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]);
    return quantiles;
}

std::vector<double> countFrom(int first, int last)
{
    std::vector<double> values(static_cast<std::size_t>(last - first + 1));
    std::iota(values.begin(), values.end(), first);
    return values;
}

}  // namespace synthslice::measure
