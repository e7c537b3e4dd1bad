#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "engine/training/family_training.h"

namespace synthslice::training {

/// The network of a run that tells how probable images are. Not thread-safe; any one thread at a time.
class ImageLikelihood {
public:
    /// `step`: that checkpoint; the best or newest if absent. Errors: no run, no such checkpoint, a run of a
    /// family that tells no likelihood.
    static Result<ImageLikelihood> open(const std::filesystem::path& runFolder,
                                        std::optional<std::int64_t> step);

    [[nodiscard]] std::int64_t step() const { return m_step; }

    /// LikelihoodJudge::judge(). An error for fewer than two images, and one that names the size of an image
    /// that is no patch.
    [[nodiscard]] Result<LikelihoodEstimate> judge(std::span<const GreyImage> images, std::int64_t samples,
                                                   std::uint64_t seed, const Progress& progress);

private:
    ImageLikelihood() = default;

    std::unique_ptr<LikelihoodJudge> m_judge;
    std::int64_t m_patchSize = 0;
    std::int64_t m_step = 0;
};

}  // namespace synthslice::training
