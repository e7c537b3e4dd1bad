#pragma once

#include <torch/torch.h>

#include "engine/spec/network/layer_spec.h"

namespace synthslice::models {

/// Nearest-neighbour upsampling by 2 and the 3 x 3 convolution behind it, in one: the same numbers from 4/9
/// of the multiplications, since each output pixel's nine weights fall on only four different input pixels.
/// It is a transposed convolution of stride 2 whose 4 x 4 kernel holds sums of the 3 x 3 weights. Parameters
/// are named and start as those of torch.nn.Conv2d.
class UpsampledConv2dImpl : public torch::nn::Cloneable<UpsampledConv2dImpl> {
public:
    UpsampledConv2dImpl(std::int64_t inChannels, const spec::Conv2dSpec& convolution);
    void reset() override;

    /// {batch, channels, height, width} -> {batch, out_channels, 2 height - 2 + 2 padding, ...}
    torch::Tensor forward(const torch::Tensor& input);

    torch::Tensor weight;  ///< {out_channels, in_channels, 3, 3}; in the open as LibTorch's layers have it
    torch::Tensor bias;

private:
    std::int64_t m_inChannels;
    spec::Conv2dSpec m_convolution;
};
TORCH_MODULE(UpsampledConv2d);

/// Whether a layer and the next are what UpsampledConv2d does.
[[nodiscard]] bool isUpsampledConv2d(const spec::LayerSpec& layer, const spec::LayerSpec& next);

}  // namespace synthslice::models
