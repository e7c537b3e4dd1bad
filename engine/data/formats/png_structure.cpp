#include "engine/data/formats/png_structure.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>

#include <zlib.h>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/shared/exif.h"
#include "engine/data/formats/shared/pixel_size.h"

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

/// pHYs: pixels per metre.
std::optional<PixelSize> sizeOfResolution(std::span<const std::byte> content)
{
    if (content.size() != 9 || content[8] != std::byte{1}) return std::nullopt;
    return pixelSizeOfResolution(bigEndian32(content), bigEndian32(content.subspan(4)), ResolutionUnit::Inch,
                                 "PNG resolution");
}

/// sCAL: width and height of a pixel as decimal texts, in metres where the first byte is 1.
std::optional<PixelSize> sizeOfScale(std::span<const std::byte> content)
{
    if (content.empty() || content[0] != std::byte{1}) return std::nullopt;
    std::string text(reinterpret_cast<const char*>(content.data()) + 1, content.size() - 1);
    std::replace(text.begin(), text.end(), '\0', ' ');
    std::istringstream numbers(text);
    numbers.imbue(std::locale::classic());
    double x = 0.0;
    double y = 0.0;
    numbers >> x >> y;
    return pixelSize(x, y, 1e6, "PNG scale");
}

void append32(std::vector<unsigned char>& bytes, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.push_back(static_cast<unsigned char>(value >> shift));
}

/// Length, type, content, checksum.
std::vector<unsigned char> chunkOf(std::string_view type, std::span<const unsigned char> content)
{
    std::vector<unsigned char> chunk;
    append32(chunk, static_cast<std::uint32_t>(content.size()));
    chunk.insert(chunk.end(), type.begin(), type.end());
    chunk.insert(chunk.end(), content.begin(), content.end());
    append32(chunk, checksumOf(std::as_bytes(std::span(chunk).subspan(4))));
    return chunk;
}

}  // namespace

Result<ImageHeader> readPngHeader(std::span<const std::byte> bytes)
{
    const std::optional<Chunk> header = chunkAt(bytes.subspan(std::min(signatureSize, bytes.size())));
    if (!header || header->type != "IHDR" || header->content.size() != 13) {
        return invalidInput(text("it is a damaged PNG file"));
    }
    const bool sixteenBits = header->content[8] == std::byte{16};
    return ImageHeader{bigEndian32(header->content), bigEndian32(header->content.subspan(4)),
                       sixteenBits ? SampleType::U16 : SampleType::U8};
}

Result<PngFacts> checkPng(std::span<const std::byte> bytes)
{
    PngFacts facts;
    std::optional<PixelSize> resolution;
    bytes = bytes.subspan(std::min(signatureSize, bytes.size()));
    while (const std::optional<Chunk> chunk = chunkAt(bytes)) {
        if (checksumOf(bytes.subspan(4, 4 + chunk->content.size())) != chunk->checksum) {
            return invalidInput(text("it is a damaged PNG file (a checksum is wrong)"));
        }
        if (chunk->type == "IEND") {
            if (!facts.pixelSize) facts.pixelSize = resolution;
            return facts;
        }
        if (chunk->type == "pHYs") resolution = sizeOfResolution(chunk->content);
        if (chunk->type == "sCAL") facts.pixelSize = sizeOfScale(chunk->content);
        if (chunk->type == "eXIf") facts.orientation = exifOrientation(chunk->content);
        bytes = bytes.subspan(chunkOverhead + chunk->content.size());
    }
    return invalidInput(text("it is a PNG file that ends in the middle"));
}

void insertPngPixelSize(std::vector<unsigned char>& png, double pixelSizeUm)
{
    std::vector<unsigned char> resolution;
    const auto pixelsPerMetre = static_cast<std::uint32_t>(std::llround(std::min(1e6 / pixelSizeUm, 4.2e9)));
    append32(resolution, pixelsPerMetre);
    append32(resolution, pixelsPerMetre);
    resolution.push_back(1);  // the unit is the metre
    std::ostringstream metres;
    metres.imbue(std::locale::classic());
    metres << std::setprecision(17) << pixelSizeUm * 1e-6;
    const std::string scale = "\x01" + metres.str() + '\0' + metres.str();
    std::vector<unsigned char> chunks = chunkOf("pHYs", resolution);
    const auto scaleChunk = chunkOf("sCAL", std::vector<unsigned char>(scale.begin(), scale.end()));
    chunks.insert(chunks.end(), scaleChunk.begin(), scaleChunk.end());
    constexpr std::size_t afterHeader = signatureSize + chunkOverhead + 13;
    png.insert(png.begin() + afterHeader, chunks.begin(), chunks.end());
}

}  // namespace synthslice::data
