#include "engine/families/draw/draw_spec.h"
#include "engine/spec/parameters/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<DrawNetworkSpec>()
{
    return {SYNTHSLICE_TEXT("Drawing network"),
            SYNTHSLICE_TEXT("Two LSTMs that read an image and draw it again, a glimpse at a time.")};
}
template <>
const ParameterTable<DrawNetworkSpec>& parameterTable()
{
    using D = DrawNetworkSpec;
    static const ParameterTable<D> table = {
        {&D::glimpses,
         {.key = "glimpses",
          .label = SYNTHSLICE_TEXT("Glimpses"),
          .help = SYNTHSLICE_TEXT("How often the network looks at an image and adds to what it draws; time "
                                  "and memory grow with it."),
          .range = {1, 256}}},
        {&D::latentSize,
         {.key = "latent_size",
          .label = SYNTHSLICE_TEXT("Latent numbers of a glimpse"),
          .help = SYNTHSLICE_TEXT("Standard normal numbers that each glimpse is drawn from."),
          .range = {1, 1024}}},
        {&D::hiddenSize,
         {.key = "hidden_size",
          .label = SYNTHSLICE_TEXT("Hidden units"),
          .help = SYNTHSLICE_TEXT("Units of the LSTM that reads, and of the one that draws."),
          .range = {1, 4096}}},
        {&D::attention,
         {.key = "attention",
          .label = SYNTHSLICE_TEXT("Attention"),
          .help = SYNTHSLICE_TEXT("Reads and writes through windows that the network moves and scales; off "
                                  "reads and writes the whole image at each glimpse.")}},
        {&D::readSize,
         {.key = "read_size",
          .label = SYNTHSLICE_TEXT("Read window"),
          .help = SYNTHSLICE_TEXT("Gaussian filters in a row and in a column of the window that reads; 1 "
                                  "reads a single value. They begin a pixel wide: some two pixels apart, "
                                  "they see all of the image."),
          .range = {1, 64}}},
        {&D::writeSize,
         {.key = "write_size",
          .label = SYNTHSLICE_TEXT("Write window"),
          .help = SYNTHSLICE_TEXT("Gaussian filters in a row and in a column of the window that writes."),
          .range = {1, 64}}}};
    return table;
}

std::vector<Part> DrawSpec::parts()
{
    return {{"network", {}, {}, StructRef(network)},
            {"likelihood", {}, {}, StructRef(likelihood)},
            {"loss", {}, {}, StructRef(loss)},
            {"optimizer", SYNTHSLICE_TEXT("Optimizer"), {}, &optimizer}};
}

}  // namespace synthslice::spec
