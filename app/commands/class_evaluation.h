#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "engine/base/grey/grey_image.h"

namespace synthslice::app {

/// Which classifier is judged on what.
struct ClassEvaluation {
    std::filesystem::path run;
    std::optional<std::int64_t> step;  ///< checkpoint; the newest if absent
    std::filesystem::path data = {};   ///< where the images are now; empty: where they were
    std::string part = "test";         ///< data::partNames
    std::filesystem::path out = {};    ///< new folder for tables; empty: none
};

/// How well a run's classifier tells the classes of a part of its images.
[[nodiscard]] Result<CommandResult> evaluateClassifier(const ClassEvaluation& evaluation,
                                                       const Progress& progress);

/// What a run's classifier takes images for that have no class of their own.
[[nodiscard]] Result<CommandResult> classifyImages(const std::filesystem::path& run,
                                                   std::optional<std::int64_t> step,
                                                   const std::vector<GreyImage>& images);

}  // namespace synthslice::app
