#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace synthslice {

/// The last bin of the darker of two classes, so chosen that the variance between the classes is largest
/// (Otsu 1979, IEEE SMC 9(1), eq. 18); bins are of equal width. 0 for a histogram without two occupied bins.
[[nodiscard]] std::size_t otsuBin(std::span<const std::int64_t> histogram);

}  // namespace synthslice
