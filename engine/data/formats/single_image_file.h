#pragma once

#include <filesystem>
#include <span>

#include "engine/data/formats/image_file.h"

namespace synthslice::data {

/// How a kind of file that holds one picture is read; both are given bytes from its beginning on.
struct PictureCodec {
    Result<ImageHeader> (*readHeader)(std::span<const std::byte> start);  ///< of at most 1 MiB
    Result<StoredImage> (*decode)(std::span<const std::byte> all);
};

/// A file with one picture, as OpenCV decodes it or as the codec does by itself.
[[nodiscard]] OpenedFile openPicture(const std::filesystem::path& path, const PictureCodec& codec);

/// A whole PNG, JPEG or BMP by OpenCV: 8 or 16 bit, RGB if in colour. Safe on damaged files.
[[nodiscard]] Result<StoredImage> decodeByOpenCv(std::span<const std::byte> bytes);

}  // namespace synthslice::data
