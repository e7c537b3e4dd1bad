#include "engine/data/formats/file_format.h"
#include "engine/data/formats/png_structure.h"
#include "engine/data/formats/shared/orientation.h"
#include "engine/data/formats/single_image_file.h"

namespace synthslice::data {

namespace {

Result<StoredImage> decodePng(std::span<const std::byte> bytes)
{
    const auto facts = checkPng(bytes);
    if (!facts) return tl::unexpected(facts.error());
    return decodeByOpenCv(bytes).map([&](StoredImage&& image) {
        image.pixelSize = facts->pixelSize;
        applyOrientation(image, facts->orientation);
        return std::move(image);
    });
}

}  // namespace

FileFormat pngFormat()
{
    return {"PNG",
            {".png"},
            [](std::span<const std::byte> start) { return startsWith(start, "\x89PNG\r\n\x1a\n"); },
            [](const std::filesystem::path& path, const ReadOptions&) {
                return openPicture(path, {readPngHeader, decodePng});
            }};
}

}  // namespace synthslice::data
