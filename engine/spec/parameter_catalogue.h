#pragma once

#include <string>
#include <vector>

#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

/// A titled group of parameters with its place in an experiment: what a form shows, in order.
struct ParameterGroup {
    std::string path;   ///< "data", "training", "layers.conv2d", "optimizer.adam", ...
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    std::string help;   ///< one sentence on what the group is, in English (SYNTHSLICE_TEXT)
    std::vector<ParameterInfo> parameters;
};

/// Every group: data, latent, losses, augmentation, training, initialization, each optimizer and layer type.
[[nodiscard]] const std::vector<ParameterGroup>& parameterGroups();

/// The group with that path; it must exist.
[[nodiscard]] const ParameterGroup& parameterGroup(const std::string& path);

/// The JSON names of all layer types and optimizer types, in the order in which editors list them.
[[nodiscard]] const std::vector<std::string>& layerTypes();
[[nodiscard]] const std::vector<std::string>& optimizerTypes();

/// A layer or optimizer of that type with its defaults, as JSON.
[[nodiscard]] Json defaultLayer(const std::string& type);
[[nodiscard]] Json defaultOptimizer(const std::string& type);

/// docs/parameters.md, whole.
[[nodiscard]] std::string parametersMarkdown();

}  // namespace synthslice::spec
