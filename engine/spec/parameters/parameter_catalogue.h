#pragma once

#include <string>
#include <vector>

#include "engine/spec/parameters/json_text.h"
#include "engine/spec/parameters/parameter_group.h"

namespace synthslice::spec {

/// Where a group stands in an experiment, and what for, in English (may be empty).
struct GroupPlace {
    std::string path;
    std::string help;
};

/// A group of the list of all, with the family that it belongs to.
struct CataloguedGroup {
    ParameterGroup group;
    std::string family;              ///< empty: of every family
    std::vector<GroupPlace> places;  ///< if not at its path
};

/// Every group: data and training, those of each family, initial weights, each optimizer and layer type.
[[nodiscard]] const std::vector<CataloguedGroup>& parameterCatalogue();

/// The group with that path, of every family or of one; it must exist.
[[nodiscard]] const ParameterGroup& parameterGroup(const std::string& path, const std::string& family = {});

/// The JSON names of all layer types and optimizer types, in the order in which editors list them.
[[nodiscard]] const std::vector<std::string>& layerTypes();
[[nodiscard]] const std::vector<std::string>& optimizerTypes();

/// A layer or optimizer of that type with its defaults, as JSON.
[[nodiscard]] Json defaultLayer(const std::string& type);
[[nodiscard]] Json defaultOptimizer(const std::string& type);

/// docs/parameters.md, whole.
[[nodiscard]] std::string parametersMarkdown();

}  // namespace synthslice::spec
