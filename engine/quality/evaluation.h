#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/quality/features/feature_metrics.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// A space that sets of images are compared in, besides that of standardized descriptors.
struct FeatureSpace {
    std::string hash;  ///< SHA-256 of what the features are computed with
    std::function<Features(std::span<const GreyImage>)> features;  ///< a row per image
};

/// One measure of a set of images against held-out real patches. NaN where there are too few real ones.
///
/// Real patches of either half share no pixels (disjoint_patches.h): a patch that overlaps another one has
/// its own pixels for a neighbour, and no image could be as near. Measures depend on the sizes of the sets,
/// so images are compared in groups as large as the set of real training patches that the floor is taken
/// with, and the mean over the groups is told.
struct QualityMetric {
    std::string key;    ///< "kid"
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    double value = 0.0;
    double error = 0.0;  ///< standard error over the images
    double floor = 0.0;  ///< the same for real training patches instead of the images
};

/// All that is said of the quality of a set of images.
struct Evaluation {
    session::Assessment assessment;      ///< Q, that of real patches, and its descriptors
    std::vector<QualityMetric> metrics;  ///< in the space of standardized descriptors, but for "diversity":
                                         ///< MS-SSIM of pairs over that of real ones
    std::string learnedHash;             ///< of the learned feature space; empty without one
    std::vector<QualityMetric> learnedMetrics;  ///< in that space
    double copies = 0.0;                        ///< share of images that are copies of training patches
    double largestCorrelation = 0.0;            ///< with a training patch
    std::size_t searchedForCopies = 0;          ///< images
    double hardCoreDiscs = 0.0;  ///< Q of the images of null_models.h; NaN where they cannot be made
    double randomPhase = 0.0;
    double quilting = 0.0;  ///< Q of images sewn from pieces of training patches (quilting.h)
    /// Whether Q is below that of discs and of random phases. Quilts do not count: what they show is a copy.
    [[nodiscard]] bool beatsNullModels() const;
};

/// Compares images with the dataset's held-out half. Some ten seconds. Errors: those of QualityReference;
/// fewer than 32 images. `learned` may be null.
[[nodiscard]] Result<Evaluation> evaluate(const std::shared_ptr<const data::SliceDataset>& dataset,
                                          std::span<const GreyImage> images, const FeatureSpace* learned,
                                          const Progress& progress);

}  // namespace synthslice::quality
