#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/acceptance/criteria_set.h"
#include "engine/base/grey_image.h"
#include "engine/measure/circles.h"
#include "engine/measure/phase.h"

namespace synthslice::quality {

/// A patch with what several descriptors need of it.
struct DescribedPatch {
    GreyImage image;  ///< grey of full scale, as a file stores it
    measure::PhaseImage phase;
    std::vector<measure::Circle> circles;
};

/// One of the descriptors of the headline number Q: what is looked at in a patch. 0
/// stands for what cannot be measured, such as the diameter where no fibre is found.
struct Descriptor {
    std::string key;        ///< "two_point_correlation"
    std::string label;      ///< in English (SYNTHSLICE_TEXT)
    std::string unit;       ///< of `x`
    std::vector<double> x;  ///< a place for each component
    std::function<std::vector<double>(const DescribedPatch&)> components;
};

/// All that are numbers of a patch; the fourteenth of Q is the sliced Wasserstein distance, which compares
/// sets of patches as a whole. Patches are patchSize x patchSize px.
///
/// grey: quantiles; volume_fraction; two_point_correlation: radial S2 up to a quarter of the patch;
/// lineal_path_fibres, lineal_path_matrix: L(r) up to a quarter; chords: mean and SD in fibres and matrix;
/// spectrum: log10 of radial power up to 0.5 cycles per pixel; fibre_count; fibre_diameter: mean and SD;
/// neighbour_distance: mean and SD; overlap: intersecting pairs per fibre; gradient: quantiles of the Scharr
/// magnitude; local_binary_pattern: shares.
[[nodiscard]] std::vector<Descriptor> descriptors(int patchSize);

/// The components of all of them, one after another. Settings as criteria measure.
[[nodiscard]] std::vector<double> describe(const std::vector<Descriptor>& descriptors, const GreyImage& image,
                                           const acceptance::CriteriaSet& settings);

}  // namespace synthslice::quality
