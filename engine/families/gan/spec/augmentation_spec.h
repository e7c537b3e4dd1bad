#pragma once

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// What is done at random to every image that the discriminator sees, real or generated, so that it cannot
/// learn few slices by heart (DiffAugment, Zhao 2020). An amount of 0 leaves a change out.
struct AugmentationSpec {
    double translation = 0.0;         ///< largest shift as a share of the side; Zhao: 0.125
    double cutout = 0.0;              ///< side of the blanked square as a share of the image's; Zhao: 0.5
    double brightness = 0.0;          ///< largest shift of the grey of -1 to 1; Zhao: 0.5
    double contrast = 0.0;            ///< largest change of the contrast, as a share; Zhao: 0.5
    double probability = 1.0;         ///< of each change for each image; the first one if adaptive
    bool adaptive = false;            ///< the probability follows r_t, Karras 2020 (ADA)
    double target = 0.6;              ///< of r_t
    double adaptationImages = 50000;  ///< real images over which the probability may go from 0 to 1
    [[nodiscard]] bool isOn() const
    {
        return translation > 0.0 || cutout > 0.0 || brightness > 0.0 || contrast > 0.0;
    }
    bool operator==(const AugmentationSpec&) const = default;
};

}  // namespace synthslice::spec
