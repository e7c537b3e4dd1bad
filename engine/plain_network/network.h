#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/plain_network/activation.h"
#include "engine/plain_network/initial_values.h"
#include "engine/plain_network/loss.h"
#include "engine/plain_network/matrix.h"

namespace synthslice::plain_network {

struct LayerShape {
    int width = 0;  ///< neurons
    Activation activation = Activation::Sigmoid;
};

/// A fully connected network, for example 784 inputs - 30 sigmoid - 1 sigmoid.
struct NetworkShape {
    int inputs = 0;
    std::vector<LayerShape> layers;  ///< hidden layers, then the output layer
    Loss loss = Loss::SquaredError;
};

/// The parameters of a layer, or the gradient of the error with respect to them.
struct LayerParameters {
    Matrix weights;  ///< {neurons, inputs}: w_ji leads from input i to neuron j
    std::vector<double> biases;
    bool operator==(const LayerParameters&) const = default;
};

/// A network of plain numbers, to be read beside its formulas: no library, no automatic derivatives.
struct Network {
    std::vector<LayerParameters> layers;
    std::vector<Activation> activations;  ///< one a layer
    Loss loss = Loss::SquaredError;
    bool operator==(const Network&) const = default;
};

/// All parameters zero. Refuses a network without layers, a width below 1, and cross-entropy behind another
/// activation than the identity, as it takes the softmax itself.
[[nodiscard]] Result<Network> makeNetwork(const NetworkShape& shape);

/// Draws all parameters anew: layer l from streams 2 l (weights) and 2 l + 1 (biases) of `seed`.
void initialize(Network& network, const InitialValues& weights, const InitialValues& biases,
                std::uint64_t seed);

/// A parameter as it is saved. Copying the same values back restores the network bit for bit.
struct NamedParameter {
    std::string name;                 ///< "layer1.weight", "layer1.bias", "layer2.weight", ...
    std::vector<std::int64_t> shape;  ///< {neurons, inputs} or {neurons}
    std::span<double> values;         ///< of the network itself
};

/// All parameters, layer by layer; valid as long as `network` is neither moved nor assigned to.
[[nodiscard]] std::vector<NamedParameter> parametersOf(Network& network);

}  // namespace synthslice::plain_network
