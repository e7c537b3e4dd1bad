#pragma once

#include <string>
#include <vector>

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::models {

/// The tensor's values, copied to the CPU. Types: F32, F64, BF16, I64, U8.
[[nodiscard]] session::NamedTensor toNamedTensor(std::string name, const torch::Tensor& tensor);

/// Parameters and buffers of a network, named as in PyTorch's state_dict.
[[nodiscard]] std::vector<session::NamedTensor> stateOf(const torch::nn::Module& network);

/// A tensor to read a stored one into.
struct TensorSlot {
    std::string name;
    torch::Tensor tensor;
};

/// Copies each stored tensor into the slot of its name. All or nothing: an error names the first tensor that
/// is missing, left over, or of another shape or type, and `what` they belong to ("generator").
[[nodiscard]] Result<void> loadTensors(const std::vector<session::NamedTensor>& stored,
                                       const std::vector<TensorSlot>& slots, const std::string& what);

/// The same into a network's parameters and buffers.
[[nodiscard]] Result<void> loadState(torch::nn::Module& network,
                                     const std::vector<session::NamedTensor>& stored,
                                     const std::string& what);

}  // namespace synthslice::models
