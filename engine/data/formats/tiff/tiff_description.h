#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/data/formats/shared/pixel_size.h"

namespace synthslice::data {

/// What the ImageDescription of a TIFF tells about the stack: ImageJ's lines "key=value" or OME-XML.
struct StackDescription {
    std::size_t images = 0;              ///< that ImageJ promises; above 4 GB they have one directory only
    std::size_t channels = 1;            ///< of a hyperstack
    std::size_t channelStride = 1;       ///< images from one channel to the next
    std::optional<double> unitUm;        ///< of the resolution tags (ImageJ)
    std::optional<PixelSize> pixelSize;  ///< by OME-XML

    /// Whether image `index` shows channel `channel`, from 0.
    [[nodiscard]] bool shows(std::size_t index, std::size_t channel) const
    {
        return index / channelStride % channels == channel;
    }
};

[[nodiscard]] StackDescription readStackDescription(std::string_view description);

}  // namespace synthslice::data
