#include "engine/spec/parameters/table_rows.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::spec {

namespace {

template <class S>
Parameter<S> lrRow()
{
    return {&S::lr,
            {.key = "lr",
             .label = SYNTHSLICE_TEXT("Learning rate"),
             .help = SYNTHSLICE_TEXT("Length of a step; too large diverges, too small learns slowly."),
             .range = {0, 100},
             .scale = Scale::Logarithmic,
             .changes = Changes::Live}};
}

template <class S>
Parameter<S> weightDecayRow()
{
    return {
        &S::weightDecay,
        {.key = "weight_decay",
         .label = SYNTHSLICE_TEXT("Weight decay"),
         .help = SYNTHSLICE_TEXT("Adds this times the weight to its gradient, which keeps weights small."),
         .range = {0, 10},
         .scale = Scale::Logarithmic,
         .advanced = true}};
}

template <class S>
Parameter<S> denominatorEpsRow()
{
    return epsRow<S>(SYNTHSLICE_TEXT("Added to the denominator so that it is never zero."), {1e-20, 1});
}

template <class S>
Parameter<S> momentumRow()
{
    return {&S::momentum,
            {.key = "momentum",
             .label = SYNTHSLICE_TEXT("Momentum"),
             .help = SYNTHSLICE_TEXT("Share of the last step that is added to the next."),
             .range = {0, 1}}};
}

template <class S>
Parameter<S> maximizeRow()
{
    return {&S::maximize,
            {.key = "maximize",
             .label = SYNTHSLICE_TEXT("Maximize"),
             .help = SYNTHSLICE_TEXT("Follows the gradient uphill, to watch what that does."),
             .advanced = true}};
}

template <class S>
ParameterTable<S> adamRows()
{
    return {
        lrRow<S>(),
        {&S::betas,
         {.key = "betas",
          .label = SYNTHSLICE_TEXT("Betas"),
          .help = SYNTHSLICE_TEXT(
              "Memory of the running means of the gradient and of its square; each below 1."),
          .range = {0, 0.999999}}},
        denominatorEpsRow<S>(),
        weightDecayRow<S>(),
        {&S::amsgrad,
         {.key = "amsgrad",
          .label = SYNTHSLICE_TEXT("AMSGrad"),
          .help = SYNTHSLICE_TEXT(
              "Scales steps by the largest mean square so far, so that they never grow again (Reddi 2018)."),
          .advanced = true}},
        maximizeRow<S>()};
}

}  // namespace

template <>
GroupText groupText<AdamSpec>()
{
    return {SYNTHSLICE_TEXT("Adam"),
            SYNTHSLICE_TEXT(
                "Steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).")};
}
template <>
const ParameterTable<AdamSpec>& parameterTable()
{
    static const ParameterTable<AdamSpec> table = adamRows<AdamSpec>();
    return table;
}

template <>
GroupText groupText<AdamWSpec>()
{
    return {SYNTHSLICE_TEXT("AdamW"),
            SYNTHSLICE_TEXT("Adam that shrinks the weights themselves instead of adding to their gradients "
                            "(Loshchilov and Hutter 2019).")};
}
template <>
const ParameterTable<AdamWSpec>& parameterTable()
{
    static const ParameterTable<AdamWSpec> table = adamRows<AdamWSpec>();
    return table;
}

template <>
GroupText groupText<RmspropSpec>()
{
    return {SYNTHSLICE_TEXT("RMSprop"),
            SYNTHSLICE_TEXT("Steps scaled by a running mean of the squared gradient (Hinton 2012).")};
}
template <>
const ParameterTable<RmspropSpec>& parameterTable()
{
    static const ParameterTable<RmspropSpec> table = {
        lrRow<RmspropSpec>(),
        {&RmspropSpec::alpha,
         {.key = "alpha",
          .label = SYNTHSLICE_TEXT("Alpha"),
          .help = SYNTHSLICE_TEXT("Memory of the running mean of the squared gradient."),
          .range = {0, 1},
          .advanced = true}},
        denominatorEpsRow<RmspropSpec>(),
        weightDecayRow<RmspropSpec>(),
        momentumRow<RmspropSpec>(),
        {&RmspropSpec::centered,
         {.key = "centered",
          .label = SYNTHSLICE_TEXT("Centred"),
          .help = SYNTHSLICE_TEXT(
              "Scales steps by the spread of the gradient instead of by its mean square."),
          .advanced = true}},
        maximizeRow<RmspropSpec>()};
    return table;
}

template <>
GroupText groupText<SgdSpec>()
{
    return {SYNTHSLICE_TEXT("SGD"),
            SYNTHSLICE_TEXT("Plain steps along the gradient, with momentum if wanted.")};
}
template <>
const ParameterTable<SgdSpec>& parameterTable()
{
    static const ParameterTable<SgdSpec> table = {
        lrRow<SgdSpec>(),
        momentumRow<SgdSpec>(),
        {&SgdSpec::dampening,
         {.key = "dampening",
          .label = SYNTHSLICE_TEXT("Dampening"),
          .help = SYNTHSLICE_TEXT("Share of the gradient that does not enter the momentum."),
          .range = {0, 1},
          .advanced = true}},
        weightDecayRow<SgdSpec>(),
        {&SgdSpec::nesterov,
         {.key = "nesterov",
          .label = SYNTHSLICE_TEXT("Nesterov"),
          .help = SYNTHSLICE_TEXT("Looks one step ahead; needs momentum and no dampening.")}},
        maximizeRow<SgdSpec>()};
    return table;
}

template <>
GroupText groupText<AdagradSpec>()
{
    return {SYNTHSLICE_TEXT("Adagrad"),
            SYNTHSLICE_TEXT("Steps scaled by the sum of all squared gradients so far (Duchi 2011).")};
}
template <>
const ParameterTable<AdagradSpec>& parameterTable()
{
    static const ParameterTable<AdagradSpec> table = {
        lrRow<AdagradSpec>(),
        {&AdagradSpec::lrDecay,
         {.key = "lr_decay",
          .label = SYNTHSLICE_TEXT("Rate decay"),
          .help = SYNTHSLICE_TEXT("The rate is divided by 1 + this times the step number."),
          .range = {0, 1},
          .scale = Scale::Logarithmic,
          .advanced = true}},
        weightDecayRow<AdagradSpec>(),
        {&AdagradSpec::initialAccumulatorValue,
         {.key = "initial_accumulator_value",
          .label = SYNTHSLICE_TEXT("Initial accumulator"),
          .help = SYNTHSLICE_TEXT("Where the sum of squared gradients starts."),
          .range = {0, 1e6},
          .advanced = true}},
        denominatorEpsRow<AdagradSpec>(),
        maximizeRow<AdagradSpec>()};
    return table;
}

}  // namespace synthslice::spec
