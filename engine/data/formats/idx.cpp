#include <array>
#include <optional>

#include <zlib.h>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/shared/inflating_file.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

constexpr std::string_view labelsSignature{"\0\0\x08\x01", 4};
constexpr std::string_view imagesSignature{"\0\0\x08\x03", 4};

/// The first bytes that a gzip stream holds.
std::optional<std::array<std::byte, 4>> inflatedStart(std::span<const std::byte> start)
{
    std::array<std::byte, 4> inflated{};
    z_stream stream{};
    ::inflateInit2(&stream, 16 + MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(start.data()));
    stream.avail_in = static_cast<uInt>(start.size());
    stream.next_out = reinterpret_cast<Bytef*>(inflated.data());
    stream.avail_out = inflated.size();
    ::inflate(&stream, Z_SYNC_FLUSH);
    ::inflateEnd(&stream);
    return stream.avail_out == 0 ? std::optional(inflated) : std::nullopt;
}

bool isIdx(std::span<const std::byte> start)
{
    const auto isSigned = [](std::span<const std::byte> bytes) {
        return startsWith(bytes, imagesSignature) || startsWith(bytes, labelsSignature);
    };
    if (!startsWith(start, gzipSignature)) return isSigned(start);
    const auto inflated = inflatedStart(start);
    return inflated && isSigned(*inflated);
}

OpenedFile openIdx(const std::filesystem::path& path, const ReadOptions& /*options*/)
{
    VolumeLayout layout;
    layout.file = path;
    std::array<std::byte, 16> header{};
    layout.skip = header.size();
    layout.compressed = isGzip(path);
    if (!readPlainOrGzip(path, 0, std::span(header).first<4>()))
        return invalidInput(text("it is a damaged IDX file"));
    if (header[3] != std::byte{3}) return invalidInput(text("it is an IDX file of labels, not of images"));
    if (!readPlainOrGzip(path, 0, header)) return invalidInput(text("it is a damaged IDX file"));
    layout.images = bigEndian32(std::span(header).subspan<4>());
    layout.image = {bigEndian32(std::span(header).subspan<12>()),
                    bigEndian32(std::span(header).subspan<8>())};
    return openVolume(layout);
}

}  // namespace

/// 8-bit images (the format of MNIST; LeCun, Cortes, Burges 1998), plain or gzip.
FileFormat idxFormat()
{
    return {"IDX", {".idx", "-ubyte", "-ubyte.gz"}, isIdx, openIdx};
}

}  // namespace synthslice::data
