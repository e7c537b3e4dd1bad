#include "engine/spec/loss_spec.h"

namespace synthslice::spec {

namespace {

constexpr Range weightRange{0, 1e6};

ParameterInfo weightRow(const char* key, const char* label, const char* help)
{
    return {.key = key,
            .label = label,
            .help = help,
            .range = weightRange,
            .scale = Scale::Logarithmic,
            .changes = Changes::Live};
}

}  // namespace

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
        {&GanLossSpec::clipValue,
         {.key = "clip_value",
          .label = SYNTHSLICE_TEXT("Weight clipping"),
          .help = SYNTHSLICE_TEXT("Keeps each weight of the critic between minus and plus this (Arjovsky "
                                  "2017 used 0.01); 0 is off."),
          .range = {0, 100},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}},
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

template <>
GroupText groupText<GeneralLossSpec>()
{
    return {SYNTHSLICE_TEXT("General loss"),
            SYNTHSLICE_TEXT("A weighted sum of plain losses, as for a classifier of real and generated.")};
}
template <>
const ParameterTable<GeneralLossSpec>& parameterTable()
{
    static const ParameterTable<GeneralLossSpec> table = {
        {&GeneralLossSpec::l1,
         weightRow("l1", SYNTHSLICE_TEXT("L1"), SYNTHSLICE_TEXT("Weight of the mean absolute difference."))},
        {&GeneralLossSpec::mse,
         weightRow("mse", SYNTHSLICE_TEXT("MSE"), SYNTHSLICE_TEXT("Weight of the mean squared difference."))},
        {&GeneralLossSpec::rmse,
         weightRow("rmse", SYNTHSLICE_TEXT("RMSE"),
                   SYNTHSLICE_TEXT("Weight of the root of the mean squared difference."))},
        {&GeneralLossSpec::bce,
         weightRow("bce", SYNTHSLICE_TEXT("BCE"),
                   SYNTHSLICE_TEXT("Weight of the binary cross-entropy, computed from raw scores."))},
        {&GeneralLossSpec::crossEntropy,
         weightRow("cross_entropy", SYNTHSLICE_TEXT("Cross-entropy"),
                   SYNTHSLICE_TEXT("Weight of the cross-entropy, computed from one raw score per class."))},
        {&GeneralLossSpec::nll,
         weightRow("nll", SYNTHSLICE_TEXT("NLL"),
                   SYNTHSLICE_TEXT("Weight of the negative log-likelihood; the network has to end in "
                                   "log_softmax."))}};
    return table;
}

template <>
GroupText groupText<LossTermSpec>()
{
    return {SYNTHSLICE_TEXT("Extra loss terms"),
            SYNTHSLICE_TEXT("Terms of the generator's loss that are computed from its images.")};
}
template <>
const ParameterTable<LossTermSpec>& parameterTable()
{
    static const ParameterTable<LossTermSpec> table = {
        {&LossTermSpec::weight,
         weightRow("weight", SYNTHSLICE_TEXT("Weight"), SYNTHSLICE_TEXT("Factor of the term; 0 is off."))},
        {&LossTermSpec::gradientShare,
         {.key = "gradient_share",
          .label = SYNTHSLICE_TEXT("Share of the gradient"),
          .help = SYNTHSLICE_TEXT(
              "Sets the weight by itself, so that the term's gradient at the images is this "
              "share of the adversarial one; 0 takes the weight above."),
          .range = {0, 10},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live}},
        {&LossTermSpec::start,
         {.key = "start",
          .label = SYNTHSLICE_TEXT("Starts after"),
          .help = SYNTHSLICE_TEXT("Steps or epochs before the term counts."),
          .range = {0, 1e9},
          .changes = Changes::Live}},
        {&LossTermSpec::startUnit,
         {.key = "start_unit",
          .label = SYNTHSLICE_TEXT("Counted in"),
          .help = SYNTHSLICE_TEXT(
              "Steps, or epochs: an epoch shows as many patches as fit into the training half."),
          .changes = Changes::Live,
          .advanced = true}}};
    return table;
}

const std::array<LossTermInfo, lossTermCount>& lossTerms()
{
    static const std::array<LossTermInfo, lossTermCount> terms{
        LossTermInfo{
            "volume_fraction", SYNTHSLICE_TEXT("Volume fraction"),
            SYNTHSLICE_TEXT("Mean and spread of the share of the bright phase, against the slices'."),
            &LossTermsSpec::volumeFraction},
        {"two_point_correlation", SYNTHSLICE_TEXT("Two-point correlation"),
         SYNTHSLICE_TEXT("How often two points some pixels apart both lie in the bright phase, against the "
                         "slices'."),
         &LossTermsSpec::twoPointCorrelation},
        {"grey_histogram", SYNTHSLICE_TEXT("Grey histogram"),
         SYNTHSLICE_TEXT("Distance between the grey values of the images and of the slices."),
         &LossTermsSpec::greyHistogram},
        {"total_variation", SYNTHSLICE_TEXT("Total variation"),
         SYNTHSLICE_TEXT("Sum of the grey steps between neighbouring pixels; makes images smoother."),
         &LossTermsSpec::totalVariation},
        {"circles", SYNTHSLICE_TEXT("Circles"),
         SYNTHSLICE_TEXT("Fibre centres nearer to each other than in the slices: overlapping fibres."),
         &LossTermsSpec::circles}};
    return terms;
}

}  // namespace synthslice::spec
