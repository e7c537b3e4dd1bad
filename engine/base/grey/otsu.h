#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace synthslice {

/// The last bin of the darker of two classes, so chosen that the variance between the classes is largest
/// (Otsu 1979, IEEE SMC 9(1), eq. 18); bins are of equal width. The only occupied bin where there are no two.
[[nodiscard]] std::size_t otsuBin(std::span<const std::int64_t> histogram);

/// In bins, midway between that bin and the next occupied one, so that values rounded otherwise stay in their
/// class; half a bin above the only occupied one.
[[nodiscard]] double otsuThreshold(std::span<const std::int64_t> histogram);

}  // namespace synthslice
