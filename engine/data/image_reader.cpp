#include "engine/data/image_reader.h"

#include <algorithm>

#include "engine/data/image_decoding.h"

namespace synthslice::data {

Result<std::vector<RawImage>> readImages(const std::filesystem::path& path, const Progress& progress)
{
    return decodeImages(path, progress).map_error([&](Error error) {
        if (error.code != ErrorCode::Cancelled)
            error.message = path.string() + " cannot be used: " + error.message;
        return error;
    });
}

GreyImage toGrey(const RawImage& image)
{
    GreyImage grey(image.width, image.height);
    if (image.bitDepth == 8) {
        std::transform(image.pixels8.begin(), image.pixels8.end(), grey.grey.begin(),
                       [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; });
    } else {
        std::transform(image.pixels16.begin(), image.pixels16.end(), grey.grey.begin(),
                       [](std::uint16_t value) { return static_cast<float>(value) / 65535.0F; });
    }
    return grey;
}

}  // namespace synthslice::data
