#pragma once

namespace synthslice::plain_network {

/// f of a neuron: y = f(z), where z is the weighted sum of its inputs and its bias.
enum class Activation {
    Identity,  ///< z
    Sigmoid,   ///< 1 / (1 + exp(-z))
    Tanh,      ///< tanh(z)
    Relu       ///< max(0, z)
};

/// f(z).
[[nodiscard]] double activated(Activation activation, double z);

/// f'(z), told from y = f(z): sigmoid y (1 - y), tanh 1 - y^2, ReLU 1 where y > 0 and 0 elsewhere.
[[nodiscard]] double derivativeAt(Activation activation, double y);

/// The largest f'(z) of all z: 1/4 for the sigmoid, else 1.
[[nodiscard]] double steepest(Activation activation);

}  // namespace synthslice::plain_network
