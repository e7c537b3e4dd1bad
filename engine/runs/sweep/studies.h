#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/runs/sweep/sweep_request.h"

namespace synthslice::runs {

/// A sweep that comes with the program: an entry of resources/studies/studies.json, compiled in.
struct Study {
    std::string name;                  ///< "lenet-optimizer"
    std::string title;                 ///< a few words, in English
    std::vector<std::string> presets;  ///< each is trained with all settings and seeds
    SweepRequest request;              ///< of the first preset, without data
};

[[nodiscard]] const std::vector<Study>& studies();

/// The study with that name; the error names the nearest one.
[[nodiscard]] Result<Study> studyNamed(const std::string& name);

/// Its plan on these data. Runs of a further preset set what that one has otherwise than the first; they are
/// not checked.
[[nodiscard]] Result<SweepPlan> planOf(const Study& study, const std::filesystem::path& data);

/// The fewest settings that make `to` of `from`, experiments of one family, but for the name. Optimizers and
/// lists of layers are one setting.
[[nodiscard]] std::vector<session::LiveEdit> changesBetween(const spec::ExperimentSpec& from,
                                                            const spec::ExperimentSpec& to);

}  // namespace synthslice::runs
