#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

/// An experiment that comes with the program: a file in resources/presets, compiled in.
struct Preset {
    std::string name;     ///< "texture-64"
    std::string title;    ///< a few words, in English (SYNTHSLICE_TEXT)
    std::string summary;  ///< one sentence for its card, in English (SYNTHSLICE_TEXT)
    ExperimentSpec experiment;
};

/// All presets, the recommended one first.
[[nodiscard]] const std::vector<Preset>& presets();

/// The preset with that name; the error names the nearest one.
[[nodiscard]] Result<Preset> presetNamed(const std::string& name);

}  // namespace synthslice::spec
