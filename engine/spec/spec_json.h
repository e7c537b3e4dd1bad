#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::spec {

/// The experiment as a JSON object (docs/parameters.md), every parameter written out.
[[nodiscard]] Json toJson(const ExperimentSpec& experiment);

/// Reads an experiment. Missing keys take their defaults; an unknown key, a wrong type, or a value out of
/// range is an error that names its path, and for an unknown key the nearest known one.
[[nodiscard]] Result<ExperimentSpec> experimentFromJson(const Json& json);
[[nodiscard]] Result<ExperimentSpec> experimentFromText(const std::string& text, const std::string& fileName);

/// The experiment with one value changed, as `--set path=value` and every edit in the window do it.
/// `path` is dotted as in the JSON file: "optimizer.generator.lr", "generator.layers.2.out_channels".
[[nodiscard]] Result<ExperimentSpec> withValue(const ExperimentSpec& experiment, const std::string& path,
                                               const Json& value);

/// The same from a command line's text.
[[nodiscard]] Result<ExperimentSpec> withText(const ExperimentSpec& experiment, const std::string& path,
                                              const std::string& text);

/// The value at `path`, and what is known of the parameter there.
[[nodiscard]] Result<Json> valueAt(const ExperimentSpec& experiment, const std::string& path);
[[nodiscard]] Result<ParameterInfo> parameterAt(const ExperimentSpec& experiment, const std::string& path);

}  // namespace synthslice::spec
