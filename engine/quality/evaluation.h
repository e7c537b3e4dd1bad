#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/slice_dataset.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// One measure of a set of images against held-out real patches.
struct QualityMetric {
    std::string key;    ///< "kid"
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    double value = 0.0;
    double error = 0.0;  ///< standard error over the images
    double floor = 0.0;  ///< the same for training patches instead of the images: what a perfect model has
};

/// All that is said of the quality of a set of images.
struct Evaluation {
    session::Assessment assessment;      ///< Q and its descriptors
    double floor = 0.0;                  ///< Q of training patches
    std::vector<QualityMetric> metrics;  ///< in the space of standardized descriptors, but for "diversity":
                                         ///< MS-SSIM of pairs over that of real ones
    double copies = 0.0;                 ///< share of images that are copies of training patches
    double largestCorrelation = 0.0;     ///< with a training patch
    std::size_t searchedForCopies = 0;   ///< images
    double hardCoreDiscs = 0.0;          ///< Q of the images of null_models.h; NaN where they cannot be made
    double randomPhase = 0.0;
    [[nodiscard]] bool beatsNullModels() const;
};

/// Compares images with the dataset's held-out half. Some ten seconds. Errors: those of QualityReference;
/// fewer than 32 images.
[[nodiscard]] Result<Evaluation> evaluate(const std::shared_ptr<const data::SliceDataset>& dataset,
                                          std::span<const GreyImage> images, const Progress& progress);

}  // namespace synthslice::quality
