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

}  // namespace synthslice::training
