#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/acceptance/export/accepted_export.h"
#include "engine/training/images/image_generator.h"

namespace synthslice::ui {

/// What is kept of a run's gallery to make it again as it was: no pictures, but what they come from, and what
/// a person decided.
struct GalleryDraft {
    struct Image {
        std::optional<bool> decidedByHand;
        std::optional<double> copyCorrelation;  ///< with the nearest training patch, if copies were refused
        bool operator==(const Image&) const = default;
    };
    training::GeneratorChoice choice;  ///< of a checkpoint
    std::optional<acceptance::OutputCalibration> outputCalibration;
    acceptance::CriteriaSet criteria;  ///< that the images were judged by
    Latent first;
    std::vector<Image> images;  ///< of the first latent, the next seeds, ...
};

/// What is to be kept of these images of consecutive seeds.
[[nodiscard]] std::vector<GalleryDraft::Image> draftOf(const std::vector<acceptance::Candidate>& candidates);

[[nodiscard]] std::string toText(const GalleryDraft& draft);
/// Strict; an error names `file`.
[[nodiscard]] Result<GalleryDraft> galleryDraftFromText(const std::string& text,
                                                        const std::filesystem::path& file);

/// The file in `folder` that keeps the gallery of a run.
[[nodiscard]] std::filesystem::path galleryFile(const std::filesystem::path& folder,
                                                const std::filesystem::path& run);

}  // namespace synthslice::ui
