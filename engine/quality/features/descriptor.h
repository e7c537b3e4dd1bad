#pragma once

#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/measure/measure.h"

namespace synthslice::quality {

/// One of the descriptors of the headline number Q (docs/quality.md): the measures of a patch that name it
/// (Measure::descriptor), a component for each of their values. 0 stands for what cannot be measured, such as
/// the diameter where no fibre is found.
struct Descriptor {
    std::string key;        ///< "two_point_correlation"
    std::string label;      ///< in English (SYNTHSLICE_TEXT)
    std::string unit;       ///< of `x`
    std::vector<double> x;  ///< a place for each component
    std::vector<const measure::Measure*> measures;
};

/// All that are numbers of a patch of patchSize x patchSize px of a material; the last of Q is the sliced
/// Wasserstein distance, which compares sets of patches as a whole.
[[nodiscard]] std::vector<Descriptor> descriptorsOf(const measure::Material& material, int patchSize);

/// The components of all of them, one after another.
[[nodiscard]] std::vector<double> describe(const std::vector<Descriptor>& descriptors, const GreyImage& image,
                                           const measure::Material& material);

}  // namespace synthslice::quality
