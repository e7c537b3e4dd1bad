#include "engine/data/png_structure.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <zlib.h>

#include "engine/data/byte_order.h"
#include "engine/data/pixel_size.h"

namespace synthslice::data {

namespace {

constexpr std::size_t signatureSize = 8;
constexpr std::size_t chunkOverhead = 12;  // length, type, checksum

struct Chunk {
    std::string_view type;
    std::span<const std::byte> content;
    std::uint32_t checksum = 0;
};

/// The chunk at the start of `bytes`, or nothing if it is cut off.
std::optional<Chunk> chunkAt(std::span<const std::byte> bytes)
{
    if (bytes.size() < chunkOverhead) return std::nullopt;
    const std::size_t length = bigEndian32(bytes);
    if (length > bytes.size() - chunkOverhead) return std::nullopt;
    return Chunk{{reinterpret_cast<const char*>(bytes.data()) + 4, 4},
                 bytes.subspan(8, length),
                 bigEndian32(bytes.subspan(8 + length))};
}

std::uint32_t checksumOf(std::span<const std::byte> typeAndContent)
{
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(typeAndContent.data()), typeAndContent.size()));
}

}  // namespace

Result<PictureHeader> readPngHeader(std::span<const std::byte> bytes)
{
    const std::optional<Chunk> header = chunkAt(bytes.subspan(std::min(signatureSize, bytes.size())));
    if (!header || header->type != "IHDR" || header->content.size() != 13) {
        return invalidInput("it is a damaged PNG file");
    }
    const auto bitDepth = std::to_integer<int>(header->content[8]);
    return PictureHeader{bigEndian32(header->content), bigEndian32(header->content.subspan(4)),
                         bitDepth == 16 ? 16 : 8};
}

Result<std::optional<double>> checkPng(std::span<const std::byte> bytes)
{
    std::optional<double> pixelSizeUm;
    bytes = bytes.subspan(std::min(signatureSize, bytes.size()));
    while (const std::optional<Chunk> chunk = chunkAt(bytes)) {
        if (checksumOf(bytes.subspan(4, 4 + chunk->content.size())) != chunk->checksum) {
            return invalidInput("it is a damaged PNG file (a checksum is wrong)");
        }
        if (chunk->type == "IEND") return pixelSizeUm;
        if (chunk->type == "pHYs" && chunk->content.size() == 9 &&
            std::to_integer<int>(chunk->content[8]) == 1) {
            pixelSizeUm = pixelSizeUmFromPixelsPerMetre(bigEndian32(chunk->content));
        }
        bytes = bytes.subspan(chunkOverhead + chunk->content.size());
    }
    return invalidInput("it is a PNG file that ends in the middle");
}

void insertPngPixelSize(std::vector<unsigned char>& png, double pixelSizeUm)
{
    const auto pixelsPerMetre = static_cast<std::uint32_t>(std::llround(std::min(1e6 / pixelSizeUm, 4.2e9)));
    std::vector<unsigned char> chunk{0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    const auto append32 = [&chunk](std::uint32_t value) {
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            chunk.push_back(static_cast<unsigned char>(value >> shift));
        }
    };
    append32(pixelsPerMetre);
    append32(pixelsPerMetre);
    chunk.push_back(1);  // the unit is the metre
    append32(checksumOf(std::as_bytes(std::span(chunk).subspan(4))));
    constexpr std::size_t afterHeader = signatureSize + chunkOverhead + 13;
    png.insert(png.begin() + afterHeader, chunk.begin(), chunk.end());
}

}  // namespace synthslice::data
