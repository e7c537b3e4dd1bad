#pragma once

#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// Turns interleaved samples (grey, grey + alpha, RGB, RGB + alpha) into one grey value a pixel, Rec. ITU-R
/// BT.601 luma, for values of up to 16 bits in integers, so that equal channels stay exactly what they are.
/// Alpha is dropped. Adds notes on both.
void reduceToGrey(StoredImage& image);

}  // namespace synthslice::data
