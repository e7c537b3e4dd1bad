#pragma once

#include <string_view>

#include "engine/distribution/mixture.h"

namespace synthslice::distribution {

/// A mixture as people write it: Gaussians between semicolons, each with its weight and a colon before it, or
/// without where all weigh the same. "0.3:N(-2, 1); 0.7:N(2, 0.5)" on a line: mean and standard deviation. In
/// the plane N(x, y, sd), N(x, y, sd_x, sd_y) or N(x, y, sd_x, sd_y, correlation). The error quotes what is
/// wrong.
template <std::size_t D>
[[nodiscard]] Result<Mixture<D>> parseMixture(std::string_view text);

extern template Result<Mixture<1>> parseMixture<1>(std::string_view);
extern template Result<Mixture<2>> parseMixture<2>(std::string_view);

}  // namespace synthslice::distribution
