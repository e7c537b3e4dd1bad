#include "engine/spec/training/training_spec.h"

namespace synthslice::spec {

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
          .help = SYNTHSLICE_TEXT(
              "Training steps of the whole run, of a GAN those of its generator; schedules end there."),
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
        {&TrainingSpec::sampleSeed,
         {.key = "sample_seed",
          .label = SYNTHSLICE_TEXT("Seed of samples"),
          .help = SYNTHSLICE_TEXT("Draws the latents of the sample grids apart from the run's seed, so that "
                                  "runs of several seeds can be compared image by image."),
          .range = {0, 9e15},
          .advanced = true}},
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
