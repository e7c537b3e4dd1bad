#include "engine/data/idx_reader.h"

#include <array>
#include <memory>
#include <span>

#include <zlib.h>

#include "engine/data/byte_order.h"

namespace synthslice::data {

namespace {

struct CloseGzip {
    void operator()(gzFile file) const { ::gzclose_r(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

/// Reads plain files as they are, too.
GzipFile open(const std::filesystem::path& path)
{
    return GzipFile(::gzopen(path.c_str(), "rb"));
}

bool readExactly(gzFile file, std::span<std::byte> bytes)
{
    return ::gzread(file, bytes.data(), static_cast<unsigned>(bytes.size())) ==
           static_cast<int>(bytes.size());
}

Result<IdxHeader> readHeader(gzFile file)
{
    std::array<std::byte, 16> bytes{};
    if (file == nullptr || !readExactly(file, std::span(bytes).first<4>())) {
        return invalidInput("it is a damaged IDX file");
    }
    const std::uint32_t magic = bigEndian32(bytes);
    if (magic >> 8U != 8U) return invalidInput("it holds no 8-bit IDX images");
    if (magic != 0x0803U) return invalidInput("it is an IDX file of labels, not of images");
    if (!readExactly(file, std::span(bytes).subspan<4>())) return invalidInput("it is a damaged IDX file");
    const std::int64_t images = bigEndian32(std::span(bytes).subspan<4>());
    const std::int64_t height = bigEndian32(std::span(bytes).subspan<8>());
    const std::int64_t width = bigEndian32(std::span(bytes).subspan<12>());
    if (images == 0 || width == 0 || height == 0) return invalidInput("it is an IDX file without pixels");
    if (width > maximumPixels / height) return invalidInput("its images are larger than 2^28 pixels");
    return IdxHeader{images, static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace

Result<IdxHeader> readIdxHeader(const std::filesystem::path& path)
{
    return readHeader(open(path).get());
}

Result<std::vector<RawImage>> readIdx(const std::filesystem::path& path, const Progress& progress)
{
    const GzipFile file = open(path);
    const Result<IdxHeader> header = readHeader(file.get());
    if (!header) return tl::unexpected(header.error());
    std::vector<RawImage> images;
    for (std::int64_t i = 0; i < header->images; ++i) {
        if (progress.cancelled()) return cancelled();
        RawImage& image = images.emplace_back();
        image.width = header->width;
        image.height = header->height;
        image.pixels8.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
        if (!readExactly(file.get(), std::as_writable_bytes(std::span(image.pixels8)))) {
            return invalidInput("it is an IDX file that ends or is damaged at image " +
                                std::to_string(i + 1) + " of " + std::to_string(header->images));
        }
    }
    return images;
}

}  // namespace synthslice::data
