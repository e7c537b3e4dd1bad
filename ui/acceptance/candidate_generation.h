#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/acceptance/export/accepted_export.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/training/images/image_generator.h"
#include "ui/acceptance/gallery_draft.h"
#include "ui/shared/training_calls.h"

namespace synthslice::ui {

/// Which images to make and how to judge them.
struct GenerationRequest {
    OpenGenerator openGenerator;
    std::filesystem::path runFolder;
    training::GeneratorChoice choice;
    acceptance::CriteriaSet criteria;
    std::shared_ptr<const data::SliceDataset> slices;  ///< that the networks were trained on
    bool calibrateOutput = false;                      ///< to `slices`; else images stay as generated
    bool refuseCopies = true;                          ///< of patches of `slices`
    std::size_t count = 64;
    Latent first = {};  ///< the next images have the next seeds
};

/// A run's generator ready to make calibrated images.
struct OpenedGenerator {
    std::unique_ptr<acceptance::ImageSource> source;
    std::optional<acceptance::OutputCalibration> outputCalibration;
    std::unique_ptr<acceptance::CopySearch> copies;  ///< none if they are not refused
};

/// Images of one generation with what they came from.
struct GeneratedCandidates {
    std::vector<acceptance::Candidate> candidates;  ///< of consecutive seeds
    std::filesystem::path runFolder;
    training::GeneratorChoice choice;  ///< with the step
    acceptance::CriteriaSet judgedBy;
    spec::Json provenance;
    std::optional<acceptance::OutputCalibration> outputCalibration;
};

/// Opens the generator and, if asked for, fits the output calibration and prepares the search for copies. Any
/// thread, as those below.
[[nodiscard]] Result<OpenedGenerator> openGenerator(const GenerationRequest& request,
                                                    const Progress& progress);

/// Makes and judges `count` images from the first latent, the next seeds, ... The nearest training patch is
/// found for each if copies are refused.
[[nodiscard]] Result<GeneratedCandidates> generateCandidates(const GenerationRequest& request,
                                                             const Progress& progress);

/// Makes the images of a draft again, with its decisions, judged by `criteria`. Nothing is searched for: how
/// near each is to a training patch is taken from the draft.
[[nodiscard]] Result<GeneratedCandidates>
makeAgain(const OpenGenerator& openGenerator, const std::filesystem::path& runFolder,
          const GalleryDraft& draft, const acceptance::CriteriaSet& criteria, const Progress& progress);

/// Judges images again, after the criteria have changed; decisions by hand stay.
[[nodiscard]] Result<std::vector<acceptance::Candidate>>
judgeAgain(std::vector<acceptance::Candidate> candidates, const acceptance::CriteriaSet& criteria,
           const Progress& progress);

}  // namespace synthslice::ui
