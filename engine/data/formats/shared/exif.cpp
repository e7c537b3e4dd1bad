#include "engine/data/formats/shared/exif.h"

#include "engine/data/formats/shared/byte_order.h"

namespace synthslice::data {

namespace {

constexpr std::size_t entryBytes = 12;
constexpr std::uint32_t orientationTag = 0x0112;

}  // namespace

int exifOrientation(std::span<const std::byte> exif)
{
    if (exif.size() < 8) return 1;
    const bool little = exif[0] == std::byte{'I'};
    const auto number16 = [&](std::size_t at) {
        return little ? littleEndian16(exif.subspan(at)) : bigEndian16(exif.subspan(at));
    };
    const std::size_t directory = little ? littleEndian32(exif.subspan(4)) : bigEndian32(exif.subspan(4));
    if (directory > exif.size() - 2) return 1;
    const std::size_t entries = number16(directory);
    for (std::size_t entry = 0; entry < entries; ++entry) {
        const std::size_t at = directory + 2 + entry * entryBytes;
        if (at + entryBytes > exif.size()) return 1;
        if (number16(at) != orientationTag) continue;
        const auto orientation = static_cast<int>(number16(at + 8));
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
    return 1;
}

}  // namespace synthslice::data
