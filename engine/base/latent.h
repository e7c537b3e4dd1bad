#pragma once

#include <cstdint>
#include <optional>

namespace synthslice {

/// What an image is made from: the same image by the same weights.
struct Latent {
    std::uint64_t seed = 0;  ///< of the noise; of the condition too where none is given
    /// What a conditional network is asked for, as a value of its condition's measure; none: one that the
    /// training data have, drawn as often as they have it.
    std::optional<double> condition = {};
    bool operator==(const Latent&) const = default;
};

}  // namespace synthslice
