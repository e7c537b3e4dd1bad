#include "engine/spec/layer_spec.h"

namespace synthslice::spec {

namespace {

constexpr Range channelRange{1, 16384};
constexpr Range kernelRange{1, 64};
constexpr Range strideRange{1, 16};

constexpr const char* kernelLabel = SYNTHSLICE_TEXT("Kernel size");
constexpr const char* kernelHelp = SYNTHSLICE_TEXT(
    "Width and height of the window that moves over the image.");
constexpr const char* strideLabel = SYNTHSLICE_TEXT("Stride");
constexpr const char* strideHelp = SYNTHSLICE_TEXT(
    "Step of the window; 2 halves the size (a transposed convolution doubles it).");
constexpr const char* paddingLabel = SYNTHSLICE_TEXT("Padding");
constexpr const char* paddingHelp = SYNTHSLICE_TEXT("Border added on every side before the window moves.");
constexpr const char* biasLabel = SYNTHSLICE_TEXT("Bias");
constexpr const char* biasHelp = SYNTHSLICE_TEXT(
    "Adds a learned constant; of no use directly before a normalization.");
constexpr const char* outLabel = SYNTHSLICE_TEXT("Output channels");
constexpr const char* outHelp = SYNTHSLICE_TEXT("Number of feature maps that the layer gives.");

template <class S>
Parameter<S> epsRow()
{
    return {&S::eps,
            {.key = "eps",
             .label = SYNTHSLICE_TEXT("Epsilon"),
             .help = SYNTHSLICE_TEXT("Added to the variance so that a constant map does not divide by zero."),
             .range = {1e-12, 1},
             .scale = Scale::Logarithmic,
             .advanced = true}};
}

template <class S>
Parameter<S> momentumRow()
{
    return {&S::momentum,
            {.key = "momentum",
             .label = SYNTHSLICE_TEXT("Momentum"),
             .help = SYNTHSLICE_TEXT("Share of each batch in the running mean and variance."),
             .range = {0, 1},
             .advanced = true}};
}

template <class S>
Parameter<S> affineRow()
{
    return {&S::affine,
            {.key = "affine",
             .label = SYNTHSLICE_TEXT("Affine"),
             .help = SYNTHSLICE_TEXT("Follows the normalization by a learned scale and shift."),
             .advanced = true}};
}

template <class S>
ParameterTable<S> convolutionRows()
{
    return {
        {&S::outChannels, {.key = "out_channels", .label = outLabel, .help = outHelp, .range = channelRange}},
        {&S::kernelSize,
         {.key = "kernel_size",
          .label = kernelLabel,
          .unit = "px",
          .help = kernelHelp,
          .range = kernelRange}},
        {&S::stride,
         {.key = "stride", .label = strideLabel, .unit = "px", .help = strideHelp, .range = strideRange}},
        {&S::padding,
         {.key = "padding", .label = paddingLabel, .unit = "px", .help = paddingHelp, .range = {0, 64}}},
        {&S::bias, {.key = "bias", .label = biasLabel, .help = biasHelp}}};
}

template <class S>
ParameterTable<S> poolingRows()
{
    return {{&S::kernelSize,
             {.key = "kernel_size",
              .label = kernelLabel,
              .unit = "px",
              .help = kernelHelp,
              .range = kernelRange}},
            {&S::stride,
             {.key = "stride", .label = strideLabel, .unit = "px", .help = strideHelp, .range = strideRange}},
            {&S::padding,
             {.key = "padding", .label = paddingLabel, .unit = "px", .help = paddingHelp, .range = {0, 32}}}};
}

}  // namespace

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
        {&LinearSpec::bias, {.key = "bias", .label = biasLabel, .help = biasHelp}}};
    return table;
}

template <>
GroupText groupText<Conv2dSpec>()
{
    return {
        SYNTHSLICE_TEXT("Convolution"),
        SYNTHSLICE_TEXT(
            "Slides learned windows over the image; output size is (in − kernel + 2·padding)/stride + 1.")};
}
template <>
const ParameterTable<Conv2dSpec>& parameterTable()
{
    static const ParameterTable<Conv2dSpec> table = convolutionRows<Conv2dSpec>();
    return table;
}

template <>
GroupText groupText<ConvTranspose2dSpec>()
{
    return {SYNTHSLICE_TEXT("Transposed convolution"),
            SYNTHSLICE_TEXT("The adjoint of a convolution; output size is (in − 1)·stride − 2·padding + "
                            "kernel + output padding.")};
}
template <>
const ParameterTable<ConvTranspose2dSpec>& parameterTable()
{
    static const ParameterTable<ConvTranspose2dSpec> table = [] {
        auto rows = convolutionRows<ConvTranspose2dSpec>();
        rows.push_back({&ConvTranspose2dSpec::outputPadding,
                        {.key = "output_padding",
                         .label = SYNTHSLICE_TEXT("Output padding"),
                         .unit = "px",
                         .help = SYNTHSLICE_TEXT(
                             "Extra rows and columns on one side of the output; smaller than the stride."),
                         .range = {0, 15},
                         .advanced = true}});
        return rows;
    }();
    return table;
}

template <>
GroupText groupText<BatchNorm1dSpec>()
{
    return {SYNTHSLICE_TEXT("Batch norm (1-D)"),
            SYNTHSLICE_TEXT("Brings each feature to mean 0 and variance 1 over the batch.")};
}
template <>
const ParameterTable<BatchNorm1dSpec>& parameterTable()
{
    static const ParameterTable<BatchNorm1dSpec> table = {
        epsRow<BatchNorm1dSpec>(), momentumRow<BatchNorm1dSpec>(), affineRow<BatchNorm1dSpec>()};
    return table;
}

