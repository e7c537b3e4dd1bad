#pragma once

#include <cstdint>
#include <span>

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// Calls `use` with the pixels of a slice (or raw image) as a span of their own integer type.
template <class Image, class Use>
decltype(auto) withPixels(const Image& image, const Use& use)
{
    return image.bitDepth == 8 ? use(std::span<const std::uint8_t>(image.pixels8))
                               : use(std::span<const std::uint16_t>(image.pixels16));
}

/// The value that stands for grey 1.
template <class Image>
[[nodiscard]] double fullScale(const Image& image)
{
    return image.bitDepth == 8 ? 255.0 : 65535.0;
}

}  // namespace synthslice::data
