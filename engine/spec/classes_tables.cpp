#include "engine/spec/classes_spec.h"

namespace synthslice::spec {

template <>
GroupText groupText<ClassesSpec>()
{
    return {
        SYNTHSLICE_TEXT("Classes"),
        SYNTHSLICE_TEXT("Which images with classes are told apart, and how they are divided into parts.")};
}
template <>
const ParameterTable<ClassesSpec>& parameterTable()
{
    constexpr Range shareRange{0, 0.9};
    static const ParameterTable<ClassesSpec> table = {
        {&ClassesSpec::names,
         {.key = "names",
          .label = SYNTHSLICE_TEXT("Classes"),
          .help = SYNTHSLICE_TEXT(
              "Names of the classes that are taken, with commas between them; empty takes "
              "all.")}},
        {&ClassesSpec::merged,
         {.key = "merged",
          .label = SYNTHSLICE_TEXT("Divide all anew"),
          .help = SYNTHSLICE_TEXT(
              "Divides all images by the shares below, also where files tell training and "
              "test images apart.")}},
        {&ClassesSpec::testShare,
         {.key = "test_share",
          .label = SYNTHSLICE_TEXT("Test share"),
          .help = SYNTHSLICE_TEXT("Share of each class's images that is kept for testing, where files do not "
                                  "tell."),
          .range = shareRange}},
        {&ClassesSpec::validationShare,
         {.key = "validation_share",
          .label = SYNTHSLICE_TEXT("Validation share"),
          .help = SYNTHSLICE_TEXT(
              "Share of each class's other images that is neither trained on nor used for "
              "testing."),
          .range = shareRange}},
        {&ClassesSpec::splitSeed,
         {.key = "split_seed",
          .label = SYNTHSLICE_TEXT("Seed of the split"),
          .help = SYNTHSLICE_TEXT("Another seed divides the images otherwise."),
          .range = {0, 9e15},
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
