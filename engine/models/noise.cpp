#include "engine/models/noise.h"

#include <optional>

namespace synthslice::models {

NoiseImpl::NoiseImpl(std::int64_t channels) : m_channels(channels)
{
    reset();
}

void NoiseImpl::reset()
{
    m_strength = register_parameter("weight", torch::zeros({m_channels}));
}

torch::Tensor NoiseImpl::forward(const torch::Tensor& input)
{
    std::vector<std::int64_t> shape = input.sizes().vec();
    if (shape.size() == 4) {
        shape[1] = 1;
    }
    const torch::Tensor noise = drawn(std::move(shape)).to(input.device());
    const torch::Tensor strength = input.dim() == 4 ? m_strength.view({1, -1, 1, 1}) : m_strength;
    return input + (strength * noise).to(input.scalar_type());
}

torch::Tensor NoiseImpl::drawn(std::vector<std::int64_t> shape) const
{
    if (m_generators.size() < 2) {
        return torch::randn(shape, m_generators.empty() ? std::nullopt : std::optional(m_generators.front()));
    }
    TORCH_CHECK(static_cast<std::int64_t>(m_generators.size()) == shape[0], "noise of ", m_generators.size(),
                " images, but ", shape[0], " came");
    shape[0] = 1;
    std::vector<torch::Tensor> maps;
    for (const torch::Generator& generator : m_generators) {
        maps.push_back(torch::randn(shape, generator));
    }
    return torch::cat(maps);
}

void setNoise(const torch::nn::Sequential& network, const std::vector<torch::Generator>& generators)
{
    for (const auto& layer : network->children()) {
        if (auto* noise = layer->as<Noise>()) {
            noise->setGenerators(generators);
        }
    }
}

}  // namespace synthslice::models
