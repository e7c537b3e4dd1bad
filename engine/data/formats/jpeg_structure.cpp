#include "engine/data/formats/jpeg_structure.h"

#include <optional>
#include <string_view>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/shared/exif.h"

namespace synthslice::data {

namespace {

constexpr unsigned endOfImage = 0xD9;
constexpr unsigned startOfScan = 0xDA;
constexpr unsigned application0 = 0xE0;
constexpr unsigned application1 = 0xE1;

struct Segment {
    unsigned marker = 0;
    std::span<const std::byte> content;
};

/// Takes the next marker segment before the image data, or nothing at the end.
std::optional<Segment> takeSegment(std::span<const std::byte>& bytes)
{
    while (bytes.size() >= 2 && bytes[0] == std::byte{0xFF} && bytes[1] == std::byte{0xFF}) {
        bytes = bytes.subspan(1);  // fill bytes
    }
    if (bytes.size() < 4 || bytes[0] != std::byte{0xFF}) return std::nullopt;
    const std::size_t length = bigEndian16(bytes.subspan(2));
    if (length < 2 || bytes.size() < 2 + length) return std::nullopt;
    const Segment segment{std::to_integer<unsigned>(bytes[1]), bytes.subspan(4, length - 2)};
    bytes = bytes.subspan(2 + length);
    return segment;
}

/// SOF0 ... SOF15 but the Huffman table, arithmetic table and extension markers among them.
bool isFrameHeader(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The content of the application segment that begins with this name, behind it; empty if there is none.
std::span<const std::byte> applicationData(std::span<const std::byte> bytes, unsigned marker,
                                           std::string_view name)
{
    bytes = bytes.subspan(2);
    while (const std::optional<Segment> segment = takeSegment(bytes)) {
        const std::string_view text(reinterpret_cast<const char*>(segment->content.data()),
                                    segment->content.size());
        if (segment->marker == marker && text.starts_with(name)) return segment->content.subspan(name.size());
        if (segment->marker == startOfScan) break;
    }
    return {};
}

}  // namespace

Result<ImageHeader> readJpegHeader(std::span<const std::byte> bytes)
{
    bytes = bytes.subspan(2);
    while (const std::optional<Segment> segment = takeSegment(bytes)) {
        if (isFrameHeader(segment->marker) && segment->content.size() >= 6) {
            return ImageHeader{bigEndian16(segment->content.subspan(3)),
                               bigEndian16(segment->content.subspan(1))};
        }
    }
    return invalidInput(text("it is a damaged JPEG file"));
}

bool jpegIsComplete(std::span<const std::byte> bytes)
{
    bytes = bytes.subspan(2);
    while (const std::optional<Segment> segment = takeSegment(bytes)) {
        if (segment->marker != startOfScan) continue;
        for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
            if (bytes[i] == std::byte{0xFF} && bytes[i + 1] == std::byte{endOfImage}) return true;
        }
        return false;
    }
    return false;
}

std::optional<PixelSize> jpegPixelSize(std::span<const std::byte> bytes)
{
    using namespace std::string_view_literals;
    const auto jfif = applicationData(bytes, application0, "JFIF\0"sv);
    if (jfif.size() < 7) return std::nullopt;
    const auto unit = std::to_integer<int>(jfif[2]);  // 1: per inch, 2: per centimetre
    if (unit != 1 && unit != 2) return std::nullopt;
    const double perMetre = unit == 1 ? 1.0 / 0.0254 : 100.0;
    return pixelSizeOfResolution(bigEndian16(jfif.subspan(3)) * perMetre,
                                 bigEndian16(jfif.subspan(5)) * perMetre,
                                 unit == 1 ? ResolutionUnit::Inch : ResolutionUnit::Metric, "JFIF density");
}

int jpegOrientation(std::span<const std::byte> bytes)
{
    using namespace std::string_view_literals;
    return exifOrientation(applicationData(bytes, application1, "Exif\0\0"sv));
}

}  // namespace synthslice::data
