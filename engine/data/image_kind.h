#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

namespace synthslice::data {

enum class ImageKind { Png, Jpeg, Bmp, Tiff, Idx, Gzip };

/// The kind of file that begins with these bytes; eight suffice.
[[nodiscard]] std::optional<ImageKind> imageKind(std::span<const std::byte> firstBytes);

/// Whether a file's name promises an image, so that one which is none deserves to be reported.
[[nodiscard]] bool namedLikeImage(const std::filesystem::path& path);

}  // namespace synthslice::data
