#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "engine/base/grey/contrast_range.h"

namespace synthslice::report {

/// Images, all of one size, in rows of `columns`, as a PNG in a data: URL.
[[nodiscard]] std::string imageUrl(std::span<const GreyImage> images, std::size_t columns, GreyRange window);

}  // namespace synthslice::report
