#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/single_image_file.h"

namespace synthslice::data {

namespace {

constexpr std::size_t headerEnd = 54;  ///< of BITMAPINFOHEADER, whose successors begin alike
constexpr std::size_t masksEnd = headerEnd + 12;
constexpr std::uint32_t uncompressed = 0;
constexpr std::uint32_t bitFields = 3;  ///< uncompressed, with a mask for each colour

/// What is needed of the header.
struct BmpHeader {
    std::int64_t width = 0;   ///< px
    std::int64_t height = 0;  ///< px
    bool fromTop = false;
    std::uint32_t compression = uncompressed;
    std::uint32_t bits = 0;      ///< of a pixel
    std::uint32_t pixelsAt = 0;  ///< bytes from the beginning
    std::int32_t xPerMetre = 0;
    std::int32_t yPerMetre = 0;

    [[nodiscard]] std::int64_t rowBytes() const { return (width * bits + 31) / 32 * 4; }
};

Result<BmpHeader> readHeaderOfBmp(std::span<const std::byte> bytes)
{
    if (bytes.size() < headerEnd || littleEndian32(bytes.subspan(14)) < 40) {
        return invalidInput(text("it is a damaged BMP file"));
    }
    const auto number = [&](std::size_t at) { return littleEndian32(bytes.subspan(at)); };
    const auto height = static_cast<std::int32_t>(number(22));
    BmpHeader header{static_cast<std::int32_t>(number(18)),
                     std::abs(std::int64_t{height}),
                     height < 0,
                     number(30),
                     littleEndian16(bytes.subspan(28)),
                     number(10),
                     static_cast<std::int32_t>(number(38)),
                     static_cast<std::int32_t>(number(42))};
    if (header.compression != uncompressed && header.compression != bitFields) {
        return invalidInput(text("it is a compressed BMP file"), text("save it as PNG"));
    }
    if (header.compression == bitFields &&
        ((header.bits != 16 && header.bits != 32) || bytes.size() < masksEnd))
        return invalidInput(text("it is a damaged BMP file"));
    return header;
}

/// Red, green and blue by their masks, each brought to 8 bits.
StoredImage decodeBitFields(std::span<const std::byte> bytes, const BmpHeader& header)
{
    std::array<std::uint32_t, 3> masks{};
    for (std::size_t i = 0; i < 3; ++i) masks[i] = littleEndian32(bytes.subspan(headerEnd + 4 * i));
    StoredImage image;
    image.width = static_cast<int>(header.width);
    image.height = static_cast<int>(header.height);
    image.channels = 3;
    std::vector<std::uint8_t> samples;
    samples.reserve(static_cast<std::size_t>(3 * header.width * header.height));
    for (std::int64_t y = 0; y < header.height; ++y) {
        const std::int64_t row = header.fromTop ? y : header.height - 1 - y;
        for (std::int64_t x = 0; x < header.width; ++x) {
            const auto pixel = bytes.subspan(
                header.pixelsAt + static_cast<std::size_t>(row * header.rowBytes() + x * header.bits / 8));
            const std::uint32_t value = header.bits == 16 ? littleEndian16(pixel) : littleEndian32(pixel);
            for (const std::uint32_t mask : masks) {
                const auto shift = static_cast<unsigned>(std::countr_zero(mask));
                const std::uint64_t full = mask == 0 ? 1 : mask >> shift;
                const std::uint64_t part = mask == 0 ? 0 : (value & mask) >> shift;
                samples.push_back(static_cast<std::uint8_t>((part * 255 + full / 2) / full));
            }
        }
    }
    image.samples = std::move(samples);
    return image;
}

Result<ImageHeader> readBmpShape(std::span<const std::byte> bytes)
{
    return readHeaderOfBmp(bytes).map([](const BmpHeader& header) {
        return ImageHeader{header.width, header.height};
    });
}

Result<StoredImage> decodeBmp(std::span<const std::byte> bytes)
{
    const auto header = readHeaderOfBmp(bytes);
    if (!header) return tl::unexpected(header.error());
    if (header->pixelsAt + header->rowBytes() * header->height > static_cast<std::int64_t>(bytes.size()))
        return invalidInput(text("it is a BMP file that ends in the middle"));
    Result<StoredImage> image = header->compression == bitFields ? decodeBitFields(bytes, *header)
                                                                 : decodeByOpenCv(bytes);
    if (image) {
        image->pixelSize = pixelSizeOfResolution(header->xPerMetre, header->yPerMetre, ResolutionUnit::Inch,
                                                 "BMP resolution");
    }
    return image;
}

}  // namespace

FileFormat bmpFormat()
{
    return {"BMP",
            {".bmp"},
            // The reserved bytes tell it from a text.
            [](std::span<const std::byte> start) {
                return startsWith(start, "BM") && start.size() >= 10 && littleEndian32(start.subspan(6)) == 0;
            },
            [](const std::filesystem::path& path, const ReadOptions&) {
                return openPicture(path, {readBmpShape, decodeBmp});
            }};
}

}  // namespace synthslice::data
