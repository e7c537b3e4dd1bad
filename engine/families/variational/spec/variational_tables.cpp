#include "engine/families/variational/spec/bound_spec.h"
#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<LikelihoodSpec>()
{
    return {SYNTHSLICE_TEXT("Likelihood"),
            SYNTHSLICE_TEXT("How probable a patch is by what the decoder says of each of its pixels.")};
}
template <>
const ParameterTable<LikelihoodSpec>& parameterTable()
{
    using L = LikelihoodSpec;
    static const ParameterTable<L> table = {
        {&L::distribution,
         {.key = "distribution",
          .label = SYNTHSLICE_TEXT("Distribution of pixels"),
          .help = SYNTHSLICE_TEXT(
              "bernoulli is for two values, such as digits; gaussian for grey; discretized_logistic for grey "
              "of a number of levels (Salimans 2017), whose likelihood cannot grow without end.")}},
        {&L::binarisation,
         {.key = "binarisation",
          .label = SYNTHSLICE_TEXT("Binarisation"),
          .help = SYNTHSLICE_TEXT(
              "What bernoulli takes for 0 and 1: grey itself as a probability, values drawn once for each "
              "patch with that probability (fixed), or drawn anew each time; bounds compare only with the "
              "same.")}},
        {&L::spread,
         {.key = "spread",
          .label = SYNTHSLICE_TEXT("Spread of pixels"),
          .help = SYNTHSLICE_TEXT(
              "fixed is that of sd; learned lets the decoder tell it of each pixel, in a second channel as "
              "the logarithm of the variance.")}},
        {&L::sd,
         {.key = "sd",
          .label = SYNTHSLICE_TEXT("SD of pixels"),
          .help = SYNTHSLICE_TEXT(
              "Standard deviation of a pixel around what the decoder says, where networks see grey from -1 "
              "to 1; a smaller one asks for closer reconstructions and leaves the latent less normal."),
          .range = {1e-3, 10},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}},
        {&L::greyLevels,
         {.key = "grey_levels",
          .label = SYNTHSLICE_TEXT("Grey levels"),
          .help = SYNTHSLICE_TEXT("Levels of grey from -1 to 1, each with a probability of its own."),
          .range = {2, 65536},
          .advanced = true}}};
    return table;
}

template <>
GroupText groupText<BoundSpec>()
{
    return {SYNTHSLICE_TEXT("Bound"),
            SYNTHSLICE_TEXT("How the two sides of the bound are weighed: reconstruction and KL.")};
}
template <>
const ParameterTable<BoundSpec>& parameterTable()
{
    using L = BoundSpec;
    static const ParameterTable<L> table = {
        {&L::beta, weightRow("beta", SYNTHSLICE_TEXT("Beta"),
                             SYNTHSLICE_TEXT("Weight of KL; 1 is the bound itself (Higgins 2017)."))},
        {&L::klWarmUp,
         {.key = "kl_warm_up",
          .label = SYNTHSLICE_TEXT("KL warm-up"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT(
              "Steps over which the weight of KL rises from 0, against a latent that tells nothing (Bowman "
              "2016); 0 is off."),
          .range = {0, 1e9},
          .changes = Changes::Live}},
        {&L::freeBits,
         {.key = "free_bits",
          .label = SYNTHSLICE_TEXT("Free bits"),
          .unit = SYNTHSLICE_TEXT("nats"),
          .help = SYNTHSLICE_TEXT(
              "What each latent unit may tell without cost, on the mean of a batch (Kingma 2016); 0 is off."),
          .range = {0, 100},
          .changes = Changes::Live}},
        {&L::clipGradNorm,
         {.key = "clip_grad_norm",
          .label = SYNTHSLICE_TEXT("Gradient clipping"),
          .help = SYNTHSLICE_TEXT("Shortens the gradients of all that one optimizer trains, taken together, "
                                  "to this norm where they "
                                  "are longer; 0 is off."),
          .range = {0, 1e9},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}}};
    return table;
}

}  // namespace synthslice::spec
