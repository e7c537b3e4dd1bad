#include "engine/families/plain_network/plain_network_spec.h"

namespace synthslice::spec {

template <>
GroupText groupText<PlainLayersSpec>()
{
    return {
        SYNTHSLICE_TEXT("Plain network"),
        SYNTHSLICE_TEXT("Fully connected layers from the pixels to the class, computed without a library.")};
}
template <>
const ParameterTable<PlainLayersSpec>& parameterTable()
{
    static const ParameterTable<PlainLayersSpec> table = {
        {&PlainLayersSpec::hidden,
         {.key = "hidden",
          .label = SYNTHSLICE_TEXT("Hidden neurons"),
          .help = SYNTHSLICE_TEXT(
              "Neurons of each hidden layer, with commas between layers; empty leaves them "
              "out.")}},
        {&PlainLayersSpec::activation,
         {.key = "activation",
          .label = SYNTHSLICE_TEXT("Activation"),
          .help = SYNTHSLICE_TEXT("What each hidden neuron makes of the sum of its inputs.")}},
        {&PlainLayersSpec::output,
         {.key = "output",
          .label = SYNTHSLICE_TEXT("Output"),
          .help = SYNTHSLICE_TEXT(
              "number has one output, which is to be the number of the class, 0, 1, ...; "
              "per_class has an output a class, which is to be 1 for that of the image and "
              "0 for the others.")}},
        {&PlainLayersSpec::outputActivation,
         {.key = "output_activation",
          .label = SYNTHSLICE_TEXT("Output activation"),
          .help = SYNTHSLICE_TEXT("What each output neuron makes of the sum of its inputs; a sigmoid stays "
                                  "between 0 and 1, cross-entropy needs identity.")}}};
    return table;
}

template <>
GroupText groupText<PlainLearningSpec>()
{
    return {SYNTHSLICE_TEXT("Learning"), SYNTHSLICE_TEXT("What the network minimizes, and by which steps.")};
}
template <>
const ParameterTable<PlainLearningSpec>& parameterTable()
{
    static const ParameterTable<PlainLearningSpec> table = {
        {&PlainLearningSpec::loss,
         {.key = "loss",
          .label = SYNTHSLICE_TEXT("Loss"),
          .help = SYNTHSLICE_TEXT(
              "squared_error is half the sum of squared errors of an image, rmse the root of "
              "the mean squared error of a batch, cross_entropy is that of the softmax of "
              "the outputs.")}},
        {&PlainLearningSpec::lr,
         {.key = "lr",
          .label = SYNTHSLICE_TEXT("Learning rate"),
          .help = SYNTHSLICE_TEXT("Step along the negative gradient."),
          .range = {0, 1000},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}}};
    return table;
}

template <>
GroupText groupText<InitialValuesSpec>()
{
    return {SYNTHSLICE_TEXT("Initial values"), SYNTHSLICE_TEXT("How weights and biases start.")};
}
template <>
const ParameterTable<InitialValuesSpec>& parameterTable()
{
    constexpr Range valueRange{-100, 100};
    static const ParameterTable<InitialValuesSpec> table = {
        {&InitialValuesSpec::type,
         {.key = "type",
          .label = SYNTHSLICE_TEXT("Initial values"),
          .help = SYNTHSLICE_TEXT(
              "Whether all start alike or are drawn; hidden neurons that start alike stay "
              "alike.")}},
        {&InitialValuesSpec::value,
         {.key = "value",
          .label = SYNTHSLICE_TEXT("Value"),
          .help = SYNTHSLICE_TEXT("All start at this."),
          .range = valueRange}},
        {&InitialValuesSpec::low,
         {.key = "low",
          .label = SYNTHSLICE_TEXT("Lowest"),
          .help = SYNTHSLICE_TEXT("All start between this and the highest."),
          .range = valueRange}},
        {&InitialValuesSpec::high,
         {.key = "high",
          .label = SYNTHSLICE_TEXT("Highest"),
          .help = SYNTHSLICE_TEXT("All start between the lowest and this."),
          .range = valueRange}},
        {&InitialValuesSpec::mean,
         {.key = "mean",
          .label = SYNTHSLICE_TEXT("Mean"),
          .help = SYNTHSLICE_TEXT("Middle of the initial values."),
          .range = valueRange}},
        {&InitialValuesSpec::std,
         {.key = "std",
          .label = SYNTHSLICE_TEXT("Standard deviation"),
          .help = SYNTHSLICE_TEXT("Spread of the initial values."),
          .range = {0, 100},
          .scale = Scale::Logarithmic}}};
    return table;
}

}  // namespace synthslice::spec
