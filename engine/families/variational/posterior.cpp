#include "engine/families/variational/posterior.h"

#include <cmath>

namespace synthslice::training {

torch::Tensor sampleOf(const Posterior& posterior, const torch::Tensor& noise)
{
    return posterior.mean + torch::exp(0.5 * posterior.logVariance) * noise;
}

torch::Tensor klOfUnits(const Posterior& posterior)
{
    const auto& [mean, logVariance] = posterior;
    return (0.5 * (mean.square() + torch::exp(logVariance) - 1.0 - logVariance)).flatten(1);
}

torch::Tensor costOfKl(const torch::Tensor& klOfUnits, double freeBits)
{
    const torch::Tensor means = klOfUnits.mean(0);
    return (freeBits > 0.0 ? means.clamp_min(freeBits) : means).sum();
}

torch::Tensor logWeights(const Posterior& posterior, const torch::Tensor& noise,
                         const torch::Tensor& logLikelihood)
{
    // Both densities have the same power of 2 pi, and the noise is (z - mean) / sd.
    const torch::Tensor ofPrior = -sampleOf(posterior, noise).square();
    const torch::Tensor ofPosterior = -noise.square() - posterior.logVariance;
    return logLikelihood + 0.5 * (ofPrior - ofPosterior).flatten(1).sum(1);
}

torch::Tensor importanceBound(const torch::Tensor& logWeights)
{
    return torch::logsumexp(logWeights, 0) - std::log(static_cast<double>(logWeights.size(0)));
}

std::int64_t activeUnits(const torch::Tensor& means)
{
    return (means.flatten(1).var(0) > 0.01).sum().item<std::int64_t>();
}

}  // namespace synthslice::training
