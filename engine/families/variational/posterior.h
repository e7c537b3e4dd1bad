#pragma once

#include <torch/torch.h>

namespace synthslice::training {

// What stands between log p(x) and its bound. The prior is standard normal; a posterior is a diagonal
// Gaussian by the mean and the logarithm of the variance of each latent value, {batch, channels, height,
// width}. Values are nats; any floating-point type.

/// q(z|x) of a batch.
struct Posterior {
    torch::Tensor mean;
    torch::Tensor logVariance;
};

/// z = mean + sd noise, with standard normal noise (Kingma and Welling 2014, section 2.4).
[[nodiscard]] torch::Tensor sampleOf(const Posterior& posterior, const torch::Tensor& noise);

/// KL(q(z|x) || p(z)) of each latent unit, (m^2 + s^2 - 1 - log s^2)/2 (Kingma and Welling 2014, appendix B),
/// {batch, units}.
[[nodiscard]] torch::Tensor klOfUnits(const Posterior& posterior);

/// What is minimized of KL: each unit's mean over the batch, of which `freeBits` cost nothing, summed over
/// the units (Kingma 2016, section C.8), a scalar.
[[nodiscard]] torch::Tensor costOfKl(const torch::Tensor& klOfUnits, double freeBits);

/// log p(x|z) + log p(z) - log q(z|x) for z = sampleOf(posterior, noise), {batch}: the weight of a sample, in
/// log space.
[[nodiscard]] torch::Tensor logWeights(const Posterior& posterior, const torch::Tensor& noise,
                                       const torch::Tensor& logLikelihood);

/// The importance-weighted bound log (1/L) sum_l w_l of log weights {L, images} (Burda 2016, eq. 8),
/// {images}: with L of 1 the bound itself, with growing L log p(x).
[[nodiscard]] torch::Tensor importanceBound(const torch::Tensor& logWeights);

/// How many units tell one image from another: those whose posterior mean varies by more than 0.01 over
/// images (Burda 2016, section 5), of means {images, channels, height, width}.
[[nodiscard]] std::int64_t activeUnits(const torch::Tensor& means);

}  // namespace synthslice::training
