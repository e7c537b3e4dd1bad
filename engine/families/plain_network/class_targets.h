#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/families/plain_network/plain_network_spec.h"
#include "engine/plain_network/matrix.h"

namespace synthslice::training {

/// What the outputs are to be for images of these classes: {images, 1} or {images, classes}.
[[nodiscard]] synthslice::plain_network::Matrix targetsOf(std::span<const std::int64_t> labels,
                                                          std::size_t classes, spec::ClassOutput output);

/// The classes that outputs of that shape tell: the whole number that is nearest, or the largest output, of
/// equal ones the first.
[[nodiscard]] std::vector<std::size_t> classesOf(const synthslice::plain_network::Matrix& outputs,
                                                 std::size_t classes, spec::ClassOutput output);

/// Beliefs in each class, {images, classes} row-major, that add up to 1 for an image and are largest for the
/// class that classesOf() tells. Of scores for cross-entropy: their softmax. Of other outputs a class: their
/// shares of the sum, where those below 0 count as 0. Of one number: shared between the classes below and
/// above by how near they are, so that 0.3 believes 0.7 in class 0 and 0.3 in class 1.
[[nodiscard]] std::vector<float> beliefsOf(const synthslice::plain_network::Matrix& outputs,
                                           std::size_t classes, const spec::PlainNetworkSpec& plain);

}  // namespace synthslice::training
