#pragma once

#include <torch/torch.h>

#include "engine/spec/training/general_loss_spec.h"

namespace synthslice::training {

/// The weighted sum of the losses of torch.nn, a scalar; fp32 or double in, the same out.
///   l1             L1Loss: mean |output - target|
///   mse            MSELoss: mean (output - target)^2
///   rmse           the root of mse
///   bce            BCEWithLogitsLoss: output is a raw score, target a probability
///   cross_entropy  CrossEntropyLoss with probabilities as target: output is {batch, classes}, raw scores
///   nll            NLLLoss with probabilities as target: output is {batch, classes}, log-probabilities
/// `output` and `target` have the same shape.
[[nodiscard]] torch::Tensor generalLoss(const spec::GeneralLossSpec& weights, const torch::Tensor& output,
                                        const torch::Tensor& target);

}  // namespace synthslice::training
