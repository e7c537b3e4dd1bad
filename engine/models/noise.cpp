#include "engine/models/noise.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace synthslice::models {
namespace {

thread_local std::vector<torch::Generator> generatorsInScope;

torch::Tensor drawn(std::vector<std::int64_t> shape)
{
    const std::vector<torch::Generator>& generators = generatorsInScope;
    if (generators.size() < 2) {
        return torch::randn(shape, generators.empty() ? std::nullopt : std::optional(generators.front()));
    }
    TORCH_CHECK(static_cast<std::int64_t>(generators.size()) == shape[0], "noise of ", generators.size(),
                " images, but ", shape[0], " came");
    shape[0] = 1;
    std::vector<torch::Tensor> maps;
    for (const torch::Generator& generator : generators) {
        maps.push_back(torch::randn(shape, generator));
    }
    return torch::cat(maps);
}

}  // namespace

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

bool drawsNoise(const torch::nn::Sequential& network)
{
    const auto layers = network->children();
    return std::ranges::any_of(layers,
                               [](const auto& layer) { return layer->template as<Noise>() != nullptr; });
}

NoiseScope::NoiseScope(std::vector<torch::Generator> generators)
    : m_outer(std::exchange(generatorsInScope, std::move(generators)))
{
}

NoiseScope::~NoiseScope()
{
    generatorsInScope = std::move(m_outer);
}

}  // namespace synthslice::models
