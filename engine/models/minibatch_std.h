#pragma once

#include <torch/torch.h>

#include "engine/spec/network/layer_spec.h"

namespace synthslice::models {

/// Minibatch standard deviation (Karras 2018, section 3, with the groups of Karras 2020): images i, i + n, i
/// + 2n,
/// ... of a batch of group_size * n are a group; the standard deviation of each value over its group,
/// averaged over all values of a part of the channels, is added to each image of the group as one constant
/// map per part.
class MinibatchStdImpl : public torch::nn::Cloneable<MinibatchStdImpl> {
public:
    explicit MinibatchStdImpl(const spec::MinibatchStdSpec& layer);
    void reset() override {}

    /// {batch, channels, ...} -> {batch, channels + num_channels, ...}
    torch::Tensor forward(const torch::Tensor& input);

private:
    spec::MinibatchStdSpec m_layer;
};
TORCH_MODULE(MinibatchStd);

}  // namespace synthslice::models
