#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// The classes, 0 to 255, in an IDX file of labels (LeCun, Cortes, Burges 1998), plain or gzip, in the order
/// of the images they belong to. The error names the file. Any thread.
[[nodiscard]] Result<std::vector<std::uint8_t>> readLabels(const std::filesystem::path& file);

/// Whether a file begins like an IDX file of labels.
[[nodiscard]] bool isLabelFile(const std::filesystem::path& file);

/// The file of labels beside an IDX file of images, which the names tell: train-labels-idx1-ubyte belongs to
/// train-images-idx3-ubyte. Either may be compressed (.gz). None if there is no such file.
[[nodiscard]] std::optional<std::filesystem::path> labelFileOf(const std::filesystem::path& images);

}  // namespace synthslice::data
