#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/command_line.h"

namespace synthslice::app {

/// Whose likelihood is told, of what.
struct LikelihoodEvaluation {
    std::filesystem::path run;
    std::optional<std::int64_t> step;   ///< checkpoint; the best or newest if absent
    std::filesystem::path data = {};    ///< where the slices are now; empty: where they were
    std::filesystem::path images = {};  ///< folder of images to judge; empty: held-out patches
    std::int64_t samples = 200;         ///< importance samples an image
    std::size_t patches = 1000;         ///< held-out ones; all where there are no more, else drawn
    std::uint64_t seed = 0;
};

/// The bound and log p(x) of images by a run's network.
[[nodiscard]] Result<CommandResult> evaluateLikelihood(const LikelihoodEvaluation& evaluation,
                                                       const Progress& progress);

}  // namespace synthslice::app
