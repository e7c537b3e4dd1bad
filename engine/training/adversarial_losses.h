#pragma once

#include <torch/torch.h>

#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

// The games of science.md section 1 as functions of raw scores (no sigmoid at the discriminator's end), one
// score per image, shape {batch}, fp32; each returns the batch mean, a scalar. Computed from log-sigmoid and
// softplus, never from the logarithm of a sigmoid. Both batches have the same size.

/// What the discriminator minimizes.
///   non_saturating  -log s(real) - log(1 - s(fake)), s the sigmoid (Goodfellow 2014, eq. 1)
///   wasserstein     fake - real (Arjovsky 2017, eq. 3)
///   relativistic    softplus(-(real - fake)), in pairs (Huang 2024, eq. 2)
[[nodiscard]] torch::Tensor discriminatorLoss(spec::AdversarialLoss loss, const torch::Tensor& scoresOnReal,
                                              const torch::Tensor& scoresOnFake);

/// What the generator minimizes.
///   non_saturating  -log s(fake) (Goodfellow 2014, section 3)
///   wasserstein     -fake
///   relativistic    softplus(-(fake - real)), in pairs
/// `scoresOnReal` may be undefined unless generatorNeedsReal().
[[nodiscard]] torch::Tensor generatorLoss(spec::AdversarialLoss loss, const torch::Tensor& scoresOnReal,
                                          const torch::Tensor& scoresOnFake);

/// Whether the generator's loss depends on the scores of real images.
[[nodiscard]] bool generatorNeedsReal(spec::AdversarialLoss loss);

/// What the discriminator believes, as probabilities averaged over the batch, for display; undefined tensors
/// for a loss whose scores are no log-odds (Wasserstein).
///   non_saturating  D(x) = s(score)
///   relativistic    s(real - fake) and s(fake - real): that an image is more real than its partner; their
///   sum is 1
struct Belief {
    torch::Tensor real;
    torch::Tensor fake;
};
[[nodiscard]] Belief belief(spec::AdversarialLoss loss, const torch::Tensor& scoresOnReal,
                            const torch::Tensor& scoresOnFake);

}  // namespace synthslice::training
