#pragma once

#include <cmath>
#include <cstddef>

namespace synthslice {

/// Columns in which `count` images fill a square.
[[nodiscard]] inline int squareColumns(std::size_t count)
{
    return static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count))));
}

}  // namespace synthslice
