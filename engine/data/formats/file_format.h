#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/formats/image_file.h"

namespace synthslice::data {

/// One kind of file.
struct FileFormat {
    std::string_view name;
    std::vector<std::string_view> endings;  ///< of names that promise it, in lower case
    /// Whether a file that begins with these bytes (1 KiB, or all) is of the kind.
    bool (*recognises)(std::span<const std::byte> start);
    OpenedFile (*open)(const std::filesystem::path& path, const ReadOptions& options);
};

FileFormat pngFormat();
FileFormat jpegFormat();
FileFormat bmpFormat();
FileFormat tiffFormat();
FileFormat idxFormat();
FileFormat numpyFormat();
FileFormat metaImageFormat();
FileFormat nrrdFormat();
FileFormat hdf5Format();
FileFormat rawVolumeFormat();

/// Opens a file by its content, not by its name; raw volumes by their name or because options tell the
/// layout. Errors say what is wrong, without the file's name. Safe on damaged files.
[[nodiscard]] OpenedFile openImageFile(const std::filesystem::path& path, const ReadOptions& options);

/// Whether a file of a folder is to be read, or reported if it cannot be: its name promises an image or its
/// content is one. Raw volumes only where options tell their layout, since they may belong to a header.
[[nodiscard]] bool isImageOfFolder(const std::filesystem::path& path, const ReadOptions& options);

/// Whether a file's name promises a raw volume.
[[nodiscard]] bool isNamedRawVolume(const std::filesystem::path& path);

/// "PNG, JPEG, ... or raw", for messages.
[[nodiscard]] std::string knownFormats();

/// Whether bytes begin with a signature.
[[nodiscard]] bool startsWith(std::span<const std::byte> bytes, std::string_view signature);

}  // namespace synthslice::data
