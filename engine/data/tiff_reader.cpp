#include "engine/data/tiff_reader.h"

#include <algorithm>
#include <cstring>
#include <string>

#include <tiffio.h>

#include "engine/data/grey_conversion.h"
#include "engine/data/tiff_file.h"

namespace synthslice::data {

namespace {

/// Larger tiles than this are refused unless the picture is larger itself; bytes.
constexpr std::uint64_t usualTileBytes = 1U << 24U;

tl::unexpected<Error> damaged(const TiffFile& file, std::size_t page)
{
    return invalidInput("it is a TIFF file that is damaged or ends in the middle at page " +
                        std::to_string(page + 1) + (file.error().empty() ? "" : " (" + file.error() + ")"));
}

/// Calls `visit(page)` for every page; it returns Result<void>.
template <class Visit>
Result<void> forEachPage(const TiffFile& file, const Visit& visit)
{
    if (file.handle() == nullptr) return damaged(file, 0);
    for (std::size_t number = 0;; ++number) {
        const Result<TiffPage> page = readTiffPage(file.handle());
        if (!page) return tl::unexpected(page.error());
        if (!page->isPreview) {
            if (Result<void> visited = visit(*page, number); !visited) return visited;
        }
        if (TIFFLastDirectory(file.handle()) != 0) return {};
        if (TIFFReadDirectory(file.handle()) != 1) return damaged(file, number + 1);
    }
}

/// Interleaved samples in the machine's byte order, row by row. False if libtiff reports an error.
bool readStrips(TIFF* file, const TiffPage& page, std::size_t rowBytes, std::byte* samples)
{
    if (static_cast<std::size_t>(TIFFScanlineSize64(file)) != rowBytes) return false;
    for (std::uint32_t row = 0; row < page.height; ++row) {
        if (TIFFReadScanline(file, samples + row * rowBytes, row, 0) != 1) return false;
    }
    return true;
}

bool readTiles(TIFF* file, const TiffPage& page, std::size_t rowBytes, std::byte* samples)
{
    std::uint32_t tileWidth = 0;
    std::uint32_t tileHeight = 0;
    TIFFGetField(file, TIFFTAG_TILEWIDTH, &tileWidth);
    TIFFGetField(file, TIFFTAG_TILELENGTH, &tileHeight);
    const std::size_t pixelBytes = rowBytes / page.width;
    const std::uint64_t tileBytes = TIFFTileSize64(file);
    const std::uint64_t tileRowBytes = TIFFTileRowSize64(file);
    if (tileWidth == 0 || tileHeight == 0 || tileRowBytes != tileWidth * pixelBytes ||
        tileBytes != tileRowBytes * tileHeight ||
        tileBytes > std::max(usualTileBytes, 4 * rowBytes * page.height)) {
        return false;
    }
    std::vector<std::byte> tile(tileBytes);
    for (std::uint64_t y = 0; y < page.height; y += tileHeight) {
        for (std::uint64_t x = 0; x < page.width; x += tileWidth) {
            if (TIFFReadTile(file, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y),
                             0, 0) < 0) {
                return false;
            }
            const std::size_t bytes = std::min<std::size_t>(tileRowBytes, rowBytes - x * pixelBytes);
            const std::uint64_t rows = std::min<std::uint64_t>(tileHeight, page.height - y);
            for (std::uint64_t row = 0; row < rows; ++row) {
                std::memcpy(samples + (y + row) * rowBytes + x * pixelBytes, tile.data() + row * tileRowBytes,
                            bytes);
            }
        }
    }
    return true;
}

template <class Sample>
void makeLinearUnsigned(std::vector<Sample>& samples, const TiffPage& page, RawImage& image)
{
    constexpr auto signBit = static_cast<Sample>(Sample{1} << (8 * sizeof(Sample) - 1));
    constexpr auto full = static_cast<Sample>(~Sample{0});
    const auto flipped = static_cast<Sample>((page.isSigned ? signBit : 0) ^ (page.whiteIsZero ? full : 0));
    for (Sample& sample : samples) sample = static_cast<Sample>(sample ^ flipped);
    if (page.isSigned) image.notes.emplace_back("signed values shifted by half of the full scale");
    if (page.whiteIsZero) image.notes.emplace_back("stored with white as zero: inverted");
    if (page.hasColourTable) image.notes.emplace_back("colour table ignored: stored values taken as grey");
}

template <class Sample>
bool readSamples(TIFF* file, const TiffPage& page, std::vector<Sample>& samples, RawImage& image)
{
    const std::size_t rowSamples = std::size_t{page.width} * static_cast<std::size_t>(page.channels);
    samples.resize(rowSamples * page.height);
    auto* const bytes = reinterpret_cast<std::byte*>(samples.data());
    const std::size_t rowBytes = rowSamples * sizeof(Sample);
    if (!(page.isTiled ? readTiles(file, page, rowBytes, bytes) : readStrips(file, page, rowBytes, bytes)))
        return false;
    makeLinearUnsigned(samples, page, image);
    return true;
}

}  // namespace

Result<std::vector<TiffPage>> readTiffPages(const std::filesystem::path& path)
{
    std::vector<TiffPage> pages;
    const auto read = forEachPage(TiffFile(path), [&](const TiffPage& page, std::size_t) -> Result<void> {
        pages.push_back(page);
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return pages;
}

Result<std::vector<RawImage>> readTiff(const std::filesystem::path& path, const Progress& progress)
{
    std::vector<RawImage> images;
    const TiffFile file(path);
    const auto read = forEachPage(file, [&](const TiffPage& page, std::size_t number) -> Result<void> {
        if (progress.cancelled()) return cancelled();
        RawImage& image = images.emplace_back();
        image.width = static_cast<int>(page.width);
        image.height = static_cast<int>(page.height);
        image.bitDepth = page.bitDepth;
        image.channelsInFile = page.channels;
        image.pixelSizeUm = page.pixelSizeUm;
        const bool whole = page.bitDepth == 8 ? readSamples(file.handle(), page, image.pixels8, image)
                                              : readSamples(file.handle(), page, image.pixels16, image);
        if (!whole) return damaged(file, number);
        reduceToGrey(image, ChannelOrder::Rgb);
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return images;
}

}  // namespace synthslice::data
