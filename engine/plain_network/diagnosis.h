#pragma once

#include <cstddef>
#include <vector>

#include "engine/plain_network/training_step.h"

namespace synthslice::plain_network {

/// What keeps a layer from learning.
struct LayerDiagnosis {
    std::size_t neurons = 0;
    /// How many differ by more than 1e-9 of their largest weight, in weights, bias or the weights that lead
    /// on. Neurons that do not differ have the same gradient for ever (symmetry): a hidden layer whose
    /// weights all start at one constant has one distinct neuron and learns no more than a single one would.
    std::size_t distinctNeurons = 0;
    /// Share of the outputs of the batch where f'(z) is below 1 % of the largest that f has: at the flat ends
    /// of sigmoid and tanh and where a ReLU gives 0. In [0, 1]; at 1 hardly a gradient comes through.
    double saturatedShare = 0.0;
    /// Whether all parameters and outputs are finite numbers.
    bool finite = true;
    bool operator==(const LayerDiagnosis&) const = default;
};

/// One diagnosis a layer. `pass` is a forward pass of the network.
[[nodiscard]] std::vector<LayerDiagnosis> diagnose(const Network& network, const ForwardPass& pass);

}  // namespace synthslice::plain_network