template <>
GroupText groupText<BatchNorm2dSpec>()
{
    return {SYNTHSLICE_TEXT("Batch norm (2-D)"),
            SYNTHSLICE_TEXT("Brings each feature map to mean 0 and variance 1 over the batch.")};
}
template <>
const ParameterTable<BatchNorm2dSpec>& parameterTable()
{
    static const ParameterTable<BatchNorm2dSpec> table = {
        epsRow<BatchNorm2dSpec>(), momentumRow<BatchNorm2dSpec>(), affineRow<BatchNorm2dSpec>()};
    return table;
}

template <>
GroupText groupText<InstanceNorm2dSpec>()
{
    return {SYNTHSLICE_TEXT("Instance norm"),
            SYNTHSLICE_TEXT(
                "Brings each feature map of each image to mean 0 and variance 1; fits a gradient penalty.")};
}
template <>
const ParameterTable<InstanceNorm2dSpec>& parameterTable()
{
    static const ParameterTable<InstanceNorm2dSpec> table = {epsRow<InstanceNorm2dSpec>(),
                                                             affineRow<InstanceNorm2dSpec>()};
    return table;
}

template <>
GroupText groupText<UpsampleSpec>()
{
    return {SYNTHSLICE_TEXT("Up-sampling"), SYNTHSLICE_TEXT("Enlarges the image by a whole factor.")};
}
template <>
const ParameterTable<UpsampleSpec>& parameterTable()
{
    static const ParameterTable<UpsampleSpec> table = {
        {&UpsampleSpec::scaleFactor,
         {.key = "scale_factor",
          .label = SYNTHSLICE_TEXT("Scale factor"),
          .help = SYNTHSLICE_TEXT("How many times wider and higher the output is."),
          .range = {1, 16}}},
        {&UpsampleSpec::mode,
         {.key = "mode",
          .label = SYNTHSLICE_TEXT("Interpolation"),
          .help = SYNTHSLICE_TEXT("Nearest repeats pixels; bilinear blends them.")}}};
    return table;
}

template <>
GroupText groupText<MaxPool2dSpec>()
{
    return {SYNTHSLICE_TEXT("Max pooling"), SYNTHSLICE_TEXT("Keeps the largest value of each window.")};
}
template <>
const ParameterTable<MaxPool2dSpec>& parameterTable()
{
    static const ParameterTable<MaxPool2dSpec> table = poolingRows<MaxPool2dSpec>();
    return table;
}

template <>
GroupText groupText<AvgPool2dSpec>()
{
    return {SYNTHSLICE_TEXT("Average pooling"), SYNTHSLICE_TEXT("Keeps the mean of each window.")};
}
template <>
const ParameterTable<AvgPool2dSpec>& parameterTable()
{
    static const ParameterTable<AvgPool2dSpec> table = poolingRows<AvgPool2dSpec>();
    return table;
}

template <>
GroupText groupText<ZeroPad2dSpec>()
{
    return {SYNTHSLICE_TEXT("Zero padding / crop"),
            SYNTHSLICE_TEXT("Adds a border of zeros; a negative padding crops the image instead.")};
}
template <>
const ParameterTable<ZeroPad2dSpec>& parameterTable()
{
    static const ParameterTable<ZeroPad2dSpec> table = {
        {&ZeroPad2dSpec::padding,
         {.key = "padding",
          .label = paddingLabel,
          .unit = "px",
          .help = SYNTHSLICE_TEXT("Pixels added on every side; negative removes them."),
          .range = {-1024, 1024}}}};
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
GroupText groupText<FlattenSpec>()
{
    return {SYNTHSLICE_TEXT("Flatten"),
            SYNTHSLICE_TEXT("Turns channels × height × width into one row of features.")};
}
template <>
const ParameterTable<FlattenSpec>& parameterTable()
{
    static const ParameterTable<FlattenSpec> table;
    return table;
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
    static const ParameterTable<UnflattenSpec> table = {
        {&UnflattenSpec::channels,
         {.key = "channels", .label = SYNTHSLICE_TEXT("Channels"), .help = outHelp, .range = channelRange}},
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
GroupText groupText<ReluSpec>()
{
    return {SYNTHSLICE_TEXT("ReLU"), SYNTHSLICE_TEXT("max(0, x).")};
}
template <>
const ParameterTable<ReluSpec>& parameterTable()
{
    static const ParameterTable<ReluSpec> table;
    return table;
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
GroupText groupText<TanhSpec>()
{
    return {SYNTHSLICE_TEXT("Tanh"),
            SYNTHSLICE_TEXT("Squeezes values into −1 to 1; the usual end of a generator.")};
}
template <>
const ParameterTable<TanhSpec>& parameterTable()
{
    static const ParameterTable<TanhSpec> table;
    return table;
}

template <>
GroupText groupText<SigmoidSpec>()
{
    return {SYNTHSLICE_TEXT("Sigmoid"), SYNTHSLICE_TEXT("Squeezes values into 0 to 1.")};
}
template <>
const ParameterTable<SigmoidSpec>& parameterTable()
{
    static const ParameterTable<SigmoidSpec> table;
    return table;
}

}  // namespace synthslice::spec
