#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/formats/shared/pixel_size.h"

namespace synthslice::data {

/// What scanners' text files beside slices tell: .log of SkyScan (Bruker), .xtekct of Nikon, .pca of Phoenix.
struct ScannerLogs {
    std::optional<PixelSize> pixelSize;  ///< none where they differ by more than 1 %
    std::string problem;                 ///< that they differ
};

/// Looks at those of `files` that are named like one.
[[nodiscard]] ScannerLogs readScannerLogs(const std::vector<std::filesystem::path>& files);

}  // namespace synthslice::data
