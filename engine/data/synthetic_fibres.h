#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/result.h"
#include "engine/data/disc_packing.h"

namespace synthslice::data {

/// A fibre-composite slice as X-ray tomography would show it.
struct FibreSliceSpec {
    int size = 512;                ///< px, width and height
    double volumeFraction = 0.55;  ///< of fibres, up to about 0.75
    double diameterPx = 9.0;       ///< mean fibre diameter
    double diameterSdPx = 0.5;
    double minimumGapPx = 0.0;  ///< 0: fibres may touch
    double fibreGrey = 0.66;    ///< of full scale
    double matrixGrey = 0.42;
    double blurSigmaPx = 0.9;
    double
        noiseSd = 0.04;  ///< of full scale, after blur, correlated over about a pixel as in reconstructions
    double ringAmplitude = 0.01;  ///< of full scale
    bool fieldOfView = false;     ///< zero outside a centred circle, as a scanner leaves it
    std::uint64_t seed = 0;
};

struct FibreSlice {
    GreyImage image;
    std::vector<Disc> fibres;     ///< the truth, in reading order; those cut by the border included
    double volumeFraction = 0.0;  ///< reached: the discs' exact area inside the image over its area
};

/// Non-overlapping discs, then blur, correlated noise and ring artefacts. The same spec gives the same slice.
/// An error if the fraction cannot be packed or a value makes no sense.
[[nodiscard]] Result<FibreSlice> makeFibreSlice(const FibreSliceSpec& spec);

}  // namespace synthslice::data
