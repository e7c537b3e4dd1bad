#include "engine/data/bmp_structure.h"

#include <cstdint>
#include <cstdlib>

#include "engine/data/byte_order.h"

namespace synthslice::data {

namespace {

constexpr std::size_t headerEnd = 34;
constexpr std::uint32_t uncompressed = 0;
constexpr std::uint32_t bitFields = 3;  ///< uncompressed, with colour masks

}  // namespace

Result<PictureHeader> readBmpHeader(std::span<const std::byte> bytes)
{
    if (bytes.size() < headerEnd || littleEndian32(bytes.subspan(14)) < 40) {
        return invalidInput("it is a damaged BMP file");
    }
    const std::uint32_t compression = littleEndian32(bytes.subspan(30));
    if (compression != uncompressed && compression != bitFields) {
        return invalidInput("it is a compressed BMP file", "save it as PNG");
    }
    const auto width = static_cast<std::int32_t>(littleEndian32(bytes.subspan(18)));
    const auto height = static_cast<std::int32_t>(littleEndian32(bytes.subspan(22)));
    return PictureHeader{width, std::abs(std::int64_t{height}), 8};  // a negative height: rows from the top
}

bool bmpIsComplete(std::span<const std::byte> bytes)
{
    const Result<PictureHeader> header = readBmpHeader(bytes);
    if (!header) return false;
    const std::int64_t bitsPerPixel = littleEndian32(bytes.subspan(28)) & 0xFFFFU;
    const std::int64_t rowBytes = (header->width * bitsPerPixel + 31) / 32 * 4;
    const std::int64_t pixelsAt = littleEndian32(bytes.subspan(10));
    return pixelsAt + rowBytes * header->height <= static_cast<std::int64_t>(bytes.size());
}

}  // namespace synthslice::data
