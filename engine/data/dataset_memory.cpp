#include "engine/data/dataset_memory.h"

#include <cmath>
#include <fstream>
#include <string>

#include "engine/data/image_decoding.h"

namespace synthslice::data {

namespace {

/// With one decimal, whatever the locale.
std::string inGigabytes(std::int64_t bytes)
{
    const std::int64_t tenths = bytes / 100'000'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GB";
}

}  // namespace

std::int64_t estimateDatasetBytes(const std::vector<std::filesystem::path>& files, double scale)
{
    double bytes = 0.0;
    for (const std::filesystem::path& file : files) {
        if (const auto extent = readImageExtent(file))
            bytes += static_cast<double>(extent->bytes) * scale * scale;
    }
    return std::llround(std::min(bytes, 1e18));
}

std::optional<std::int64_t> availableMemoryBytes()
{
    std::ifstream meminfo("/proc/meminfo");
    std::string key;
    std::int64_t kibibytes = 0;
    std::string unit;
    while (meminfo >> key >> kibibytes && std::getline(meminfo, unit)) {
        if (key == "MemAvailable:") return kibibytes * 1024;
    }
    return std::nullopt;
}

Result<void> checkMemory(const std::filesystem::path& path, std::int64_t neededBytes,
                         std::optional<std::int64_t> availableBytes)
{
    // A tenth is left for what is computed from the slices.
    if (!availableBytes || neededBytes < *availableBytes / 10 * 9) return {};
    return invalidInput(path.string() + " needs " + inGigabytes(neededBytes) + " of memory, but only " +
                            inGigabytes(*availableBytes) + " are available",
                        "take fewer slices, set data.scale below 1, or close other programs");
}

}  // namespace synthslice::data
