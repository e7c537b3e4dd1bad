#pragma once

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::test {

/// A GAN on 8 x 8 images with everything that has state: batch norm, dropout, penalties, spectral norm, extra
/// terms, augmentation, schedules, average.
inline spec::ExperimentSpec smallExperiment()
{
    spec::ExperimentSpec experiment;
    experiment.data.patchSize = 8;
    spec::ganOf(experiment).latent = {4, 2};
    spec::ganOf(experiment).generator.layers = {
        spec::ConvTranspose2dSpec{.outChannels = 6, .kernelSize = 4, .stride = 2, .padding = 1},
        spec::NoiseSpec{},
        spec::BatchNorm2dSpec{},
        spec::ReluSpec{},
        spec::DropoutSpec{.p = 0.2},
        spec::ConvTranspose2dSpec{.outChannels = 1, .kernelSize = 4, .stride = 2, .padding = 1},
        spec::TanhSpec{}};
    spec::ganOf(experiment).discriminator.layers = {
        spec::Conv2dSpec{.outChannels = 6, .kernelSize = 4, .stride = 2, .padding = 1},
        spec::LeakyReluSpec{.negativeSlope = 0.2}, spec::Conv2dSpec{.outChannels = 1, .kernelSize = 3}};
    spec::ganOf(experiment).loss = {.discriminator = spec::DiscriminatorLoss::Relativistic,
                                    .generator = spec::GeneratorLoss::Relativistic,
                                    .gradientPenalty = 1.0,
                                    .r1Gamma = 1.0,
                                    .r2Gamma = 0.5,
                                    .gammaFinalFactor = 0.3,
                                    .nCritic = 2};
    spec::ganOf(experiment).loss.spectralNorm = true;
    spec::ganOf(experiment).loss.drift = 1e-3;
    spec::ganOf(experiment).terms.volumeFraction = {.weight = 0.1};
    spec::ganOf(experiment).terms.circles = {.gradientShare = 0.1, .start = 2};
    spec::ganOf(experiment).augmentation = {.translation = 0.125, .probability = 0.5, .adaptive = true};
    spec::ganOf(experiment).optimizer.generator = spec::AdamSpec{.lr = 1e-2, .betas = {0.0, 0.9}};
    spec::ganOf(experiment).optimizer.discriminator = spec::RmspropSpec{.lr = 1e-3, .momentum = 0.5};
    experiment.training.batchSize = 4;
    experiment.training.steps = 20;
    experiment.training.lrSchedule = spec::LrSchedule::Cosine;
    experiment.training.lrFinalFactor = 0.2;
    experiment.training.sampleCount = 5;
    experiment.training.seed = 3;
    return experiment;
}

}  // namespace synthslice::test
