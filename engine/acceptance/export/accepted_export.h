#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/acceptance/image_judge.h"
#include "engine/acceptance/image_source.h"
#include "engine/acceptance/output_calibration.h"
#include "engine/base/progress.h"
#include "engine/data/writing/image_writer.h"

namespace synthslice::acceptance {

/// A generated image with its judgement and what a person decided about it.
struct Candidate {
    Latent latent = {};
    GreyImage image;  ///< after the output calibration, if one is on
    Judgement judgement;
    std::optional<NearestPatch> nearest;  ///< if copies are looked for
    std::optional<bool> decidedByHand;
    [[nodiscard]] bool accepted() const { return decidedByHand.value_or(judgement.accepted); }
};

struct ExportSpec {
    std::filesystem::path folder;
    std::size_t count = 50;
    std::size_t maxTries = 10000;
    Latent first = {};  ///< the next images have the next seeds
    data::ImageEncoding encoding;
    bool labels = false;  ///< also what each image contains: labels/ and, of fibres, fibres.csv
                          ///< (image_labels.h)
};

struct ExportReport {
    std::size_t accepted = 0;
    std::size_t generated = 0;
    bool interrupted = false;                      ///< cancelled before it was done
    std::map<std::string, std::size_t> refusedBy;  ///< by the criteria of
    measure::Material material;                    ///< this material
    [[nodiscard]] double yield() const
    {
        return generated == 0 ? 0.0 : static_cast<double>(accepted) / static_cast<double>(generated);
    }
};

/// Generates until `count` are accepted or `maxTries` are made, seed after seed, judges every image as it
/// will be stored (with `copies`, refuses copies of training patches), and writes only accepted ones, with
/// manifest.csv and manifest.json, and labels if asked for. Everything is written into a folder aside and
/// renamed at the end: failed, nothing stays; cancelled, what was accepted until then is kept and the report
/// says so. Fewer than `count` are no error, none is; so is a folder that exists and is not empty.
/// Labels of a material without fibres are one.
[[nodiscard]] Result<ExportReport> exportAccepted(ImageSource& source, const CriteriaSet& criteria,
                                                  const OutputCalibration* outputCalibration,
                                                  const CopySearch* copies, const ExportSpec& spec,
                                                  const Progress& progress);

/// Writes, in the same way, the accepted of candidates of the window: decided by hand, or by `criteria` as
/// they will be stored, which may be coarser than they were shown. Of `spec` only the folder, the encoding
/// and the labels count; `outputCalibration` is the one that was on.
[[nodiscard]] Result<ExportReport> exportCandidates(const std::vector<Candidate>& candidates,
                                                    const CriteriaSet& criteria,
                                                    const OutputCalibration* outputCalibration,
                                                    const spec::Json& provenance, const ExportSpec& spec,
                                                    const Progress& progress);

}  // namespace synthslice::acceptance
