#include "engine/families/gan/spec/condition_spec.h"

namespace synthslice::spec {

template <>
GroupText groupText<ConditionSpec>()
{
    return {SYNTHSLICE_TEXT("Condition"),
            SYNTHSLICE_TEXT("What images can be asked for: both networks are told it of every patch.")};
}
template <>
const ParameterTable<ConditionSpec>& parameterTable()
{
    static const ParameterTable<ConditionSpec> table = {
        {&ConditionSpec::measure,
         {.key = "measure",
          .label = SYNTHSLICE_TEXT("Condition"),
          .help = SYNTHSLICE_TEXT(
              "none, or volume_fraction: the share of a patch above Otsu's threshold of the training "
              "patches. Images can then be made with a chosen share.")}}};
    return table;
}

}  // namespace synthslice::spec
