#pragma once

#include <string>

#include "engine/spec/data_spec.h"
#include "engine/spec/family_spec.h"
#include "engine/spec/training/training_spec.h"

namespace synthslice::spec {

/// A whole experiment as a plain value: what is written to experiment.json, edited in the window, and
/// given to a session. It can be compared and copied, and holds nothing of a run.
struct ExperimentSpec {
    std::string name = "untitled";
    DataSpec data;
    FamilySpec family;  ///< kind of network, and all that only this kind has
    TrainingSpec training;
    bool operator==(const ExperimentSpec&) const = default;
};

}  // namespace synthslice::spec
