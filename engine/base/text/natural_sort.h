#pragma once

#include <string_view>

namespace synthslice {

/// Order of file names as people expect it: runs of digits by their value, letters of either case alike
/// ("slice2" before "slice10"). A strict weak ordering; different names are never equal.
[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

}  // namespace synthslice
