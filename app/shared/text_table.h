#pragma once

#include <string>
#include <vector>

namespace synthslice::app {

/// Where the cells of a column stand, beyond the first, which stands to the left.
enum class CellsStand { Left, Right };

/// Rows of UTF-8 text, all with as many cells, as lines: columns as wide as their widest cell, two spaces
/// apart.
[[nodiscard]] std::string textTable(const std::vector<std::vector<std::string>>& rows, CellsStand stand);

}  // namespace synthslice::app
