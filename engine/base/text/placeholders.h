#pragma once

#include <string>
#include <vector>

namespace synthslice {

/// `pattern` with %1, %2 ... %9 replaced by the values; places without a value stay. Any thread.
[[nodiscard]] std::string filled(const std::string& pattern, const std::vector<std::string>& values);

}  // namespace synthslice
