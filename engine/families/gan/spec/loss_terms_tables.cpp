#include "engine/families/gan/spec/loss_terms_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

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
         &LossTermsSpec::circles},
        {"power_spectrum", SYNTHSLICE_TEXT("Power spectrum"),
         SYNTHSLICE_TEXT("How strong structures of each wavelength are, against the slices': blur, noise and "
                         "traces of up-sampling."),
         &LossTermsSpec::powerSpectrum}};
    return terms;
}

}  // namespace synthslice::spec
