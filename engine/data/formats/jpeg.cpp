#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/jpeg_structure.h"
#include "engine/data/formats/shared/orientation.h"
#include "engine/data/formats/single_image_file.h"

namespace synthslice::data {

namespace {

Result<StoredImage> decodeJpeg(std::span<const std::byte> bytes)
{
    if (!jpegIsComplete(bytes)) return invalidInput(text("it is a JPEG file that ends in the middle"));
    return decodeByOpenCv(bytes).map([&](StoredImage&& image) {
        image.notes.emplace_back(text("JPEG compression is lossy: fine texture is altered"));
        image.pixelSize = jpegPixelSize(bytes);
        applyOrientation(image, jpegOrientation(bytes));
        return std::move(image);
    });
}

}  // namespace

FileFormat jpegFormat()
{
    return {"JPEG",
            {".jpg", ".jpeg"},
            [](std::span<const std::byte> start) { return startsWith(start, "\xff\xd8\xff"); },
            [](const std::filesystem::path& path, const ReadOptions&) {
                return openPicture(path, {readJpegHeader, decodeJpeg});
            }};
}

}  // namespace synthslice::data
