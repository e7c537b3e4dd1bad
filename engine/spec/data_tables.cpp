#include "engine/spec/data_spec.h"

namespace synthslice::spec {

namespace {

Parameter<DataSpec> roiRow(std::int64_t DataSpec::*member, const char* key, const char* label,
                           const char* help)
{
    return {member,
            {.key = key, .label = label, .unit = "px", .help = help, .range = {0, 1e6}, .advanced = true}};
}

}  // namespace

template <>
GroupText groupText<DataSpec>()
{
    return {SYNTHSLICE_TEXT("Data"), SYNTHSLICE_TEXT("Which patches of the slices the networks see.")};
}
template <>
const ParameterTable<DataSpec>& parameterTable()
{
    static const ParameterTable<DataSpec> table = {
        {&DataSpec::material,
         {.key = "material",
          .label = SYNTHSLICE_TEXT("Material"),
          .help = SYNTHSLICE_TEXT(
              "fibres: round inclusions in a matrix; phases: told apart by grey, of any "
              "shape; labels: segmented images, a grey for each phase; auto finds out.")}},
        {&DataSpec::phases,
         {.key = "phases",
          .label = SYNTHSLICE_TEXT("Phases"),
          .help = SYNTHSLICE_TEXT(
              "Number of phases that are told apart by grey, for the material \"phases\"."),
          .range = {2, 8},
          .advanced = true}},
        {&DataSpec::phaseThresholds,
         {.key = "phase_thresholds",
          .label = SYNTHSLICE_TEXT("Phase thresholds"),
          .help = SYNTHSLICE_TEXT(
              "Greys between the phases, 0 to 1 of full scale, separated by commas; empty "
              "finds them (Otsu)."),
          .advanced = true}},
        {&DataSpec::patchSize,
         {.key = "patch_size",
          .label = SYNTHSLICE_TEXT("Patch size"),
          .unit = "px",
          .help = SYNTHSLICE_TEXT("Width and height of the images that are learned and generated."),
          .range = {8, 1024}}},
        {&DataSpec::scale,
         {.key = "scale",
          .label = SYNTHSLICE_TEXT("Scale"),
          .help = SYNTHSLICE_TEXT("Slices are resized by this first; 0 brings fibres more than 11 px apart "
                                  "to 8 px, which textures are learned best at."),
          .range = {0, 8}}},
        {&DataSpec::normalization,
         {.key = "normalization",
          .label = SYNTHSLICE_TEXT("Grey normalization"),
          .help = SYNTHSLICE_TEXT("per_slice brings all slices to the same mean and contrast; full_range "
                                  "uses the grey as it is."),
          .advanced = true}},
        {&DataSpec::fieldOfView,
         {.key = "field_of_view",
          .label = SYNTHSLICE_TEXT("Find the field of view"),
          .help = SYNTHSLICE_TEXT(
              "Finds where the material is, and takes patches only there: inside what the "
              "scanner has reconstructed and the samples in it; leaves slices of air at the "
              "ends of a stack out.")}},
        {&DataSpec::mask,
         {.key = "mask",
          .label = SYNTHSLICE_TEXT("Mask"),
          .help = SYNTHSLICE_TEXT(
              "File or folder of images that tell where the material is: where they are not 0. "
              "One for all slices, or one per slice in their order. Empty finds it in the "
              "slices."),
          .advanced = true}},
        roiRow(&DataSpec::roiX, "roi_x", SYNTHSLICE_TEXT("Region of interest, left"),
               SYNTHSLICE_TEXT("Left edge of the rectangle of the files that is taken.")),
        roiRow(&DataSpec::roiY, "roi_y", SYNTHSLICE_TEXT("Region of interest, top"),
               SYNTHSLICE_TEXT("Top edge of the rectangle of the files that is taken.")),
        roiRow(&DataSpec::roiWidth, "roi_width", SYNTHSLICE_TEXT("Region of interest, width"),
               SYNTHSLICE_TEXT("Width of the rectangle of the files that is taken; 0 takes all.")),
        roiRow(&DataSpec::roiHeight, "roi_height", SYNTHSLICE_TEXT("Region of interest, height"),
               SYNTHSLICE_TEXT("Height of the rectangle of the files that is taken; 0 takes all.")),
        {&DataSpec::firstSlice,
         {.key = "first_slice",
          .label = SYNTHSLICE_TEXT("First slice"),
          .help = SYNTHSLICE_TEXT(
              "Number of the first slice that is taken, from 1, over all images in their order."),
          .range = {1, 1e9},
          .advanced = true}},
        {&DataSpec::lastSlice,
         {.key = "last_slice",
          .label = SYNTHSLICE_TEXT("Last slice"),
          .help = SYNTHSLICE_TEXT("Number of the last slice that is taken; 0 takes all to the end."),
          .range = {0, 1e9},
          .advanced = true}},
        {&DataSpec::sliceStep,
         {.key = "slice_step",
          .label = SYNTHSLICE_TEXT("Slice step"),
          .unit = SYNTHSLICE_TEXT("slices"),
          .help = SYNTHSLICE_TEXT("Takes every slice (1), every second (2) and so on, from the first on."),
          .range = {1, 1e6},
          .advanced = true}},
        {&DataSpec::flips,
         {.key = "flips",
          .label = SYNTHSLICE_TEXT("Flips"),
          .help = SYNTHSLICE_TEXT("Mirrors patches at random.")}},
        {&DataSpec::quarterTurns,
         {.key = "quarter_turns",
          .label = SYNTHSLICE_TEXT("Quarter turns"),
          .help = SYNTHSLICE_TEXT(
              "Turns patches by 90° at random; only for materials that look the same in both directions.")}},
        {&DataSpec::heldOutFraction,
         {.key = "held_out_fraction",
          .label = SYNTHSLICE_TEXT("Held-out share"),
          .help = SYNTHSLICE_TEXT(
              "Share of the data that is never trained on, so that images can be judged against it."),
          .range = {0, 0.9}}},
        {&DataSpec::heldOutSplit,
         {.key = "held_out_split",
          .label = SYNTHSLICE_TEXT("Held out by"),
          .help = SYNTHSLICE_TEXT("Holds out square blocks of every slice, or whole slices."),
          .advanced = true}},
        {&DataSpec::blockSize,
         {.key = "block_size",
          .label = SYNTHSLICE_TEXT("Block size"),
          .unit = "px",
          .help = SYNTHSLICE_TEXT("Width and height of the held-out blocks; at least the patch size."),
          .range = {16, 8192},
          .advanced = true}},
        {&DataSpec::pixelSizeUm,
         {.key = "pixel_size_um",
          .label = SYNTHSLICE_TEXT("Pixel size"),
          .unit = "µm",
          .help = SYNTHSLICE_TEXT(
              "Size of a pixel of the files; 0 takes it from the files where they know it."),
          .range = {0, 1e6},
          .scale = Scale::Logarithmic}},
        {&DataSpec::fibreRadius,
         {.key = "fibre_radius",
          .label = SYNTHSLICE_TEXT("Fibre radius"),
          .unit = "px",
          .help = SYNTHSLICE_TEXT(
              "Of a typical fibre, wherever circles are looked for; 0 finds it in the slices."),
          .range = {0, 100},
          .advanced = true}},
        {&DataSpec::files,
         {.key = "files",
          .label = SYNTHSLICE_TEXT("Files"),
          .help = SYNTHSLICE_TEXT("Names of the files to take from the folder, with / between them; empty "
                                  "takes all."),
          .advanced = true}},
        {&DataSpec::raw,
         {.key = "raw",
          .label = SYNTHSLICE_TEXT("Raw layout"),
          .help = SYNTHSLICE_TEXT("Of volumes without a header: width x height x slices, type, header bytes, "
                                  "such as 512x512x100:u16le:0; empty goes by the name of the file."),
          .advanced = true}},
        {&DataSpec::dataset,
         {.key = "dataset",
          .label = SYNTHSLICE_TEXT("Data set"),
          .help = SYNTHSLICE_TEXT("Path of the data set in HDF5 and NeXus files; empty takes the largest."),
          .advanced = true}},
        {&DataSpec::channel,
         {.key = "channel",
          .label = SYNTHSLICE_TEXT("Channel"),
          .help = SYNTHSLICE_TEXT("Of files with several channels, from 1; 0 takes the first."),
          .range = {0, 65535},
          .advanced = true}},
        {&DataSpec::squarePixels,
         {.key = "square_pixels",
          .label = SYNTHSLICE_TEXT("Square pixels"),
          .help = SYNTHSLICE_TEXT("Resamples slices whose pixels are not as high as wide, by the larger of "
                                  "both."),
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
