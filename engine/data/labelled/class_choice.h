#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// Numbers of the classes that `classes` names, with commas between them, in this order; of all if it is
/// empty. Errors: no such class, one named twice, fewer than two.
[[nodiscard]] Result<std::vector<std::size_t>> chooseClasses(const std::string& classes,
                                                             const std::vector<std::string>& names);

}  // namespace synthslice::data
