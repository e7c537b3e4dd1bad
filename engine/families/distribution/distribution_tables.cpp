#include "engine/families/distribution/distribution_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

namespace {

constexpr const char* mixtureHelp = SYNTHSLICE_TEXT(
    "Gaussians between semicolons, each with its weight and a colon before it: 0.3:N(-2, 1); 0.7:N(2, 0.5) "
    "on a line, N(x, y, sd), N(x, y, sd_x, sd_y) or N(x, y, sd_x, sd_y, correlation) in the plane.");

ParameterInfo meanRow()
{
    return {.key = "mean",
            .label = SYNTHSLICE_TEXT("Mean"),
            .help = SYNTHSLICE_TEXT("Where the Gaussian is; in the plane along x, with y = 0."),
            .range = {-1000, 1000},
            .changes = Changes::Live,
            .usual = Range{-10, 10}};
}

ParameterInfo sdRow()
{
    return {.key = "sd",
            .label = SYNTHSLICE_TEXT("Standard deviation"),
            .help = SYNTHSLICE_TEXT("How wide the Gaussian is, along each axis."),
            .range = {0.001, 1000},
            .scale = Scale::Logarithmic,
            .changes = Changes::Live,
            .usual = Range{0.1, 10}};
}

ParameterInfo mixtureRow()
{
    return {
        .key = "mixture", .label = SYNTHSLICE_TEXT("Mixture"), .help = mixtureHelp, .changes = Changes::Live};
}

}  // namespace

template <>
GroupText groupText<RealPointsSpec>()
{
    return {SYNTHSLICE_TEXT("Real points"), SYNTHSLICE_TEXT("The distribution that is to be learned.")};
}
template <>
const ParameterTable<RealPointsSpec>& parameterTable()
{
    static const ParameterTable<RealPointsSpec> table = {
        {&RealPointsSpec::dimension,
         {.key = "dimension",
          .label = SYNTHSLICE_TEXT("Dimension"),
          .help = SYNTHSLICE_TEXT("1: points of a line, 2: points of the plane; of generated points too."),
          .range = {1, 2}}},
        {&RealPointsSpec::kind,
         {.key = "kind",
          .label = SYNTHSLICE_TEXT("Distribution"),
          .help = SYNTHSLICE_TEXT("A Gaussian, a mixture of Gaussians, or the points of a file.")}},
        {&RealPointsSpec::mean, meanRow()},
        {&RealPointsSpec::sd, sdRow()},
        {&RealPointsSpec::mixture, mixtureRow()},
        {&RealPointsSpec::points,
         {.key = "points",
          .label = SYNTHSLICE_TEXT("File of points"),
          .help = SYNTHSLICE_TEXT(
              "A CSV file with a point a row: one number, or two between commas in the plane.")}}};
    return table;
}

template <>
GroupText groupText<GeneratedPointsSpec>()
{
    return {SYNTHSLICE_TEXT("Generated points"),
            SYNTHSLICE_TEXT("A distribution that stays where it is put, or a network that learns.")};
}
template <>
const ParameterTable<GeneratedPointsSpec>& parameterTable()
{
    static const ParameterTable<GeneratedPointsSpec> table = {
        {&GeneratedPointsSpec::kind,
         {.key = "kind",
          .label = SYNTHSLICE_TEXT("Made by"),
          .help = SYNTHSLICE_TEXT(
              "A Gaussian or a mixture, which discriminator and critic learn to tell from the real points; "
              "or a generator network, which learns from one of them.")}},
        {&GeneratedPointsSpec::mean, meanRow()},
        {&GeneratedPointsSpec::sd, sdRow()},
        {&GeneratedPointsSpec::mixture, mixtureRow()},
        {&GeneratedPointsSpec::latent,
         {.key = "latent",
          .label = SYNTHSLICE_TEXT("Latent numbers"),
          .help = SYNTHSLICE_TEXT("Standard normal numbers that the generator turns into a point."),
          .range = {1, 4096}}}};
    return table;
}

template <>
GroupText groupText<PointLossSpec>()
{
    return {SYNTHSLICE_TEXT("Loss"),
            SYNTHSLICE_TEXT("Discriminator and critic learn side by side, each with its own loss.")};
}
template <>
const ParameterTable<PointLossSpec>& parameterTable()
{
    static const ParameterTable<PointLossSpec> table = {
        {&PointLossSpec::generator,
         {.key = "generator",
          .label = SYNTHSLICE_TEXT("Generator's loss"),
          .help = SYNTHSLICE_TEXT(
              "non_saturating and minimax follow the discriminator (Goodfellow 2014), wasserstein the critic "
              "(Arjovsky 2017)."),
          .changes = Changes::Live}},
        {&PointLossSpec::gradientPenalty,
         weightRow("gradient_penalty", SYNTHSLICE_TEXT("Gradient penalty λ"),
                   SYNTHSLICE_TEXT("Keeps the critic's slope near 1 between real and generated points "
                                   "(Gulrajani 2017); 0 is off."))},
        clipValueRow<PointLossSpec>(),
        {&PointLossSpec::nCritic,
         {.key = "n_critic",
          .label = SYNTHSLICE_TEXT("Updates a step"),
          .help = SYNTHSLICE_TEXT("Updates of discriminator and critic in a step, before one of the "
                                  "generator."),
          .range = {1, 100},
          .changes = Changes::Live}}};
    return table;
}

}  // namespace synthslice::spec
