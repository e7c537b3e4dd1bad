#pragma once

#include <memory>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/quality/evaluation.h"

namespace synthslice::training {

/// Trains a small convolutional autoencoder (three convolutions of stride 2, a code of 32 numbers, mean
/// squared difference, Adam) on patches of the dataset's training half, from a fixed seed, on the CPU; some
/// ten seconds. Features are the codes, each less its mean and over its SD of training patches. Patches are
/// resampled to 64 x 64 px. The hash is of the frozen weights: results with the same one can be compared. The
/// only error is being cancelled.
[[nodiscard]] Result<quality::FeatureSpace>
autoencoderSpace(const std::shared_ptr<const data::SliceDataset>& dataset, const Progress& progress);

}  // namespace synthslice::training
