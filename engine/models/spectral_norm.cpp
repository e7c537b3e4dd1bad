#include "engine/models/spectral_norm.h"

#include "engine/models/kernel_layers.h"
#include "engine/models/named_tensors.h"
#include "engine/models/upsampled_conv2d.h"

namespace synthslice::models {
namespace {

constexpr double tiny = 1e-12;

torch::Tensor asMatrix(const torch::Tensor& weight, bool transposed)
{
    return (transposed ? weight.transpose(0, 1) : weight).flatten(1);
}

torch::Tensor normalized(const torch::Tensor& vector)
{
    return torch::nn::functional::normalize(vector,
                                            torch::nn::functional::NormalizeFuncOptions().dim(0).eps(tiny));
}

}  // namespace

SpectralNorm::SpectralNorm(const torch::nn::Sequential& network, bool on, const torch::Generator& random)
{
    if (!on) {
        return;
    }
    for (const auto& child : network->named_children()) {
        torch::Tensor* used = nullptr;
        bool transposed = false;
        if (auto* linear = child.value()->as<torch::nn::Linear>()) used = &linear->weight;
        if (auto* convolution = child.value()->as<torch::nn::Conv2d>()) used = &convolution->weight;
        if (auto* upsampled = child.value()->as<UpsampledConv2d>()) used = &upsampled->weight;
        if (auto* own = child.value()->as<Conv2d>()) used = &own->weight;
        if (auto* up = child.value()->as<torch::nn::ConvTranspose2d>()) {
            used = &up->weight;
            transposed = true;
        }
        if (auto* ownUp = child.value()->as<ConvTranspose2d>()) {
            used = &ownUp->weight;
            transposed = true;
        }
        if (used == nullptr) continue;
        const torch::Tensor drawn = torch::randn({used->size(transposed ? 1 : 0)}, random);
        const torch::Tensor u = normalized(drawn).to(used->device());
        m_layers.push_back({child.key(), used, *used, u, transposed});
    }
}

void SpectralNorm::apply()
{
    for (Layer& layer : m_layers) {
        torch::Tensor v;
        {
            torch::NoGradGuard noGrad;
            const torch::Tensor matrix = asMatrix(layer.raw, layer.transposed);
            v = normalized(matrix.t().mv(layer.u));
            layer.u.copy_(normalized(matrix.mv(v)));
        }
        const torch::Tensor u = layer.u.clone();  // the next iteration must not change what gradients need
        const torch::Tensor sigma = u.dot(asMatrix(layer.raw, layer.transposed).mv(v));
        *layer.used = layer.raw / sigma.clamp_min(tiny);
    }
}

std::vector<session::NamedTensor> SpectralNorm::state() const
{
    std::vector<session::NamedTensor> state;
    for (const Layer& layer : m_layers) {
        state.push_back(toNamedTensor(layer.name + ".weight_u", layer.u));
    }
    return state;
}

Result<void> SpectralNorm::loadState(const std::vector<session::NamedTensor>& state, const std::string& what)
{
    std::vector<TensorSlot> slots;
    for (Layer& layer : m_layers) {
        slots.push_back({layer.name + ".weight_u", layer.u});
    }
    return loadTensors(state, slots, what);
}

}  // namespace synthslice::models
