#pragma once

#include <vector>

#include "engine/spec/family.h"

namespace synthslice::spec {

/// The families of this program, as engine/families/CMakeLists.txt lists them.
[[nodiscard]] std::vector<const Family*> builtInFamilies();

}  // namespace synthslice::spec
