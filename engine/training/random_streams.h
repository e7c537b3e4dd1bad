#pragma once

#include <cstdint>

#include "engine/base/random.h"

namespace synthslice::training {

/// What random numbers are drawn for. Every draw of a run is a function of the run's seed, its purpose and a
/// number (step, image), so that no generator state is ever saved and no draw can disturb another.
enum class Stream : std::uint64_t { Weights = 1, Patches, Steps, Samples, Statistics, Judged, PartSteps };

/// The seed for draw `number` of a stream.
[[nodiscard]] inline std::uint64_t seedOf(std::uint64_t runSeed, Stream stream, std::uint64_t number = 0)
{
    return Random(Random(runSeed, static_cast<std::uint64_t>(stream)).next(), number).next();
}

}  // namespace synthslice::training
