#include "engine/spec/experiment_spec.h"

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
              "Of a typical fibre, for the circle term of the loss; 0 finds it in the slices."),
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

template <>
GroupText groupText<TrainingSpec>()
{
    return {SYNTHSLICE_TEXT("Training"),
            SYNTHSLICE_TEXT("How long, how fast and on what the networks are trained.")};
}
template <>
const ParameterTable<TrainingSpec>& parameterTable()
{
    static const ParameterTable<TrainingSpec> table = {
        {&TrainingSpec::batchSize,
         {.key = "batch_size",
          .label = SYNTHSLICE_TEXT("Batch size"),
          .unit = SYNTHSLICE_TEXT("images"),
          .help = SYNTHSLICE_TEXT("Images in one step."),
          .range = {1, 4096}}},
        {&TrainingSpec::steps,
         {.key = "steps",
          .label = SYNTHSLICE_TEXT("Steps"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT("Generator steps of the whole run; schedules end there."),
          .range = {1, 1e9}}},
        {&TrainingSpec::lrSchedule,
         {.key = "lr_schedule",
          .label = SYNTHSLICE_TEXT("Rate schedule"),
          .help = SYNTHSLICE_TEXT("How the learning rates fall over the run.")}},
        {&TrainingSpec::lrFinalFactor,
         {.key = "lr_final_factor",
          .label = SYNTHSLICE_TEXT("Final share of the rate"),
          .help = SYNTHSLICE_TEXT("Share of the learning rates that is left at the last step."),
          .range = {0, 1},
          .advanced = true}},
        {&TrainingSpec::lrStepSize,
         {.key = "lr_step_size",
          .label = SYNTHSLICE_TEXT("Rate falls every"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT("Steps between two falls of the learning rates."),
          .range = {1, 1e9}}},
        {&TrainingSpec::lrGamma,
         {.key = "lr_gamma",
          .label = SYNTHSLICE_TEXT("Rate falls to"),
          .help = SYNTHSLICE_TEXT("Share of the learning rates that each fall leaves."),
          .range = {0, 1}}},
        {&TrainingSpec::emaDecay,
         {.key = "ema_decay",
          .label = SYNTHSLICE_TEXT("Averaging"),
          .help = SYNTHSLICE_TEXT("Memory of the averaged generator that makes samples (Karras 2018); ramped "
                                  "up at the start, 0 is off."),
          .range = {0, 0.999999},
          .advanced = true}},
        {&TrainingSpec::seed,
         {.key = "seed",
          .label = SYNTHSLICE_TEXT("Seed"),
          .help = SYNTHSLICE_TEXT("The same seed, experiment and fixed thread count give the same run."),
          .range = {0, 9e15}}},
        {&TrainingSpec::precision,
         {.key = "precision",
          .label = SYNTHSLICE_TEXT("Precision"),
          .help = SYNTHSLICE_TEXT(
              "bf16 computes in bfloat16, weights stay in fp32; auto chooses it for a new run where the "
              "processor is fast in it, and the run keeps what was chosen."),
          .advanced = true}},
        {&TrainingSpec::kernels,
         {.key = "kernels",
          .label = SYNTHSLICE_TEXT("Kernels"),
          .help = SYNTHSLICE_TEXT(
              "auto takes Synthslice's own, faster layers where there are some; reference "
              "takes plain LibTorch's, to compare with."),
          .advanced = true}},
        {&TrainingSpec::device,
         {.key = "device",
          .label = SYNTHSLICE_TEXT("Device"),
          .help = SYNTHSLICE_TEXT("auto takes CUDA where it is there, else the CPU.")}},
        {&TrainingSpec::threads,
         {.key = "threads",
          .label = SYNTHSLICE_TEXT("Threads"),
          .help = SYNTHSLICE_TEXT("Processor threads for training; 0 takes all physical cores, and fewer "
                                  "while other programs keep them busy."),
          .range = {0, 1024},
          .advanced = true}},
        {&TrainingSpec::sampleEverySteps,
         {.key = "sample_every_steps",
          .label = SYNTHSLICE_TEXT("Sample every"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT("Steps between two sample grids."),
          .range = {1, 1e9}}},
        {&TrainingSpec::sampleCount,
         {.key = "sample_count",
          .label = SYNTHSLICE_TEXT("Samples"),
          .unit = SYNTHSLICE_TEXT("images"),
          .help = SYNTHSLICE_TEXT("Images in a sample grid."),
          .range = {1, 256},
          .advanced = true}},
        {&TrainingSpec::checkpointEverySteps,
         {.key = "checkpoint_every_steps",
          .label = SYNTHSLICE_TEXT("Checkpoint every"),
          .unit = SYNTHSLICE_TEXT("steps"),
          .help = SYNTHSLICE_TEXT("Steps between two checkpoints from which the run can go on."),
          .range = {1, 1e9}}},
        {&TrainingSpec::keepCheckpoints,
         {.key = "keep_checkpoints",
          .label = SYNTHSLICE_TEXT("Keep checkpoints"),
          .help = SYNTHSLICE_TEXT(
              "How many of the newest checkpoints are kept beside the three best; 0 keeps all."),
          .range = {0, 1e6},
          .advanced = true}},
        {&TrainingSpec::assessedImages,
         {.key = "assessed_images",
          .label = SYNTHSLICE_TEXT("Assessed images"),
          .unit = SYNTHSLICE_TEXT("images"),
          .help = SYNTHSLICE_TEXT(
              "Images that are compared with held-out real ones at a checkpoint, which takes "
              "at most 3 % of the time; 0 is off."),
          .range = {0, 4096},
          .advanced = true}}};
    return table;
}

}  // namespace synthslice::spec
