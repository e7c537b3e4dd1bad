#pragma once

#include <string>
#include <vector>

namespace synthslice::spec {

/// The known name closest to `name` (Levenshtein distance), or an empty string if none is near.
[[nodiscard]] std::string nearestName(const std::string& name, const std::vector<std::string>& known);

/// "did you mean 'x'?", or "known are: a, b, c" if no name is near.
[[nodiscard]] std::string nameHint(const std::string& name, const std::vector<std::string>& known);

}  // namespace synthslice::spec
