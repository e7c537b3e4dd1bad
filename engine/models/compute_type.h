#pragma once

#include <torch/torch.h>

namespace synthslice::models {

/// `tensor` in the type that matrix products take in this thread's autocast scope, a weight's cast kept for
/// the scope; `tensor` itself outside one.
[[nodiscard]] torch::Tensor inComputeType(const torch::Tensor& tensor);

}  // namespace synthslice::models
