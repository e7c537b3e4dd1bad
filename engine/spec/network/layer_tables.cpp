#include "engine/spec/network/layer_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<LinearSpec>()
{
    return {SYNTHSLICE_TEXT("Linear"), SYNTHSLICE_TEXT("Every output is a weighted sum of all inputs.")};
}
template <>
const ParameterTable<LinearSpec>& parameterTable()
{
    static const ParameterTable<LinearSpec> table = {
        {&LinearSpec::outFeatures,
         {.key = "out_features",
          .label = SYNTHSLICE_TEXT("Output features"),
          .help = SYNTHSLICE_TEXT("Number of values that the layer gives."),
          .range = {1, 1 << 20}}},
        biasRow<LinearSpec>()};
    return table;
}

template <>
GroupText groupText<FlattenSpec>()
{
    return {SYNTHSLICE_TEXT("Flatten"),
            SYNTHSLICE_TEXT("Turns channels × height × width into one row of features.")};
}

template <>
GroupText groupText<UnflattenSpec>()
{
    return {SYNTHSLICE_TEXT("Unflatten"),
            SYNTHSLICE_TEXT("Turns one row of features into channels × height × width.")};
}
template <>
const ParameterTable<UnflattenSpec>& parameterTable()
{
    constexpr Range sizeRange{1, 4096};
    static const ParameterTable<UnflattenSpec> table = {{&UnflattenSpec::channels,
                                                         {.key = "channels",
                                                          .label = SYNTHSLICE_TEXT("Channels"),
                                                          .help = channelHelp,
                                                          .range = channelRange}},
                                                        {&UnflattenSpec::height,
                                                         {.key = "height",
                                                          .label = SYNTHSLICE_TEXT("Height"),
                                                          .unit = "px",
                                                          .help = SYNTHSLICE_TEXT("Rows of the image."),
                                                          .range = sizeRange}},
                                                        {&UnflattenSpec::width,
                                                         {.key = "width",
                                                          .label = SYNTHSLICE_TEXT("Width"),
                                                          .unit = "px",
                                                          .help = SYNTHSLICE_TEXT("Columns of the image."),
                                                          .range = sizeRange}}};
    return table;
}

template <>
GroupText groupText<DropoutSpec>()
{
    return {SYNTHSLICE_TEXT("Dropout"), SYNTHSLICE_TEXT("Sets random values to zero while training.")};
}
template <>
const ParameterTable<DropoutSpec>& parameterTable()
{
    static const ParameterTable<DropoutSpec> table = {
        {&DropoutSpec::p,
         {.key = "p",
          .label = SYNTHSLICE_TEXT("Probability"),
          .help = SYNTHSLICE_TEXT("Share of the values that are set to zero."),
          .range = {0, 0.99}}}};
    return table;
}

template <>
GroupText groupText<ReluSpec>()
{
    return {SYNTHSLICE_TEXT("ReLU"), SYNTHSLICE_TEXT("max(0, x).")};
}

template <>
GroupText groupText<LeakyReluSpec>()
{
    return {SYNTHSLICE_TEXT("Leaky ReLU"), SYNTHSLICE_TEXT("x where positive, else x times a small slope.")};
}
template <>
const ParameterTable<LeakyReluSpec>& parameterTable()
{
    static const ParameterTable<LeakyReluSpec> table = {
        {&LeakyReluSpec::negativeSlope,
         {.key = "negative_slope",
          .label = SYNTHSLICE_TEXT("Negative slope"),
          .help = SYNTHSLICE_TEXT("Factor for negative values; 0 is a plain ReLU."),
          .range = {0, 1}}}};
    return table;
}

template <>
GroupText groupText<EluSpec>()
{
    return {SYNTHSLICE_TEXT("ELU"), SYNTHSLICE_TEXT("x where positive, else alpha·(eˣ − 1).")};
}
template <>
const ParameterTable<EluSpec>& parameterTable()
{
    static const ParameterTable<EluSpec> table = {{&EluSpec::alpha,
                                                   {.key = "alpha",
                                                    .label = SYNTHSLICE_TEXT("Alpha"),
                                                    .help = SYNTHSLICE_TEXT("Depth of the negative side."),
                                                    .range = {0, 100}}}};
    return table;
}

template <>
GroupText groupText<GeluSpec>()
{
    return {SYNTHSLICE_TEXT("GELU"),
            SYNTHSLICE_TEXT("x times the share of a normal distribution below x (Hendrycks 2016).")};
}
template <>
const ParameterTable<GeluSpec>& parameterTable()
{
    static const ParameterTable<GeluSpec> table = {
        {&GeluSpec::approximate,
         {.key = "approximate",
          .label = SYNTHSLICE_TEXT("Approximation"),
          .help = SYNTHSLICE_TEXT("tanh is quicker and nearly the same."),
          .advanced = true}}};
    return table;
}

template <>
GroupText groupText<NoiseSpec>()
{
    return {SYNTHSLICE_TEXT("Noise"),
            SYNTHSLICE_TEXT("Adds Gaussian noise of a learned strength (Karras 2019): grain that a generator "
                            "need not make itself.")};
}

template <>
GroupText groupText<TanhSpec>()
{
    return {SYNTHSLICE_TEXT("Tanh"),
            SYNTHSLICE_TEXT("Squeezes values into −1 to 1; the usual end of a generator.")};
}

template <>
GroupText groupText<SigmoidSpec>()
{
    return {SYNTHSLICE_TEXT("Sigmoid"), SYNTHSLICE_TEXT("Squeezes values into 0 to 1.")};
}

template <>
GroupText groupText<SoftmaxSpec>()
{
    return {SYNTHSLICE_TEXT("Softmax"),
            SYNTHSLICE_TEXT("Turns the scores of classes into probabilities that sum to 1.")};
}

template <>
GroupText groupText<LogSoftmaxSpec>()
{
    return {SYNTHSLICE_TEXT("Log-softmax"),
            SYNTHSLICE_TEXT("Turns the scores of classes into log-probabilities, as the NLL loss needs.")};
}

}  // namespace synthslice::spec
