#include "engine/plain_network/network.h"

#include "engine/base/text/text.h"

namespace synthslice::plain_network {

namespace {

std::string nameOf(std::size_t layer)
{
    return "layer" + std::to_string(layer + 1);
}

}  // namespace

Result<Network> makeNetwork(const NetworkShape& shape)
{
    if (shape.inputs < 1) {
        return invalidInput(text("The network has %1 inputs", shape.inputs), text("give it at least one"));
    }
    if (shape.layers.empty()) {
        return invalidInput(text("The network has no layers"), text("give it at least an output layer"));
    }
    if (shape.loss == Loss::CrossEntropy && shape.layers.back().activation != Activation::Identity) {
        return invalidInput(text("The output layer has an activation in front of cross-entropy"),
                            text("make it the identity: cross-entropy takes the softmax itself"));
    }
    Network network{{}, {}, shape.loss};
    auto inputs = static_cast<std::size_t>(shape.inputs);
    for (const LayerShape& layer : shape.layers) {
        if (layer.width < 1) {
            return invalidInput(
                text("%1 of the network has %2 neurons", nameOf(network.layers.size()), layer.width),
                text("give it at least one"));
        }
        const auto width = static_cast<std::size_t>(layer.width);
        network.layers.push_back({Matrix(width, inputs), std::vector<double>(width)});
        network.activations.push_back(layer.activation);
        inputs = width;
    }
    return network;
}

void initialize(Network& network, const InitialValues& weights, const InitialValues& biases,
                std::uint64_t seed)
{
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        Random ofWeights(seed, 2 * l);
        drawInto(network.layers[l].weights.values, weights, ofWeights);
        Random ofBiases(seed, 2 * l + 1);
        drawInto(network.layers[l].biases, biases, ofBiases);
    }
}

std::vector<NamedParameter> parametersOf(Network& network)
{
    std::vector<NamedParameter> parameters;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        auto& [weights, biases] = network.layers[l];
        const auto neurons = static_cast<std::int64_t>(weights.rows);
        parameters.push_back(
            {nameOf(l) + ".weight", {neurons, static_cast<std::int64_t>(weights.columns)}, weights.values});
        parameters.push_back({nameOf(l) + ".bias", {neurons}, biases});
    }
    return parameters;
}

}  // namespace synthslice::plain_network
