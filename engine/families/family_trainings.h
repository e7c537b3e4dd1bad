#pragma once

#include <vector>

#include "engine/training/family_training.h"

namespace synthslice::training {

/// How the families of this program are trained, as engine/families/CMakeLists.txt lists them.
[[nodiscard]] std::vector<const FamilyTraining*> builtInFamilyTrainings();

}  // namespace synthslice::training
