#include "engine/data/jpeg_structure.h"

#include <optional>

#include "engine/data/byte_order.h"

namespace synthslice::data {

namespace {

constexpr unsigned endOfImage = 0xD9;
constexpr unsigned startOfScan = 0xDA;

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

}  // namespace

Result<PictureHeader> readJpegHeader(std::span<const std::byte> bytes)
{
    bytes = bytes.subspan(2);
    while (const std::optional<Segment> segment = takeSegment(bytes)) {
        if (isFrameHeader(segment->marker) && segment->content.size() >= 6) {
            return PictureHeader{bigEndian16(segment->content.subspan(3)),
                                 bigEndian16(segment->content.subspan(1)), 8};
        }
    }
    return invalidInput("it is a damaged JPEG file");
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

}  // namespace synthslice::data
