#pragma once

#include <vector>

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::models {

/// Spectral normalization of a network's linear layers and convolutions (Miyato 2018, algorithm 1), as
/// torch.nn.utils.spectral_norm: W / sigma, where sigma = u^T W v estimates the largest singular value of the
/// weight as a matrix {outputs, rest}, and u and v follow it by one power iteration for each apply().
///
/// The network's parameters stay the raw weights; the layers compute with the normalized ones.
class SpectralNorm {
public:
    /// Nothing is normalized, and no state held, unless `on`. u is drawn from `random`, a CPU generator.
    SpectralNorm(const torch::nn::Sequential& network, bool on, const torch::Generator& random);

    /// Puts the normalized weights into the layers, differentiable by the raw ones; after every change of the
    /// weights and before the network is used.
    void apply();

    /// The vectors u, "<layer>.weight_u", which a resumed run must go on with.
    [[nodiscard]] std::vector<session::NamedTensor> state() const;
    [[nodiscard]] Result<void> loadState(const std::vector<session::NamedTensor>& state,
                                         const std::string& what);

private:
    struct Layer {
        std::string name;
        torch::Tensor* used;  ///< the tensor that the layer computes with
        torch::Tensor raw;
        torch::Tensor u;
        bool transposed;  ///< outputs are the weight's second dimension
    };
    std::vector<Layer> m_layers;
};

}  // namespace synthslice::models
