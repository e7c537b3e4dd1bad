#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace synthslice::data {

/// One sentence on the numbers that are missing in names such as slice_0001.tif, slice_0002.tif ..., given in
/// natural order; empty if none is. Names with every tenth number, say, miss none.
[[nodiscard]] std::string missingNumbers(const std::vector<std::filesystem::path>& files);

}  // namespace synthslice::data
