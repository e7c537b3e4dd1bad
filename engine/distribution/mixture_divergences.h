#pragma once

#include "engine/distribution/mixture.h"

namespace synthslice::distribution {

// Of densities, in nats; to about ten digits in one dimension, where integrals are adaptive.

/// KL(p || q), the integral of p ln(p / q) (Kullback and Leibler 1951).
[[nodiscard]] double kullbackLeibler(const Mixture<1>& p, const Mixture<1>& q);

/// JS(p, q) = KL(p || m) / 2 + KL(q || m) / 2 with m = (p + q) / 2 (Lin 1991); in [0, ln 2].
[[nodiscard]] double jensenShannon(const Mixture<1>& p, const Mixture<1>& q);

/// In two dimensions, as sums over a grid whose step is a quarter of the smallest standard deviation along
/// any direction, up to 8.5 standard deviations around each component: to about six digits, within a second
/// or two. Refuses mixtures that would need more than 2,000 points a side, and says how wide and how narrow
/// they are.
[[nodiscard]] Result<double> kullbackLeibler(const Mixture<2>& p, const Mixture<2>& q);
[[nodiscard]] Result<double> jensenShannon(const Mixture<2>& p, const Mixture<2>& q);

/// W1(p, q): the area between the distribution functions, in units of x.
[[nodiscard]] double wasserstein1(const Mixture<1>& p, const Mixture<1>& q);

/// W2(p, q): the root of the integral of (Q_p(u) - Q_q(u))^2 over u in (0, 1), with quantile functions Q; in
/// units of x.
[[nodiscard]] double wasserstein2(const Mixture<1>& p, const Mixture<1>& q);

}  // namespace synthslice::distribution
