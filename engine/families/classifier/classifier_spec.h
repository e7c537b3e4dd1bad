#pragma once

#include <vector>

#include "engine/spec/classes_spec.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/network/network_spec.h"
#include "engine/spec/training/general_loss_spec.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::spec {

/// A network that tells the class of an image: it gives one value a class.
struct ClassifierSpec {
    static constexpr const char* family = "classifier";
    ClassesSpec classes;
    NetworkSpec network;
    ClassLossSpec loss;
    OptimizerSpec optimizer;
    bool operator==(const ClassifierSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const ClassifierSpec& classifierOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<ClassifierSpec>();
}
[[nodiscard]] inline ClassifierSpec& classifierOf(ExperimentSpec& experiment)
{
    return experiment.family.as<ClassifierSpec>();
}

/// How many values the network gives an image; its experiment has no problems.
[[nodiscard]] std::int64_t outputsOf(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
