#pragma once

#include "engine/data/image_reader.h"

namespace synthslice::data {

/// What an image is best resized by before textures are learned from it: the networks take in structures some
/// 8 px apart. 1 where they lie up to 10 px apart, where none can be found, and for images below 256 px;
/// else 8 px over their distance, rounded to hundredths.
struct AutomaticScale {
    double scale = 1.0;
    double pitchPx = 0.0;  ///< distance of the fibres before scaling; 0 if none was looked for or found
};
[[nodiscard]] AutomaticScale automaticScale(const RawImage& image);

}  // namespace synthslice::data
