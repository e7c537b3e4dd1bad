#include "engine/families/distribution/point_mixture.h"

#include "engine/distribution/mixture_text.h"

namespace synthslice::spec {

using synthslice::distribution::Mixture;

namespace {

/// N((mean, 0), sd^2 I).
template <std::size_t D>
Result<Mixture<D>> gaussianAt(double mean, double sd)
{
    synthslice::distribution::WeightedGaussian<D> gaussian;
    gaussian.mean[0] = mean;
    for (std::size_t i = 0; i < D; ++i) gaussian.covariance[i][i] = sd * sd;
    return Mixture<D>::make({gaussian});
}

}  // namespace

template <std::size_t D>
Result<Mixture<D>> mixtureOf(const RealPointsSpec& real)
{
    return real.kind == RealKind::Mixture ? synthslice::distribution::parseMixture<D>(real.mixture)
                                          : gaussianAt<D>(real.mean, real.sd);
}

template <std::size_t D>
Result<Mixture<D>> mixtureOf(const GeneratedPointsSpec& generated)
{
    return generated.kind == GeneratedKind::Mixture
               ? synthslice::distribution::parseMixture<D>(generated.mixture)
               : gaussianAt<D>(generated.mean, generated.sd);
}

template Result<Mixture<1>> mixtureOf<1>(const RealPointsSpec&);
template Result<Mixture<2>> mixtureOf<2>(const RealPointsSpec&);
template Result<Mixture<1>> mixtureOf<1>(const GeneratedPointsSpec&);
template Result<Mixture<2>> mixtureOf<2>(const GeneratedPointsSpec&);

}  // namespace synthslice::spec
