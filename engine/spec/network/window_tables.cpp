#include "engine/spec/network/layer_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

namespace {

constexpr Range kernelRange{1, 64};
constexpr Range strideRange{1, 16};

constexpr const char* paddingLabel = SYNTHSLICE_TEXT("Padding");

template <class S>
Parameter<S> dilationRow()
{
    return {
        &S::dilation,
        {.key = "dilation",
         .label = SYNTHSLICE_TEXT("Dilation"),
         .unit = "px",
         .help = SYNTHSLICE_TEXT("Distance between the window's taps; above 1 it sees farther with gaps."),
         .range = {1, 16},
         .advanced = true}};
}

template <class S>
Parameter<S> ceilModeRow()
{
    return {&S::ceilMode,
            {.key = "ceil_mode",
             .label = SYNTHSLICE_TEXT("Ceil mode"),
             .help = SYNTHSLICE_TEXT("Also takes the last, partly filled window."),
             .advanced = true}};
}

/// Kernel, stride and padding, which all windows have.
template <class S>
ParameterTable<S> windowRows(double maxPadding)
{
    return {{&S::kernelSize,
             {.key = "kernel_size",
              .label = SYNTHSLICE_TEXT("Kernel size"),
              .unit = "px",
              .help = SYNTHSLICE_TEXT("Width and height of the window that moves over the image."),
              .range = kernelRange}},
            {&S::stride,
             {.key = "stride",
              .label = SYNTHSLICE_TEXT("Stride"),
              .unit = "px",
              .help = SYNTHSLICE_TEXT(
                  "Step of the window; 2 halves the size (a transposed convolution doubles it)."),
              .range = strideRange}},
            {&S::padding,
             {.key = "padding",
              .label = paddingLabel,
              .unit = "px",
              .help = SYNTHSLICE_TEXT("Border added on every side before the window moves."),
              .range = {0, maxPadding}}}};
}

template <class S>
ParameterTable<S> convolutionRows()
{
    ParameterTable<S> rows = windowRows<S>(64);
    rows.insert(rows.begin(), {&S::outChannels,
                               {.key = "out_channels",
                                .label = SYNTHSLICE_TEXT("Output channels"),
                                .help = channelHelp,
                                .range = channelRange}});
    rows.push_back(dilationRow<S>());
    rows.push_back(
        {&S::groups,
         {.key = "groups",
          .label = SYNTHSLICE_TEXT("Groups"),
          .help = SYNTHSLICE_TEXT("Splits the channels into groups that do not see each other; must "
                                  "divide input and output channels."),
          .range = {1, 16384},
          .advanced = true}});
    rows.push_back(biasRow<S>());
    return rows;
}

}  // namespace

template <>
GroupText groupText<Conv2dSpec>()
{
    return {SYNTHSLICE_TEXT("Convolution"),
            SYNTHSLICE_TEXT("Slides learned windows over the image; output size is (in − dilation·(kernel − "
                            "1) − 1 + 2·padding)/stride + 1.")};
}
template <>
const ParameterTable<Conv2dSpec>& parameterTable()
{
    static const ParameterTable<Conv2dSpec> table = [] {
        auto rows = convolutionRows<Conv2dSpec>();
        rows.push_back({&Conv2dSpec::paddingMode,
                        {.key = "padding_mode",
                         .label = SYNTHSLICE_TEXT("Padding with"),
                         .help = SYNTHSLICE_TEXT("What the border holds: zeros, the image mirrored, its edge "
                                                 "repeated, or its other side."),
                         .advanced = true}});
        return rows;
    }();
    return table;
}

template <>
GroupText groupText<ConvTranspose2dSpec>()
{
    return {SYNTHSLICE_TEXT("Transposed convolution"),
            SYNTHSLICE_TEXT("The adjoint of a convolution; output size is (in − 1)·stride − 2·padding + "
                            "dilation·(kernel − 1) + 1 + output padding.")};
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
          .help = SYNTHSLICE_TEXT("Nearest repeats pixels; bilinear and bicubic blend them.")}},
        {&UpsampleSpec::alignCorners,
         {.key = "align_corners",
          .label = SYNTHSLICE_TEXT("Align corners"),
          .help = SYNTHSLICE_TEXT(
              "Maps the centres of corner pixels onto each other, for bilinear and bicubic."),
          .advanced = true}}};
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
    static const ParameterTable<MaxPool2dSpec> table = [] {
        auto rows = windowRows<MaxPool2dSpec>(32);
        rows.push_back(dilationRow<MaxPool2dSpec>());
        rows.push_back(ceilModeRow<MaxPool2dSpec>());
        return rows;
    }();
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
    static const ParameterTable<AvgPool2dSpec> table = [] {
        auto rows = windowRows<AvgPool2dSpec>(32);
        rows.push_back(ceilModeRow<AvgPool2dSpec>());
        rows.push_back({&AvgPool2dSpec::countIncludePad,
                        {.key = "count_include_pad",
                         .label = SYNTHSLICE_TEXT("Count padding"),
                         .help = SYNTHSLICE_TEXT("The border's zeros count in the mean."),
                         .advanced = true}});
        return rows;
    }();
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

}  // namespace synthslice::spec
