#pragma once

#include <torch/torch.h>

#include "engine/spec/network/layer_spec.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::models {

/// torch.nn.LayerNorm over a whole example, with its `bias` parameter, which LibTorch's own module lacks.
class LayerNormImpl : public torch::nn::Cloneable<LayerNormImpl> {
public:
    /// `example` is the shape of one example, without the batch.
    LayerNormImpl(spec::Shape example, const spec::LayerNormSpec& layer);
    void reset() override;
    torch::Tensor forward(const torch::Tensor& input);

private:
    spec::Shape m_example;
    spec::LayerNormSpec m_layer;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};
TORCH_MODULE(LayerNorm);

}  // namespace synthslice::models
