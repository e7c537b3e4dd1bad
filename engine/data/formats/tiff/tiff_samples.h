#pragma once

#include <optional>

#include "engine/data/formats/shared/samples.h"
#include "engine/data/formats/tiff/tiff_page.h"

struct tiff;

namespace synthslice::data {

/// The image of the page that `file` stands at: strips or tiles, any compression that libtiff knows, any
/// number of bits. `plane` is the plane or, of independent interleaved channels, the channel to take, from 0.
/// None where libtiff reports an error.
[[nodiscard]] std::optional<StoredImage> readTiffSamples(tiff* file, const TiffPage& page, int plane);

/// The image of values as they lie in the file, interleaved, whole bytes: palette applied, white-is-zero
/// inverted, fewer bits than 8 or 16 brought to the full scale, upright.
[[nodiscard]] StoredImage makeTiffImage(tiff* file, const TiffPage& page, Samples samples);

}  // namespace synthslice::data
