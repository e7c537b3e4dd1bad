#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/classification/beliefs.h"

namespace synthslice::classification {

/// An image that was taken for another class than its own.
struct Mistake {
    std::size_t image = 0;  ///< its row in the beliefs
    std::size_t trueClass = 0;
    std::size_t predicted = 0;
    float belief = 0.0F;  ///< in the predicted class

    bool operator==(const Mistake&) const = default;
};

/// The mistakes of each cell of the confusion matrix, at most so many: by true class, then by predicted one,
/// the most certain first, of equally certain ones the first image.
[[nodiscard]] std::vector<Mistake> worstMistakes(const Beliefs& beliefs, std::span<const std::int64_t> labels,
                                                 std::size_t mostPerCell);

}  // namespace synthslice::classification
