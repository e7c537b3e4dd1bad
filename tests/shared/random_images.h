#pragma once

#include <cstdint>
#include <span>

#include "engine/base/random.h"

namespace synthslice::test {

/// A training::BatchSource of white noise; a function of the batch's number.
inline void fillBatch(std::span<float> imagesMinus1To1, std::int64_t, std::uint64_t batch)
{
    Random random(11, batch);
    for (float& value : imagesMinus1To1) {
        value = static_cast<float>(2.0 * random.uniform() - 1.0);
    }
}

}  // namespace synthslice::test
