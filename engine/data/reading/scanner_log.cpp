#include "engine/data/reading/scanner_log.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/files/read_file.h"
#include "engine/base/text/text.h"
#include "engine/data/formats/shared/header_text.h"

namespace synthslice::data {

namespace {

constexpr std::uintmax_t mostBytes = 1U << 22U;

/// A line "key=value" in files with this ending; the first that a file has counts.
struct LogKey {
    const char* ending;
    const char* key;
    double unitUm;
};
constexpr std::array logKeys{LogKey{".log", "Image Pixel Size (um)", 1.0},
                             LogKey{".log", "Image Pixel Size (µm)", 1.0},
                             LogKey{".log", "Pixel Size (um)", 1.0}, LogKey{".xtekct", "VoxelSizeX", 1e3},
                             LogKey{".pca", "VoxelSizeX", 1e3}};

std::optional<PixelSize> sizeInLog(const std::filesystem::path& file)
{
    const std::string ending = file.extension().string();
    const auto isOfEnding = [&](const LogKey& key) { return ending == key.ending; };
    if (std::none_of(logKeys.begin(), logKeys.end(), isOfEnding)) return std::nullopt;
    const auto text = readFile(file, mostBytes);
    if (!text) return std::nullopt;
    const auto values = keysAndValues(*text, "=");
    for (const LogKey& key : logKeys) {
        const auto found = values.find(key.key);
        if (!isOfEnding(key) || found == values.end()) continue;
        const std::vector<double> number = numbersOf(found->second);
        if (number.size() != 1) continue;
        if (auto size = pixelSize(number[0], number[0], key.unitUm, file.filename().string())) return size;
    }
    return std::nullopt;
}

}  // namespace

ScannerLogs readScannerLogs(const std::vector<std::filesystem::path>& files)
{
    ScannerLogs logs;
    for (const std::filesystem::path& file : files) {
        const std::optional<PixelSize> size = sizeInLog(file);
        if (!size) continue;
        if (!logs.pixelSize) {
            logs.pixelSize = size;
        } else if (std::abs(size->xUm / logs.pixelSize->xUm - 1.0) > 0.01) {
            return {{},
                    text("the pixel sizes in %1 and %2 differ; none is taken: set data.pixel_size_um",
                         logs.pixelSize->source, size->source)};
        }
    }
    return logs;
}

}  // namespace synthslice::data
