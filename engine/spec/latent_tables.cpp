#include "engine/spec/latent_spec.h"

namespace synthslice::spec {

template <>
GroupText groupText<LatentSpec>()
{
    return {SYNTHSLICE_TEXT("Latent"),
            SYNTHSLICE_TEXT("The random numbers that the generator turns into an image.")};
}
template <>
const ParameterTable<LatentSpec>& parameterTable()
{
    static const ParameterTable<LatentSpec> table = {
        {&LatentSpec::channels,
         {.key = "channels",
          .label = SYNTHSLICE_TEXT("Latent channels"),
          .help = SYNTHSLICE_TEXT("Random numbers at each place of the latent map."),
          .range = {1, 4096}}},
        {&LatentSpec::size,
         {.key = "size",
          .label = SYNTHSLICE_TEXT("Latent size"),
          .unit = "px",
          .help = SYNTHSLICE_TEXT("Width and height of the latent map; 1 is a single vector."),
          .range = {1, 256}}}};
    return table;
}

}  // namespace synthslice::spec
