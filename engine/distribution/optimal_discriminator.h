#pragma once

#include "engine/distribution/mixture.h"

namespace synthslice::distribution {

// What a trained discriminator should come to, where real data follow p and generated data q.

/// D*(x) = p(x) / (p(x) + q(x)): the discriminator that maximizes E_p ln D + E_q ln(1 - D) (Goodfellow 2014,
/// proposition 1); in [0, 1].
template <std::size_t D>
[[nodiscard]] double optimalDiscriminator(const Mixture<D>& p, const Mixture<D>& q, const Point<D>& x);

/// E_p ln D* + E_q ln(1 - D*) = -ln 4 + 2 JS(p, q) (Goodfellow 2014, theorem 1); in [-ln 4, 0].
[[nodiscard]] double optimalValue(double jensenShannonOfBoth);

/// Slope of the critic f* that maximizes E_p f - E_q f among all with |f'| <= 1 (Arjovsky 2017) at a place
/// where distribution functions of the real and the generated data are given: sign(F_q - F_p), which is 1,
/// -1, or 0 where any slope would do.
[[nodiscard]] int optimalCriticSlope(double cdfOfReal, double cdfOfGenerated);

extern template double optimalDiscriminator(const Mixture<1>&, const Mixture<1>&, const Point<1>&);
extern template double optimalDiscriminator(const Mixture<2>&, const Mixture<2>&, const Point<2>&);

}  // namespace synthslice::distribution
