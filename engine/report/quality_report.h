#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/quality/evaluation.h"
#include "engine/store/run_store.h"

namespace synthslice::report {

/// What a report on the images of a run is made of.
struct QualityReport {
    std::filesystem::path runFolder;
    std::optional<std::int64_t> step;  ///< of the generator; none for images from elsewhere
    quality::Evaluation evaluation;
    std::span<const GreyImage> generated;  ///< the first 32 are shown
    std::span<const GreyImage> real;       ///< beside as many of these, held-out patches
};

/// The report as one HTML document that needs no other file: Q with its descriptors, measures beside their
/// floors, figures, images, curves of the training, and the experiment. Errors: those of reading the run.
[[nodiscard]] Result<std::string> html(const QualityReport& report);

/// Writes report.html, descriptors.csv and a figure in SVG for each descriptor into a folder that exists.
[[nodiscard]] Result<void> writeQualityReport(const std::filesystem::path& folder,
                                              const QualityReport& report);

}  // namespace synthslice::report
