#pragma once

#include "engine/data/image_reader.h"

namespace synthslice::data {

enum class ChannelOrder { Rgb, Bgr };

/// Turns interleaved samples (`channelsInFile` a pixel: grey, grey + alpha, colour, colour + alpha) into one
/// grey value a pixel, Rec. ITU-R BT.601 luma in integers, so that equal channels stay exactly what they are.
/// Alpha is dropped. Adds notes on both.
void reduceToGrey(RawImage& image, ChannelOrder order);

}  // namespace synthslice::data
