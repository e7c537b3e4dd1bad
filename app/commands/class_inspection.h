#pragma once

#include <cstdint>
#include <string>

#include "app/command_line.h"

namespace synthslice::app {

/// What images with classes are: how many of each class, in the parts that their files tell. `patchSize` (px)
/// cuts them into patches; 0 takes them whole.
[[nodiscard]] Result<CommandResult> inspectClasses(const std::string& path, std::int64_t patchSize,
                                                   const Progress& progress);

}  // namespace synthslice::app
