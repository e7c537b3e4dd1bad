#pragma once

#include <torch/torch.h>

#include "engine/families/classifier/classifier_spec.h"

namespace synthslice::training {

/// What a classifier's values say: a probability for each class, {images, classes}, fp32, of values of that
/// shape. Behind softmax they are the values, behind log_softmax their exponentials, behind a sigmoid the
/// values over their sum. Raw scores are taken as the loss takes them: softmax with cross_entropy, sigmoids
/// over their sum with bce, and otherwise (l1, mse, rmse alone) what is above 0 over its sum.
[[nodiscard]] torch::Tensor beliefsOf(const spec::ClassifierSpec& classifier, const torch::Tensor& values);

}  // namespace synthslice::training
