#include "engine/families/vae_gan/vae_gan_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<FeatureSpec>()
{
    return {
        SYNTHSLICE_TEXT("Features"),
        SYNTHSLICE_TEXT("How reconstructions are compared with patches: not pixel by pixel, but by what a "
                        "layer of the discriminator gives for both.")};
}
template <>
const ParameterTable<FeatureSpec>& parameterTable()
{
    using F = FeatureSpec;
    static const ParameterTable<F> table = {
        {&F::layer,
         {.key = "layer",
          .label = SYNTHSLICE_TEXT("Feature layer"),
          .help = SYNTHSLICE_TEXT(
              "The layer of the discriminator whose output is compared, by its number in the table of "
              "layers, from 0; -1 is the last one before the layer of the score. An early layer asks for "
              "close pixels, a late one for like structures."),
          .range = {-1, 1000}}},
        {&F::sd,
         {.key = "sd",
          .label = SYNTHSLICE_TEXT("SD of features"),
          .help = SYNTHSLICE_TEXT(
              "Standard deviation of a feature of the patch around that of its reconstruction; a smaller one "
              "asks for closer reconstructions and leaves the latent less normal (Larsen 2016: 1)."),
          .range = {1e-3, 1e3},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}},
        {&F::gamma,
         weightRow(
             "gamma", SYNTHSLICE_TEXT("Gamma"),
             SYNTHSLICE_TEXT(
                 "What the decoder minimizes of features, summed over them, against its part in the "
                 "game; a larger one asks for closer reconstructions, a smaller one for images that the "
                 "discriminator believes."))}};
    return table;
}

template <>
GroupText groupText<GameSpec>()
{
    return {SYNTHSLICE_TEXT("Game"),
            SYNTHSLICE_TEXT("How decoder and discriminator play: the discriminator is to tell patches from "
                            "reconstructions and from images of drawn latents.")};
}
template <>
const ParameterTable<GameSpec>& parameterTable()
{
    using G = GameSpec;
    static const ParameterTable<G> table = {
        {&G::decoder,
         {.key = "decoder",
          .label = SYNTHSLICE_TEXT("Decoder's loss"),
          .help = SYNTHSLICE_TEXT(
              "minimax is the discriminator's loss with the sign turned (Larsen 2016); non_saturating still "
              "has a slope where the discriminator is sure (Goodfellow 2014).")}},
        {&G::balance,
         {.key = "balance",
          .label = SYNTHSLICE_TEXT("Balance rule"),
          .help = SYNTHSLICE_TEXT(
              "Leaves out the update of the one that is ahead, by the limits below; where both would rest, "
              "both are updated."),
          .changes = Changes::Live}},
        {&G::discriminatorRestsBelow,
         {.key = "discriminator_rests_below",
          .label = SYNTHSLICE_TEXT("Discriminator rests below"),
          .unit = SYNTHSLICE_TEXT("nats"),
          .help = SYNTHSLICE_TEXT(
              "The discriminator is not updated where its cross-entropy on patches or on reconstructions is "
              "below this."),
          .range = {0, 10},
          .changes = Changes::Live}},
        {&G::decoderRestsAbove,
         {.key = "decoder_rests_above",
          .label = SYNTHSLICE_TEXT("Decoder rests above"),
          .unit = SYNTHSLICE_TEXT("nats"),
          .help = SYNTHSLICE_TEXT(
              "The decoder is not updated where the discriminator's cross-entropy on patches or on "
              "reconstructions is above this."),
          .range = {0, 10},
          .changes = Changes::Live}}};
    return table;
}

}  // namespace synthslice::spec
