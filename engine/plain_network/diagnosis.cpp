#include "engine/plain_network/diagnosis.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace synthslice::plain_network {

namespace {

constexpr double alikeWithin = 1e-9;
constexpr double flatShare = 0.01;

/// Everything that the gradient of a neuron depends on: weights, bias and, of a hidden neuron, the weights
/// that lead on.
std::vector<double> neuronOf(const Network& network, std::size_t layer, std::size_t neuron)
{
    const auto& [weights, biases] = network.layers[layer];
    const auto row = weights.values.begin() + static_cast<std::ptrdiff_t>(neuron * weights.columns);
    std::vector<double> values(row, row + static_cast<std::ptrdiff_t>(weights.columns));
    values.push_back(biases[neuron]);
    if (layer + 1 < network.layers.size()) {
        const Matrix& next = network.layers[layer + 1].weights;
        for (std::size_t k = 0; k < next.rows; ++k) values.push_back(next.at(k, neuron));
    }
    return values;
}

bool alike(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = 0.0;
    for (const double value : a) largest = std::max(largest, std::abs(value));
    return std::equal(a.begin(), a.end(), b.begin(),
                      [&](double x, double y) { return std::abs(x - y) <= alikeWithin * largest; });
}

std::size_t distinctNeurons(const Network& network, std::size_t layer)
{
    std::vector<std::vector<double>> distinct;
    for (std::size_t j = 0; j < network.layers[layer].weights.rows; ++j) {
        std::vector<double> neuron = neuronOf(network, layer, j);
        const bool known = std::any_of(
            distinct.begin(), distinct.end(),
            [&](const std::vector<double>& other) { return alike(other, neuron); });
        if (!known) distinct.push_back(std::move(neuron));
    }
    return distinct.size();
}

double saturatedShare(Activation activation, const Matrix& outputs)
{
    const double flat = flatShare * steepest(activation);
    const auto count = std::count_if(outputs.values.begin(), outputs.values.end(),
                                     [&](double y) { return std::abs(derivativeAt(activation, y)) < flat; });
    return static_cast<double>(count) / static_cast<double>(outputs.values.size());
}

bool allFinite(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

std::vector<LayerDiagnosis> diagnose(const Network& network, const ForwardPass& pass)
{
    std::vector<LayerDiagnosis> result;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const auto& [weights, biases] = network.layers[l];
        const Matrix& outputs = pass.values[l + 1];
        result.push_back({weights.rows, distinctNeurons(network, l),
                          saturatedShare(network.activations[l], outputs),
                          allFinite(weights.values) && allFinite(biases) && allFinite(outputs.values)});
    }
    return result;
}

}  // namespace synthslice::plain_network
