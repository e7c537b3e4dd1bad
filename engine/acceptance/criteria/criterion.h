#pragma once

#include <string>
#include <vector>

#include "engine/measure/measure.h"

namespace synthslice::acceptance {

/// A number that is measured in a single image and limited by acceptance; Measure::criterion is set.
using Criterion = measure::Measure;

/// All criteria for images of a material, in the order in which they are shown: structure, then texture, by
/// key. They live as long as the program. Any thread.
[[nodiscard]] std::vector<const Criterion*> criteriaOf(const measure::Material& material);

/// The criterion of that key; none if there is no such criterion for the material.
[[nodiscard]] const Criterion* findCriterion(const std::string& key, const measure::Material& material);

}  // namespace synthslice::acceptance
