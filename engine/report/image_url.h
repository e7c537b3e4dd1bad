#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "engine/base/grey_image.h"

namespace synthslice::report {

/// The part of the grey scale that is shown from black to white.
struct GreyWindow {
    double black = 0.0;  ///< of full scale
    double white = 1.0;
};

/// From the 0.5 % to the 99.5 % quantile of all pixels; the full scale if they are all alike.
[[nodiscard]] GreyWindow greyWindowOf(std::span<const GreyImage> images);

/// Images, all of one size, in rows of `columns`, as a PNG in a data: URL.
[[nodiscard]] std::string imageUrl(std::span<const GreyImage> images, std::size_t columns, GreyWindow window);

}  // namespace synthslice::report
