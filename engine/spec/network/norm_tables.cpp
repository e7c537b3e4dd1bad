#include "engine/spec/network/layer_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

namespace {

template <class S>
Parameter<S> varianceEpsRow()
{
    return epsRow<S>(SYNTHSLICE_TEXT("Added to the variance so that a constant map does not divide by zero."),
                     {1e-12, 1});
}

template <class S>
Parameter<S> affineRow(bool S::*member, const char* key)
{
    return {member,
            {.key = key,
             .label = SYNTHSLICE_TEXT("Affine"),
             .help = SYNTHSLICE_TEXT("Follows the normalization by a learned scale and shift."),
             .advanced = true}};
}

/// Those of batch norms and instance norm.
template <class S>
ParameterTable<S> runningNormRows()
{
    return {varianceEpsRow<S>(),
            {&S::momentum,
             {.key = "momentum",
              .label = SYNTHSLICE_TEXT("Momentum"),
              .help = SYNTHSLICE_TEXT("Share of each batch in the running mean and variance."),
              .range = {0, 1},
              .advanced = true}},
            affineRow<S>(&S::affine, "affine"),
            {&S::trackRunningStats,
             {.key = "track_running_stats",
              .label = SYNTHSLICE_TEXT("Running statistics"),
              .help = SYNTHSLICE_TEXT("Keeps a running mean and variance for use after training."),
              .advanced = true}}};
}

}  // namespace

template <>
GroupText groupText<BatchNorm1dSpec>()
{
    return {SYNTHSLICE_TEXT("Batch norm (1-D)"),
            SYNTHSLICE_TEXT("Brings each feature to mean 0 and variance 1 over the batch.")};
}
template <>
const ParameterTable<BatchNorm1dSpec>& parameterTable()
{
    static const ParameterTable<BatchNorm1dSpec> table = runningNormRows<BatchNorm1dSpec>();
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
    static const ParameterTable<BatchNorm2dSpec> table = runningNormRows<BatchNorm2dSpec>();
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
    static const ParameterTable<InstanceNorm2dSpec> table = runningNormRows<InstanceNorm2dSpec>();
    return table;
}

template <>
GroupText groupText<LayerNormSpec>()
{
    return {
        SYNTHSLICE_TEXT("Layer norm"),
        SYNTHSLICE_TEXT(
            "Brings all values of each image together to mean 0 and variance 1; fits a gradient penalty.")};
}
template <>
const ParameterTable<LayerNormSpec>& parameterTable()
{
    static const ParameterTable<LayerNormSpec> table = {
        varianceEpsRow<LayerNormSpec>(),
        affineRow<LayerNormSpec>(&LayerNormSpec::elementwiseAffine, "elementwise_affine"),
        biasRow<LayerNormSpec>()};
    return table;
}

template <>
GroupText groupText<GroupNormSpec>()
{
    return {SYNTHSLICE_TEXT("Group norm"),
            SYNTHSLICE_TEXT("Brings groups of feature maps of each image to mean 0 and variance 1; fits a "
                            "gradient penalty.")};
}
template <>
const ParameterTable<GroupNormSpec>& parameterTable()
{
    static const ParameterTable<GroupNormSpec> table = {
        {&GroupNormSpec::numGroups,
         {.key = "num_groups",
          .label = SYNTHSLICE_TEXT("Groups"),
          .help = SYNTHSLICE_TEXT("Number of groups; must divide the number of channels."),
          .range = {1, 16384}}},
        varianceEpsRow<GroupNormSpec>(),
        affineRow<GroupNormSpec>(&GroupNormSpec::affine, "affine")};
    return table;
}

template <>
GroupText groupText<MinibatchStdSpec>()
{
    return {SYNTHSLICE_TEXT("Minibatch standard deviation"),
            SYNTHSLICE_TEXT("Adds maps that tell how different the images of a batch are, against collapse "
                            "(Karras 2018); as there, it may stand beside a gradient penalty, R1 or R2.")};
}
template <>
const ParameterTable<MinibatchStdSpec>& parameterTable()
{
    static const ParameterTable<MinibatchStdSpec> table = {
        {&MinibatchStdSpec::groupSize,
         {.key = "group_size",
          .label = SYNTHSLICE_TEXT("Group size"),
          .unit = SYNTHSLICE_TEXT("images"),
          .help = SYNTHSLICE_TEXT("Images that are compared; all of a batch that cannot be divided by it."),
          .range = {2, 4096}}},
        {&MinibatchStdSpec::numChannels,
         {.key = "num_channels",
          .label = SYNTHSLICE_TEXT("Added channels"),
          .help = SYNTHSLICE_TEXT("Number of maps added; must divide the number of channels."),
          .range = {1, 64},
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
