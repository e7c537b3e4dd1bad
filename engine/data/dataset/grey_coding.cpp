#include "engine/data/dataset/grey_coding.h"

#include <algorithm>
#include <cmath>

namespace synthslice::data {

double GreyCoding::toMinus1To1(double grey) const
{
    if (labelOrder.empty()) return window.toMinus1To1(grey);
    const auto nearest = std::ranges::min_element(labelOrder, {},
                                                  [grey](double label) { return std::abs(label - grey); });
    const auto place = static_cast<double>(nearest - labelOrder.begin());
    return 2.0 * place / static_cast<double>(labelOrder.size() - 1) - 1.0;
}

double GreyCoding::toGrey(double minus1To1) const
{
    if (labelOrder.empty()) return window.toGrey(minus1To1);
    const auto last = static_cast<double>(labelOrder.size() - 1);
    const double place = std::clamp(0.5 * (minus1To1 + 1.0) * last, 0.0, last);
    return labelOrder[static_cast<std::size_t>(std::lround(place))];
}

}  // namespace synthslice::data
