#include "engine/measure/quantile.h"

#include <algorithm>
#include <cmath>

namespace synthslice::measure {

template <class Number>
double quantile(std::vector<Number> values, double q)
{
    if (values.empty()) {
        return 0.0;
    }
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(std::floor(position));
    std::ranges::nth_element(values, below);
    const double share = position - std::floor(position);
    if (share == 0.0) {
        return *below;  // the value above may be infinite
    }
    return *below + share * (*std::min_element(below + 1, values.end()) - *below);
}

template double quantile(std::vector<float> values, double q);
template double quantile(std::vector<double> values, double q);

}  // namespace synthslice::measure
