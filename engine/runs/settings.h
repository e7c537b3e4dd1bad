#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::runs {

/// Every parameter of an experiment by its path, as `--set` takes it ("optimizer.generator.lr"); the layers
/// of a network are one value ("generator.layers").
using Settings = std::map<std::string, spec::Json>;

[[nodiscard]] Settings settingsOf(const spec::ExperimentSpec& experiment);

/// The paths whose values are not the same everywhere; one that only some have (of another family, of another
/// optimizer) is among them.
[[nodiscard]] std::set<std::string> differing(std::span<const Settings> all);

/// What two runs share that differ by chance only: all but seeds and the name.
[[nodiscard]] Settings withoutSeed(Settings settings);

}  // namespace synthslice::runs
