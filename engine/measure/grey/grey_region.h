#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

// A region of an image is a value per pixel, row-major, not 0 inside; an empty one is the whole image.

[[nodiscard]] inline bool isInside(std::span<const std::uint8_t> region, const GreyImage& image, int x, int y)
{
    return region.empty() || region[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                    static_cast<std::size_t>(x)] != 0;
}

/// The grey values inside.
[[nodiscard]] inline std::vector<float> greyInside(const GreyImage& image,
                                                   std::span<const std::uint8_t> region)
{
    if (region.empty()) {
        return image.grey;
    }
    std::vector<float> inside;
    for (std::size_t pixel = 0; pixel < image.grey.size(); ++pixel) {
        if (region[pixel] != 0) {
            inside.push_back(image.grey[pixel]);
        }
    }
    return inside;
}

}  // namespace synthslice::measure
