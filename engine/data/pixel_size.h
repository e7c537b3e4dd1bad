#pragma once

#include <optional>

namespace synthslice::data {

/// The pixel size in um that a file's resolution stands for; none for 0 and for the resolutions that programs
/// write when they know none (72, 96, 100, 150, 200, 300, 600 dots per inch).
[[nodiscard]] std::optional<double> pixelSizeUmFromPixelsPerMetre(double pixelsPerMetre);

}  // namespace synthslice::data
