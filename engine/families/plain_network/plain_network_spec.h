#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/plain_network/activation.h"
#include "engine/plain_network/loss.h"
#include "engine/spec/classes_spec.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

template <>
inline constexpr std::array enumNames<synthslice::plain_network::Activation>{"identity", "sigmoid", "tanh",
                                                                             "relu"};
template <>
inline constexpr std::array enumNames<synthslice::plain_network::Loss>{"squared_error", "rmse",
                                                                       "cross_entropy"};

/// How a network tells the class of an image.
enum class ClassOutput {
    Number,   ///< one output, which is to be the number of the class
    PerClass  ///< an output a class, which is to be 1 for the image's class and 0 for the others
};
template <>
inline constexpr std::array enumNames<ClassOutput>{"number", "per_class"};

struct PlainLayersSpec {
    std::string hidden = "5";  ///< neurons of the hidden layers, "30, 10"; empty: none
    synthslice::plain_network::Activation activation = synthslice::plain_network::Activation::Sigmoid;
    ClassOutput output = ClassOutput::Number;
    synthslice::plain_network::Activation outputActivation = synthslice::plain_network::Activation::Sigmoid;
    bool operator==(const PlainLayersSpec&) const = default;
};

struct PlainLearningSpec {
    synthslice::plain_network::Loss loss = synthslice::plain_network::Loss::SquaredError;
    double lr = 0.5;
    bool operator==(const PlainLearningSpec&) const = default;
};

enum class InitialKind { Constant, Uniform, Normal };
template <>
inline constexpr std::array enumNames<InitialKind>{"constant", "uniform", "normal"};

/// How the weights or the biases start.
struct InitialValuesSpec {
    InitialKind type = InitialKind::Normal;
    double value = 0.0;  ///< of "constant"
    double low = -1.0;   ///< of "uniform"
    double high = 1.0;
    double mean = 0.0;  ///< of "normal"
    double std = 0.1;
    bool operator==(const InitialValuesSpec&) const = default;
};

/// A fully connected network without a library (engine/plain_network) that tells classes apart.
struct PlainNetworkSpec {
    static constexpr const char* family = "plain-network";
    ClassesSpec classes;
    PlainLayersSpec network;
    PlainLearningSpec learning;
    InitialValuesSpec initialWeights;
    InitialValuesSpec initialBiases;
    bool operator==(const PlainNetworkSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const PlainNetworkSpec& plainNetworkOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<PlainNetworkSpec>();
}
[[nodiscard]] inline PlainNetworkSpec& plainNetworkOf(ExperimentSpec& experiment)
{
    return experiment.family.as<PlainNetworkSpec>();
}

/// Neurons of the hidden layers, from the inputs on. Errors: no whole numbers from 1 to 4096.
[[nodiscard]] Result<std::vector<int>> hiddenWidths(const PlainLayersSpec& network);

/// How many classes there are as long as no data tell: those named, or the ten of digits.
[[nodiscard]] std::int64_t classesWithoutData(const ClassesSpec& classes);

}  // namespace synthslice::spec
