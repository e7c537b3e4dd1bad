#pragma once

#include <span>

namespace synthslice::distribution {

// Divergences of two distributions given as shares of the same bins, which are normalized to a sum of 1; in
// nats.

/// Kullback and Leibler 1951: sum p ln(p / q). Infinite where p has a share and q none.
[[nodiscard]] double kullbackLeibler(std::span<const double> p, std::span<const double> q);

/// Jensen and Shannon (Lin 1991): the mean divergence of both from their mean; at most ln 2.
[[nodiscard]] double jensenShannon(std::span<const double> p, std::span<const double> q);

}  // namespace synthslice::distribution
