#pragma once

#include <span>

#include "engine/base/grey/grey_image.h"

namespace synthslice {

/// The part of the grey scale that is shown from black to white.
struct GreyRange {
    double black = 0.0;  ///< of full scale
    double white = 1.0;
};

/// From the 0.5 % to the 99.5 % quantile of all pixels; the full scale if they are all alike.
[[nodiscard]] GreyRange contrastRange(std::span<const GreyImage> images);

}  // namespace synthslice
