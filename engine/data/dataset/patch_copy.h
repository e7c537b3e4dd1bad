#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/random.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::data {

/// One of the eight symmetries of a square: first the flips, then the exchange of rows and columns.
struct Symmetry {
    bool flipX = false;
    bool flipY = false;
    bool transpose = false;
};

/// Uniform over what the flips and turns can make of a patch: 1, 4 or 8 symmetries.
[[nodiscard]] Symmetry drawSymmetry(Random& random, bool flips, bool quarterTurns);

/// Cuts size x size pixels at `origin` out of `slice` into `out` (row-major): values mapped, then
/// turned by the symmetry.
void copyPatch(const Slice& slice, const PatchOrigin& origin, std::int64_t size, const ValueMap& map,
               const Symmetry& symmetry, float* out);

}  // namespace synthslice::data
