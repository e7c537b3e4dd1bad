#include "engine/plain_network/training_step.h"

#include <cassert>
#include <utility>

namespace synthslice::plain_network {

namespace {

Matrix layerOutputs(const LayerParameters& layer, Activation activation, const Matrix& inputs)
{
    Matrix y = product(inputs, transposed(layer.weights));
    for (std::size_t image = 0; image < y.rows; ++image) {
        for (std::size_t j = 0; j < y.columns; ++j) {
            y.at(image, j) = activated(activation, y.at(image, j) + layer.biases[j]);
        }
    }
    return y;
}

/// delta = dE/dz from dE/dy.
Matrix throughActivation(Activation activation, Matrix gradient, const Matrix& y)
{
    for (std::size_t i = 0; i < y.values.size(); ++i) {
        gradient.values[i] *= derivativeAt(activation, y.values[i]);
    }
    return gradient;
}

LayerParameters parameterGradient(const Matrix& delta, const Matrix& inputs)
{
    LayerParameters gradient{product(transposed(delta), inputs), std::vector<double>(delta.columns)};
    for (std::size_t image = 0; image < delta.rows; ++image) {
        for (std::size_t j = 0; j < delta.columns; ++j) gradient.biases[j] += delta.at(image, j);
    }
    return gradient;
}

void subtract(std::vector<double>& parameters, const std::vector<double>& gradient, double rate)
{
    for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] -= rate * gradient[i];
}

}  // namespace

ForwardPass forward(const Network& network, Matrix inputs)
{
    assert(inputs.columns == network.layers.front().weights.columns);
    ForwardPass pass;
    pass.values.push_back(std::move(inputs));
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        pass.values.push_back(layerOutputs(network.layers[l], network.activations[l], pass.values[l]));
    }
    return pass;
}

std::vector<LayerParameters> backward(const Network& network, const ForwardPass& pass,
                                      const Matrix& lossGradient)
{
    std::vector<LayerParameters> gradients(network.layers.size());
    std::size_t l = network.layers.size() - 1;
    Matrix delta = throughActivation(network.activations[l], lossGradient, pass.outputs());
    while (true) {
        gradients[l] = parameterGradient(delta, pass.values[l]);
        if (l == 0) break;
        delta = throughActivation(network.activations[l - 1], product(delta, network.layers[l].weights),
                                  pass.values[l]);
        --l;
    }
    return gradients;
}

void descend(Network& network, const std::vector<LayerParameters>& gradients, double rate)
{
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        subtract(network.layers[l].weights.values, gradients[l].weights.values, rate);
        subtract(network.layers[l].biases, gradients[l].biases, rate);
    }
}

StepResult trainStep(Network& network, Matrix inputs, const Matrix& targets, double rate)
{
    StepResult result{0.0, forward(network, std::move(inputs)), {}};
    const LossAndGradient loss = lossOf(network.loss, result.pass.outputs(), targets);
    result.loss = loss.value;
    result.gradients = backward(network, result.pass, loss.gradient);
    descend(network, result.gradients, rate);
    return result;
}

}  // namespace synthslice::plain_network
