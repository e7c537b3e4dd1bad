#pragma once

#include <functional>
#include <vector>

namespace synthslice::distribution {

/// The integral of f between the first and the last of `borders` (ascending, at least two), to about 11
/// digits: the rule of Gauss and Kronrod with 15 points on each piece between two borders, of which the one
/// with the largest estimated error is halved again and again (QUADPACK's QAG, Piessens 1983). Borders belong
/// where f changes quickly. Ends after 4,000 halvings, which rounding may need where f is a difference of
/// nearly equal numbers.
[[nodiscard]] double integral(const std::function<double(double)>& f, const std::vector<double>& borders);

}  // namespace synthslice::distribution
