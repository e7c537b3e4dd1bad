#pragma once

#include <span>

namespace synthslice::quality {

// Divergences of two distributions given as shares of the same bins, which are normalized to a sum of 1; in
// nats.

/// Kullback and Leibler 1951: sum p ln(p / q). Infinite where p has a share and q none.
[[nodiscard]] double kullbackLeibler(std::span<const double> p, std::span<const double> q);

/// Jensen and Shannon (Lin 1991): the mean divergence of both from their mean; at most ln 2.
[[nodiscard]] double jensenShannon(std::span<const double> p, std::span<const double> q);

/// KL(N(mean1, sd1) || N(mean2, sd2)) = ln(sd2 / sd1) + (sd1^2 + (mean1 - mean2)^2) / (2 sd2^2) - 1/2.
[[nodiscard]] double kullbackLeiblerOfGaussians(double mean1, double sd1, double mean2, double sd2);

}  // namespace synthslice::quality
