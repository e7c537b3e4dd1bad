#pragma once

#include <vector>

#include "engine/plain_network/network.h"

namespace synthslice::plain_network {

// Gradient descent by backpropagation (Rumelhart, Hinton, Williams 1986). It is what equations 12 to 17 in
// section 5.3 of the report say: the forward pass, the error, its derivatives with respect to output and
// hidden weights by the chain rule, and the step. Equations 14 and 15 are printed there with + between
// factors of the chain rule; it is a product: dE/dw = dE/dy * dy/dz * dz/dw.

/// What each layer gave for a batch.
struct ForwardPass {
    std::vector<Matrix> values;  ///< the inputs, then the outputs y of each layer, {images, neurons}

    [[nodiscard]] const Matrix& outputs() const { return values.back(); }
};

/// Forward pass, layer by layer: z_j = sum_i w_ji x_i + b_j, y_j = f(z_j); y is the next layer's x. `inputs`
/// is {images, inputs of the network}.
[[nodiscard]] ForwardPass forward(const Network& network, Matrix inputs);

/// Chain rule, from the last layer back, with delta_j = dE/dz_j:
///   output layer  delta_j = dE/dy_j * f'(z_j)
///   hidden layer  delta_j = (sum_k delta_k w_kj) * f'(z_j), over the neurons k of the layer behind
///   any layer     dE/dw_ji = delta_j * x_i and dE/db_j = delta_j, summed over the images
/// `lossGradient` is dE/dy of the network's outputs.
[[nodiscard]] std::vector<LayerParameters> backward(const Network& network, const ForwardPass& pass,
                                                    const Matrix& lossGradient);

/// w <- w - rate * dE/dw, and the same for biases.
void descend(Network& network, const std::vector<LayerParameters>& gradients, double rate);

/// What one step saw, for curves and for diagnose().
struct StepResult {
    double loss = 0.0;  ///< of the batch, before the step
    ForwardPass pass;
    std::vector<LayerParameters> gradients;
};

/// One step of mini-batch gradient descent on a batch of images and their targets.
StepResult trainStep(Network& network, Matrix inputs, const Matrix& targets, double rate);

}  // namespace synthslice::plain_network
