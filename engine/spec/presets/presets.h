#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

/// An experiment that comes with the program: a file in resources/presets, compiled in, and its entry in
/// list.json there. The file holds the experiment, or the name of another preset ("variation_of") and the
/// changes to it (a JSON Patch, RFC 6902).
struct Preset {
    std::string name;         ///< "texture-64"
    std::string title;        ///< a few words, in English
    std::string summary;      ///< one sentence for its card, in English
    std::string variationOf;  ///< name of the preset that it differs from in a few values; empty for most
    ExperimentSpec experiment;
};

/// All presets, the recommended one first and variations last.
[[nodiscard]] const std::vector<Preset>& presets();

/// The preset with that name; the error names the nearest one.
[[nodiscard]] Result<Preset> presetNamed(const std::string& name);

}  // namespace synthslice::spec
