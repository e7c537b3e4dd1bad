#include "engine/families/gan/spec/augmentation_spec.h"

namespace synthslice::spec {

namespace {

ParameterInfo amountRow(const char* key, const char* label, const char* help)
{
    return {.key = key, .label = label, .help = help, .range = {0, 1}, .changes = Changes::Live};
}

}  // namespace

template <>
GroupText groupText<AugmentationSpec>()
{
    return {SYNTHSLICE_TEXT("Augmentation"),
            SYNTHSLICE_TEXT("Random changes to what the discriminator sees, for training on few slices.")};
}
template <>
const ParameterTable<AugmentationSpec>& parameterTable()
{
    static const ParameterTable<AugmentationSpec> table = {
        {&AugmentationSpec::translation,
         amountRow("translation", SYNTHSLICE_TEXT("Translation"),
                   SYNTHSLICE_TEXT("Largest shift as a share of the side; 0.125 is usual, 0 is off."))},
        {&AugmentationSpec::cutout,
         amountRow(
             "cutout", SYNTHSLICE_TEXT("Cutout"),
             SYNTHSLICE_TEXT("Side of a blanked square as a share of the image's; 0.5 is usual, 0 is off."))},
        {&AugmentationSpec::brightness,
         amountRow("brightness", SYNTHSLICE_TEXT("Brightness"),
                   SYNTHSLICE_TEXT("Largest shift of the grey, of −1 to 1; 0 is off, as grey is physics in a "
                                   "tomogram."))},
        {&AugmentationSpec::contrast,
         amountRow("contrast", SYNTHSLICE_TEXT("Contrast"),
                   SYNTHSLICE_TEXT("Largest change of the contrast, as a share; 0 is off."))},
        {&AugmentationSpec::probability,
         {.key = "probability",
          .label = SYNTHSLICE_TEXT("Probability"),
          .help = SYNTHSLICE_TEXT("Share of the images that each change is done to; where it is adaptive, "
                                  "the share at the start."),
          .range = {0, 1},
          .changes = Changes::Live,
          .advanced = true}},
        {&AugmentationSpec::adaptive,
         {.key = "adaptive",
          .label = SYNTHSLICE_TEXT("Adaptive"),
          .help = SYNTHSLICE_TEXT(
              "Raises the probability while the discriminator is too sure of real images, "
              "and lowers it again (ADA, Karras 2020)."),
          .changes = Changes::Live}},
        {&AugmentationSpec::target,
         {.key = "target",
          .label = SYNTHSLICE_TEXT("Target of r_t"),
          .help = SYNTHSLICE_TEXT(
              "r_t is the share of real images taken for real less the share that is not; "
              "the probability is steered to bring it here."),
          .range = {-1, 1},
          .changes = Changes::Live,
          .advanced = true}},
        {&AugmentationSpec::adaptationImages,
         {.key = "adaptation_images",
          .label = SYNTHSLICE_TEXT("Adaptation"),
          .unit = SYNTHSLICE_TEXT("images"),
          .help = SYNTHSLICE_TEXT("Real images shown while the probability may go from 0 to 1."),
          .range = {1, 1e9},
          .scale = Scale::Logarithmic,
          .changes = Changes::Live,
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
