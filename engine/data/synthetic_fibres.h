#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/result.h"

namespace synthslice::data {

/// A disc; position and radius in pixels, pixel centres at integers.
struct Disc {
    double x = 0.0;
    double y = 0.0;
    double r = 0.0;
    bool operator==(const Disc&) const = default;
};

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
    std::vector<Disc> fibres;     ///< the truth
    double volumeFraction = 0.0;  ///< reached, of the discs' exact area inside the image
};

/// Random sequential addition of non-overlapping discs (Widom 1966) with relaxation for high fractions,
/// then blur, noise and ring artefacts. The same spec gives the same slice. An error if the fraction
/// cannot be packed.
[[nodiscard]] Result<FibreSlice> makeFibreSlice(const FibreSliceSpec& spec);

}  // namespace synthslice::data
