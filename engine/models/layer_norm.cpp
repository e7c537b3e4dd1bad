#include "engine/models/layer_norm.h"

namespace synthslice::models {

LayerNormImpl::LayerNormImpl(spec::Shape example, const spec::LayerNormSpec& layer)
    : m_example(std::move(example)), m_layer(layer)
{
    reset();
}

void LayerNormImpl::reset()
{
    const bool bias = m_layer.elementwiseAffine && m_layer.bias;
    m_weight = register_parameter("weight",
                                  m_layer.elementwiseAffine ? torch::ones(m_example) : torch::Tensor(),
                                  m_layer.elementwiseAffine);
    m_bias = register_parameter("bias", bias ? torch::zeros(m_example) : torch::Tensor(), bias);
}

torch::Tensor LayerNormImpl::forward(const torch::Tensor& input)
{
    return torch::layer_norm(input, m_example, m_weight, m_bias, m_layer.eps);
}

}  // namespace synthslice::models
