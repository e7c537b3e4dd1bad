#pragma once

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

// Rows that the tables of several structs share.

constexpr Range channelRange{1, 16384};
constexpr const char* channelHelp = SYNTHSLICE_TEXT("Number of feature maps that the layer gives.");

template <class S>
Parameter<S> biasRow()
{
    return {&S::bias,
            {.key = "bias",
             .label = SYNTHSLICE_TEXT("Bias"),
             .help = SYNTHSLICE_TEXT("Adds a learned constant; of no use directly before a normalization.")}};
}

template <class S>
Parameter<S> epsRow(const char* help, Range range)
{
    return {&S::eps,
            {.key = "eps",
             .label = SYNTHSLICE_TEXT("Epsilon"),
             .help = help,
             .range = range,
             .scale = Scale::Logarithmic,
             .advanced = true}};
}

/// The weight of a loss or of a part of one; 0 leaves it out.
inline ParameterInfo weightRow(const char* key, const char* label, const char* help)
{
    return {.key = key,
            .label = label,
            .help = help,
            .range = {0, 1e6},
            .scale = Scale::Logarithmic,
            .changes = Changes::Live};
}

/// Of the critic's weights.
template <class S>
Parameter<S> clipValueRow()
{
    return {&S::clipValue,
            {.key = "clip_value",
             .label = SYNTHSLICE_TEXT("Weight clipping"),
             .help = SYNTHSLICE_TEXT("Keeps each weight of the critic between minus and plus this (Arjovsky "
                                     "2017 used 0.01); 0 is off."),
             .range = {0, 100},
             .scale = Scale::Logarithmic,
             .changes = Changes::Live}};
}

}  // namespace synthslice::spec
