#include "engine/data/dataset/dataset_memory.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

/// A tenth is left for what is computed from the slices.
constexpr double usableShare = 0.9;

/// With one decimal, whatever the locale.
std::string inGigabytes(std::int64_t bytes)
{
    const std::int64_t tenths = bytes / 100'000'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GB";
}

}  // namespace

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

Result<void> checkMemory(const std::filesystem::path& path, std::int64_t bytes, double scale,
                         std::optional<std::int64_t> availableBytes)
{
    if (!availableBytes) return {};
    const double needed = static_cast<double>(bytes) * scale * scale;
    const double usable = usableShare * static_cast<double>(*availableBytes);
    if (needed < usable) return {};
    const auto hundredths = static_cast<std::int64_t>(100.0 * std::sqrt(usable / static_cast<double>(bytes)));
    const std::string fitting = std::to_string(hundredths % 100);
    return invalidInput(text("%1 needs %2 of memory, but only %3 are available", path.string(),
                             inGigabytes(std::llround(std::min(needed, 1e18))), inGigabytes(*availableBytes)),
                        text("set data.scale to %1.%2%3 or less, take fewer slices, or close other programs",
                             hundredths / 100, (fitting.size() == 1 ? "0" : ""), fitting));
}

}  // namespace synthslice::data
