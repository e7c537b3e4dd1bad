#include "engine/families/gan/spec/gan_loss_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<GanLossSpec>()
{
    return {SYNTHSLICE_TEXT("Loss"), SYNTHSLICE_TEXT("The game that generator and discriminator play.")};
}
template <>
const ParameterTable<GanLossSpec>& parameterTable()
{
    static const ParameterTable<GanLossSpec> table = {
        {&GanLossSpec::discriminator,
         {.key = "discriminator",
          .label = SYNTHSLICE_TEXT("Discriminator's loss"),
          .help = SYNTHSLICE_TEXT(
              "minimax: Goodfellow 2014; least_squares: Mao 2017; wasserstein: Arjovsky 2017; hinge: Miyato "
              "2018; relativistic: pairs of real and generated, Huang 2024; general: a sum of plain "
              "losses.")}},
        {&GanLossSpec::generator,
         {.key = "generator",
          .label = SYNTHSLICE_TEXT("Generator's loss"),
          .help = SYNTHSLICE_TEXT(
              "What the generator minimizes; non_saturating and minimax go with the discriminator's minimax, "
              "the others with their own kind.")}},
        {&GanLossSpec::gradientPenalty,
         weightRow("gradient_penalty", SYNTHSLICE_TEXT("Gradient penalty λ"),
                   SYNTHSLICE_TEXT("Keeps the critic's slope near 1 between real and generated images "
                                   "(Gulrajani 2017); 0 is off."))},
        {&GanLossSpec::r1Gamma,
         weightRow("r1_gamma", SYNTHSLICE_TEXT("R1 γ"),
                   SYNTHSLICE_TEXT("Weight of the squared slope of the discriminator at real images "
                                   "(Mescheder 2018); 0 is off."))},
        {&GanLossSpec::r2Gamma,
         weightRow("r2_gamma", SYNTHSLICE_TEXT("R2 γ"),
                   SYNTHSLICE_TEXT(
                       "Weight of the squared slope of the discriminator at generated images; 0 is off."))},
        {&GanLossSpec::gammaFinalFactor,
         {.key = "gamma_final_factor",
          .label = SYNTHSLICE_TEXT("Final share of γ"),
          .help = SYNTHSLICE_TEXT(
              "R1 γ and R2 γ fall to this share of themselves along a cosine over the run."),
          .range = {0, 1},
          .advanced = true}},
        clipValueRow<GanLossSpec>(),
        {&GanLossSpec::spectralNorm,
         {.key = "spectral_norm",
          .label = SYNTHSLICE_TEXT("Spectral norm"),
          .help = SYNTHSLICE_TEXT("Divides the weights of each layer of the discriminator by their largest "
                                  "singular value (Miyato 2018).")}},
        {&GanLossSpec::labelSmoothing,
         {.key = "label_smoothing",
          .label = SYNTHSLICE_TEXT("Label smoothing"),
          .help = SYNTHSLICE_TEXT("The discriminator is to believe real images only to 1 minus this "
                                  "(Salimans 2016); 0 is off."),
          .range = {0, 0.5},
          .changes = Changes::Live}},
        {&GanLossSpec::drift,
         weightRow(
             "drift", SYNTHSLICE_TEXT("Drift ε"),
             SYNTHSLICE_TEXT("Weight of the squared score of real images, which keeps a critic's scores "
                             "near zero (Karras 2018); 0 is off."))},
        {&GanLossSpec::nCritic,
         {.key = "n_critic",
          .label = SYNTHSLICE_TEXT("Discriminator steps"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT("Steps of the discriminator for each step of the generator."),
          .range = {1, 100},
          .changes = Changes::Live}}};
    return table;
}

}  // namespace synthslice::spec
