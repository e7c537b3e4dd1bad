#include "engine/distribution/optimal_discriminator.h"

#include <cmath>

namespace synthslice::distribution {

template <std::size_t D>
double optimalDiscriminator(const Mixture<D>& p, const Mixture<D>& q, const Point<D>& x)
{
    return 1.0 / (1.0 + std::exp(q.logDensity(x) - p.logDensity(x)));
}

double optimalValue(double jensenShannonOfBoth)
{
    return -std::log(4.0) + 2.0 * jensenShannonOfBoth;
}

int optimalCriticSlope(double cdfOfReal, double cdfOfGenerated)
{
    return (cdfOfGenerated > cdfOfReal ? 1 : 0) - (cdfOfGenerated < cdfOfReal ? 1 : 0);
}

template double optimalDiscriminator(const Mixture<1>&, const Mixture<1>&, const Point<1>&);
template double optimalDiscriminator(const Mixture<2>&, const Mixture<2>&, const Point<2>&);

}  // namespace synthslice::distribution
