#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::quality {

/// `count` images of the size of `real`, all of one size, sewn from pieces of these without learning (image
/// quilting, Efros and Freeman 2001): square blocks of 3/8 of the smaller side that overlap by a third, each
/// drawn from those of 256 random ones whose overlap differs by at most 10 % more than the best one's, joined
/// where they differ least. Images of 8 px at least.
[[nodiscard]] std::vector<GreyImage> quiltedImages(const std::vector<GreyImage>& real, std::size_t count,
                                                   std::uint64_t seed);

}  // namespace synthslice::quality
