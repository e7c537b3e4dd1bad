#pragma once

#include <torch/torch.h>

#include "engine/families/gan/spec/gan_loss_spec.h"

namespace synthslice::training {

// The games of docs/losses.md as functions of what the discriminator gives each image, without a
// sigmoid at its end: shape {batch, 1}, a raw score, or {batch, 2}, one score for "generated" and one for
// "real"; fp32. Each returns the batch mean, a scalar. Computed from log-sigmoid and softplus, never from the
// logarithm of a sigmoid. Both batches have the same size. `general` is used by the general loss alone.

/// One score per image, shape {batch}: the only output, or the score for "real" less that for "generated",
/// the log-odds that a softmax of both gives.
[[nodiscard]] torch::Tensor scoresOf(const torch::Tensor& outputs);

/// What the discriminator minimizes; a is the label smoothing.
///   minimax        -(1 - a) log s(real) - a log(1 - s(real)) - log(1 - s(fake)), s the sigmoid
///                  (Goodfellow 2014, eq. 1; Salimans 2016, section 3.4)
///   least_squares  (real - (1 - a))^2 + fake^2 (Mao 2017, eq. 2 with b = 1, a = 0, without its factor 1/2)
///   wasserstein    fake - real (Arjovsky 2017, eq. 3)
///   hinge          relu(1 - real) + relu(1 + fake) (Miyato 2018, eq. 16)
///   relativistic   softplus(-(real - fake)), in pairs (Huang 2024, eq. 2)
///   general        generalLoss() to 1 - a on real images plus generalLoss() to 0 on generated ones
/// plus drift * real^2 (Karras 2018, appendix A.1).
[[nodiscard]] torch::Tensor discriminatorLoss(const spec::GanLossSpec& loss,
                                              const spec::GeneralLossSpec& general,
                                              const torch::Tensor& outputsOnReal,
                                              const torch::Tensor& outputsOnFake);

/// What the generator minimizes.
///   non_saturating      -log s(fake) (Goodfellow 2014, section 3)
///   minimax             log(1 - s(fake)) (Goodfellow 2014, eq. 1)
///   least_squares       (fake - 1)^2
///   wasserstein, hinge  -fake
///   relativistic        softplus(-(fake - real)), in pairs
///   general             generalLoss() to 1
/// `outputsOnReal` may be undefined unless GanLossSpec::generatorNeedsReal().
[[nodiscard]] torch::Tensor generatorLoss(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
                                          const torch::Tensor& outputsOnReal,
                                          const torch::Tensor& outputsOnFake);

/// What the discriminator believes, as probabilities averaged over the batch, for display; undefined tensors
/// for a loss whose scores are no log-odds.
///   minimax, general    D(x) = s(score), for a general loss with bce, cross_entropy or nll
///   relativistic        s(real - fake) and s(fake - real): that an image is more real than its
///                       partner; their sum is 1
struct Belief {
    torch::Tensor real;
    torch::Tensor fake;
};
[[nodiscard]] Belief belief(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
                            const torch::Tensor& scoresOnReal, const torch::Tensor& scoresOnFake);

/// By how much each real image is taken for real, shape {batch}; below 0 it is taken for generated. Scores
/// whose zero has no meaning (wasserstein, relativistic, general) are compared with the generated partner's.
[[nodiscard]] torch::Tensor realMargins(const spec::GanLossSpec& loss, const torch::Tensor& scoresOnReal,
                                        const torch::Tensor& scoresOnFake);

}  // namespace synthslice::training
