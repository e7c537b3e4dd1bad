#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/classification/beliefs.h"

namespace synthslice::classification {

/// Root of the mean square, over all images and classes, of (belief - 1 for the true class, 0 for others).
[[nodiscard]] double rmseOfBeliefs(const Beliefs& beliefs, std::span<const std::int64_t> labels);

/// Mean of -ln(belief in the true class), nats; beliefs below 1.2e-7, the precision of a float, count as
/// that.
[[nodiscard]] double logLoss(const Beliefs& beliefs, std::span<const std::int64_t> labels);

/// exp of the mean Kullback-Leibler divergence of each image's beliefs from the mean ones (Salimans et al.
/// 2016, with this classifier in the place of Inception): from 1, all images look alike or like nothing, to
/// the number of classes, each image is surely of one and all classes are as frequent. NaN without images.
[[nodiscard]] double inceptionLikeScore(const Beliefs& beliefs);

/// Share of the images that are taken for each class, 0 to 1; NaN without images.
[[nodiscard]] std::vector<double> shareOfEachClass(const Beliefs& beliefs);

}  // namespace synthslice::classification
