#pragma once

#include <limits>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::training {

/// What one step of a VAE-GAN measures, means over a batch in nats a patch where nothing else is said; NaN
/// where it did not.
struct VaeGanMeasures {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    // Of the batch, before the weights change.
    double lossDiscriminator = none;  ///< its cross-entropy on patches, reconstructions and generated images
    double onPatches = none;          ///< each of the three
    double onReconstructions = none;
    double onGenerated = none;
    double lossDecoder = none;   ///< its part in the game
    double lossEncoder = none;   ///< weighted KL and features
    double features = none;      ///< half the squared differences over their SD squared, summed
    double featureShare = none;  ///< the same over that of two different patches
    double kl = none;
    double beta = none;                  ///< weight of KL in this step
    double errorShare = none;            ///< squared error of pixels over that of the mean image
    double reconstructionSpread = none;  ///< SD across reconstructions over that across patches
    double beliefInPatches = none;       ///< probabilities
    double beliefInReconstructions = none;
    double beliefInGenerated = none;
    double scoreOfPatches = none;
    double scoreOfReconstructions = none;
    double scoreOfGenerated = none;
    double decoderUpdated = none;  ///< 1, or 0 where the balance rule left it out
    double discriminatorUpdated = none;
    double gradientNormEncoder = none;  ///< before clipping
    double gradientNormDecoder = none;  ///< none where it was not updated
    double gradientNormDiscriminator = none;
    double lrEncoder = none;
    double lrDecoder = none;
    double lrDiscriminator = none;
    // Of held-out patches after the step, every training.sample_every_steps.
    double featuresTest = none;
    double klTest = none;
    double errorShareTest = none;
    double activeUnits = none;
};

/// The columns of a VAE-GAN's metrics.
[[nodiscard]] std::vector<session::MetricInfo> vaeGanMetrics();

/// The values in the order of vaeGanMetrics().
[[nodiscard]] std::vector<double> valuesOf(const VaeGanMeasures& measures);

}  // namespace synthslice::training
