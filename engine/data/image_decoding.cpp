#include "engine/data/image_decoding.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "engine/data/idx_reader.h"
#include "engine/data/image_kind.h"
#include "engine/data/raster_decoder.h"
#include "engine/data/tiff_reader.h"

namespace synthslice::data {

namespace {

/// Enough for the header behind the largest metadata that cameras and scanners write.
constexpr std::size_t headerBytes = 1U << 20U;
/// OpenCV counts the bytes of a file by int.
constexpr std::uintmax_t maximumRasterFileBytes = (std::uintmax_t{1} << 31U) - 1;
/// No compression makes a real picture smaller than this share of its bytes; a header that claims so is
/// wrong.
constexpr std::int64_t maximumCompression = 4096;

/// The file's first bytes, at most `maximumBytes`.
Result<std::vector<std::byte>> readStart(const std::filesystem::path& path, std::size_t maximumBytes)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::ifstream stream;
    if (!error) stream.open(path, std::ios::binary);  // a pipe has no size, and would keep it waiting
    if (error || !stream) {
        return invalidInput("it cannot be opened (" +
                            (error ? error : std::error_code(errno, std::generic_category())).message() +
                            ")");
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, maximumBytes)));
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (stream.gcount() != static_cast<std::streamsize>(bytes.size())) return failed("it cannot be read");
    return bytes;
}

Result<ImageKind> kindOf(const std::vector<std::byte>& firstBytes)
{
    if (firstBytes.empty()) return invalidInput("it is empty");
    const std::optional<ImageKind> kind = imageKind(firstBytes);
    if (!kind) return invalidInput("it is no PNG, TIFF, JPEG, BMP or IDX image, whatever its name says");
    return *kind;
}

Result<ImageExtent> extentOfTiff(const std::filesystem::path& path)
{
    const auto pages = readTiffPages(path);
    if (!pages) return tl::unexpected(pages.error());
    ImageExtent extent;
    for (const TiffPage& page : *pages) {
        extent.pixels += page.pixels();
        extent.bytes += page.pixels() * page.bitDepth / 8;
    }
    return extent;
}

Result<ImageExtent> extentOfIdx(const std::filesystem::path& path)
{
    const auto header = readIdxHeader(path);
    if (!header) return tl::unexpected(header.error());
    const std::int64_t pixels = header->images * header->width * header->height;
    // Millions of images of one pixel would take hundreds of times the memory of their pixels.
    return ImageExtent{pixels, pixels + header->images * static_cast<std::int64_t>(sizeof(RawImage))};
}

Result<ImageExtent> extentOfRaster(ImageKind kind, const std::vector<std::byte>& firstBytes)
{
    const auto header = readRasterHeader(kind, firstBytes);
    if (!header) return tl::unexpected(header.error());
    if (header->width < 1 || header->height < 1) return invalidInput("it is damaged (no size)");
    if (header->width > maximumPixels / header->height) {
        return invalidInput("its size of " + std::to_string(header->width) + " x " +
                            std::to_string(header->height) + " px is over the limit of 2^28 pixels");
    }
    const std::int64_t pixels = header->width * header->height;
    return ImageExtent{pixels, pixels * header->bitDepth / 8};
}

/// A file's kind and extent, found acceptable.
struct Probe {
    ImageKind kind;
    ImageExtent extent;
};

Result<Probe> readProbe(const std::filesystem::path& path)
{
    const auto firstBytes = readStart(path, headerBytes);
    if (!firstBytes) return tl::unexpected(firstBytes.error());
    const Result<ImageKind> kind = kindOf(*firstBytes);
    if (!kind) return tl::unexpected(kind.error());
    const Result<ImageExtent> extent = *kind == ImageKind::Tiff ? extentOfTiff(path)
                                       : *kind == ImageKind::Idx || *kind == ImageKind::Gzip
                                           ? extentOfIdx(path)
                                           : extentOfRaster(*kind, *firstBytes);
    if (!extent) return tl::unexpected(extent.error());
    std::error_code error;
    const auto fileBytes = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    if (extent->bytes / maximumCompression > fileBytes) {
        return invalidInput("it is damaged: its header claims " + std::to_string(extent->pixels) +
                            " pixels in " + std::to_string(fileBytes) + " bytes");
    }
    return Probe{*kind, *extent};
}

}  // namespace

Result<ImageExtent> readImageExtent(const std::filesystem::path& path)
{
    return readProbe(path).map([](const Probe& probe) { return probe.extent; });
}

Result<std::vector<RawImage>> decodeImages(const std::filesystem::path& path, const Progress& progress)
{
    const Result<Probe> probe = readProbe(path);
    if (!probe) return tl::unexpected(probe.error());
    switch (probe->kind) {
    case ImageKind::Tiff:
        return readTiff(path, progress);
    case ImageKind::Idx:
    case ImageKind::Gzip:
        return readIdx(path, progress);
    default:
        break;
    }
    const auto bytes = readStart(path, maximumRasterFileBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<RawImage> image = decodeRaster(probe->kind, *bytes);
    if (!image) return tl::unexpected(image.error());
    std::vector<RawImage> images;
    images.push_back(std::move(*image));
    return images;
}

}  // namespace synthslice::data
