#pragma once

#include <string>
#include <vector>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::spec {

/// A network of an experiment.
struct NamedNetwork {
    std::string name;   ///< its path in the experiment: "generator"
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    NetworkSpec network;
    Shape input;
    NetworkShapes shapes;
};

/// All networks of the experiment, in the order of its file.
[[nodiscard]] std::vector<NamedNetwork> networksOf(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
