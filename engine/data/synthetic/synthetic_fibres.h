#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/data/synthetic/disc_packing.h"

namespace synthslice::data {

/// A fibre-composite slice as X-ray tomography would show it. The defaults resemble a real slice of glass
/// fibres in grey, contrast, sharpness and noise.
struct FibreSliceSpec {
    int size = 512;                ///< px, width and height
    double volumeFraction = 0.55;  ///< of fibres, up to about 0.8
    double diameterPx = 9.0;       ///< mean fibre diameter
    double diameterSdPx = 0.5;
    double minimumGapPx = 0.0;  ///< 0: fibres may touch
    double fibreGrey = 0.67;    ///< of full scale
    double matrixGrey = 0.46;
    double blurSigmaPx = 0.8;
    double edgeContrast = 0.5;  ///< share of local contrast added by phase contrast: dark gaps, bright rims
    double noiseSd = 0.035;     ///< of full scale, after blur
    double noiseSigmaPx = 0.8;  ///< correlation of the noise, as reconstruction filters leave it
    double ringAmplitude = 0.006;  ///< of full scale: SD of the ring artefacts around the centre
    bool fieldOfView = false;      ///< zero outside a centred circle, as a scanner leaves it
    std::uint64_t seed = 0;
};

struct FibreSlice {
    GreyImage image;
    std::vector<Disc> fibres;     ///< the truth, in reading order; those cut by the border included
    double volumeFraction = 0.0;  ///< the discs' exact area inside the image over its area
};

/// Non-overlapping discs, then blur, phase contrast, noise and ring artefacts. The same spec gives the same
/// slice. An error if the fraction cannot be packed or a value makes no sense.
[[nodiscard]] Result<FibreSlice> makeFibreSlice(const FibreSliceSpec& spec);

}  // namespace synthslice::data
