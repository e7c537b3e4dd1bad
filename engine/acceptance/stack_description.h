#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/acceptance/material_of.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_stack.h"
#include "engine/measure/measure.h"
#include "engine/measure/representativity.h"

namespace synthslice::acceptance {

/// What all measures say of the images of a stack, inside the regions where their material is.
struct StackDescription {
    measure::Material material;                     ///< what was measured by
    std::vector<const measure::Measure*> measures;  ///< of the material
    std::vector<std::vector<double>> x;  ///< of each measure, of the largest image; empty for numbers
    std::vector<std::string> names;      ///< of each image
    /// [image][measure]: its values; lengths in px, NaN for what cannot be measured.
    std::vector<std::vector<std::vector<double>>> values;
    std::vector<measure::Representativity> representativity;  ///< of each phase

    /// A number's values in all images that it can be measured in.
    [[nodiscard]] std::vector<double> numbers(std::size_t measure) const;
    /// A curve's values at one place.
    [[nodiscard]] std::vector<double> at(std::size_t measure, std::size_t place) const;
    /// How well a phase's volume fraction is known; null for any other measure.
    [[nodiscard]] const measure::Representativity* representativityOf(std::size_t measure) const;
};

/// Measures every image, on all cores. The material's settings come from all images together, never from one:
/// `known`, if given, or what `hints` leave open is found. Errors: fibres are expected and no texture tells
/// their radius; being cancelled.
[[nodiscard]] Result<StackDescription> describeStack(const data::SliceStack& stack, MaterialHints hints,
                                                     const measure::Material* known,
                                                     const Progress& progress);

}  // namespace synthslice::acceptance
