#include "engine/models/noise.h"

#include <algorithm>
#include <utility>

namespace synthslice::models {
namespace {

thread_local std::vector<torch::Generator> generatorsInScope;

/// What `draw` gives for a batch of that shape, or for each of its images, on the CPU.
template <class Draw>
torch::Tensor drawnInScope(std::vector<std::int64_t> shape, const Draw& draw)
{
    const std::vector<torch::Generator>& generators = generatorsInScope;
    TORCH_CHECK(!generators.empty(), "a layer that draws was used without a NoiseScope");
    if (generators.size() == 1) {
        return draw(shape, generators.front());
    }
    TORCH_CHECK(static_cast<std::int64_t>(generators.size()) == shape[0], "noise of ", generators.size(),
                " images, but ", shape[0], " came");
    shape[0] = 1;
    std::vector<torch::Tensor> ofImages;
    for (const torch::Generator& generator : generators) {
        ofImages.push_back(draw(shape, generator));
    }
    return torch::cat(ofImages);
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
    const torch::Tensor noise = drawnInScope(std::move(shape), [](const auto& of, const auto& generator) {
                                    return torch::randn(of, generator);
                                }).to(input.device());
    const torch::Tensor strength = input.dim() == 4 ? m_strength.view({1, -1, 1, 1}) : m_strength;
    return input + (strength * noise).to(input.scalar_type());
}

torch::Tensor DropoutImpl::forward(const torch::Tensor& input)
{
    if (!is_training() || m_p == 0.0) {
        return input;
    }
    const torch::Tensor kept = drawnInScope(input.sizes().vec(),
                                            [this](const auto& of, const auto& generator) {
                                                return torch::empty(of).bernoulli_(1.0 - m_p, generator);
                                            });
    return input * (kept / (1.0 - m_p)).to(input.options());
}

bool drawsNoise(const torch::nn::Sequential& network)
{
    return std::ranges::any_of(network->children(), [](const auto& layer) {
        return layer->template as<Noise>() != nullptr || layer->template as<Dropout>() != nullptr;
    });
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
