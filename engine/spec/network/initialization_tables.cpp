#include "engine/spec/network/initialization_spec.h"

namespace synthslice::spec {

template <>
GroupText groupText<InitializationSpec>()
{
    return {SYNTHSLICE_TEXT("Initial weights"), SYNTHSLICE_TEXT("How the weights of a network start.")};
}
template <>
const ParameterTable<InitializationSpec>& parameterTable()
{
    constexpr Range weightRange{-100, 100};
    static const ParameterTable<InitializationSpec> table = {
        {&InitializationSpec::type,
         {.key = "type",
          .label = SYNTHSLICE_TEXT("Initial weights"),
          .help = SYNTHSLICE_TEXT(
              "pytorch is the default of each layer; dcgan is normal, with batch norm weights around 1; the "
              "others are those of torch.nn.init.")}},
        {&InitializationSpec::value,
         {.key = "value",
          .label = SYNTHSLICE_TEXT("Value"),
          .help = SYNTHSLICE_TEXT("Every weight starts at this."),
          .range = weightRange}},
        {&InitializationSpec::low,
         {.key = "low",
          .label = SYNTHSLICE_TEXT("Lowest"),
          .help = SYNTHSLICE_TEXT("Weights start between this and the highest."),
          .range = weightRange}},
        {&InitializationSpec::high,
         {.key = "high",
          .label = SYNTHSLICE_TEXT("Highest"),
          .help = SYNTHSLICE_TEXT("Weights start between the lowest and this."),
          .range = weightRange}},
        {&InitializationSpec::mean,
         {.key = "mean",
          .label = SYNTHSLICE_TEXT("Mean"),
          .help = SYNTHSLICE_TEXT("Middle of the initial weights."),
          .range = weightRange}},
        {&InitializationSpec::std,
         {.key = "std",
          .label = SYNTHSLICE_TEXT("Standard deviation"),
          .help = SYNTHSLICE_TEXT("Spread of the initial weights of dcgan and normal."),
          .range = {0, 10},
          .scale = Scale::Logarithmic}},
        {&InitializationSpec::gain,
         {.key = "gain",
          .label = SYNTHSLICE_TEXT("Gain"),
          .help = SYNTHSLICE_TEXT("Factor on the spread that suits the activation: 1 for linear and sigmoid, "
                                  "1.67 for tanh, 1.41 for ReLU."),
          .range = {0, 100}}},
        {&InitializationSpec::negativeSlope,
         {.key = "a",
          .label = SYNTHSLICE_TEXT("Negative slope"),
          .help = SYNTHSLICE_TEXT("Slope of the leaky ReLU behind each layer; 0 is a ReLU."),
          .range = {0, 1}}},
        {&InitializationSpec::fanMode,
         {.key = "mode",
          .label = SYNTHSLICE_TEXT("Fan"),
          .help = SYNTHSLICE_TEXT("fan_in keeps the variance going forward, fan_out going backward."),
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
