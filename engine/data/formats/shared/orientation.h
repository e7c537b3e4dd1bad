#pragma once

#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// Turns and mirrors an image so that its first row is at the top and its first column at the left, from an
/// orientation by TIFF 6.0 and Exif (1: it is so already; 6: to be turned clockwise by 90 degrees). Adds a
/// note.
void applyOrientation(StoredImage& image, int orientation);

}  // namespace synthslice::data
