#include "engine/data/formats/tiff/tiff_samples.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <type_traits>

#include <tiffio.h>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/grey_conversion.h"
#include "engine/data/formats/shared/orientation.h"

namespace synthslice::data {

namespace {

/// Larger tiles than this are refused unless the picture is larger itself; bytes.
constexpr std::uint64_t usualTileBytes = 1U << 24U;

bool isWholeBytes(const TiffPage& page)
{
    return page.bits == 8 || page.bits >= 16;
}

/// Rows of one plane, each beginning at a whole byte, in the machine's byte order. False if libtiff reports
/// an error.
bool readStrips(TIFF* file, const TiffPage& page, std::uint16_t plane, std::size_t rowBytes, std::byte* rows)
{
    if (static_cast<std::size_t>(TIFFScanlineSize64(file)) != rowBytes) return false;
    for (std::uint32_t row = 0; row < page.height; ++row) {
        if (TIFFReadScanline(file, rows + row * rowBytes, row, plane) != 1) return false;
    }
    return true;
}

bool readTiles(TIFF* file, const TiffPage& page, std::uint16_t plane, std::size_t rowBytes, std::byte* rows)
{
    std::uint32_t tileWidth = 0;
    std::uint32_t tileHeight = 0;
    TIFFGetField(file, TIFFTAG_TILEWIDTH, &tileWidth);
    TIFFGetField(file, TIFFTAG_TILELENGTH, &tileHeight);
    const std::uint64_t pixelBits = static_cast<std::uint64_t>(page.bits) *
                                    static_cast<std::uint64_t>(page.isPlanar ? 1 : page.channels);
    const std::uint64_t tileBytes = TIFFTileSize64(file);
    const std::uint64_t tileRowBytes = TIFFTileRowSize64(file);
    if (tileWidth == 0 || tileHeight == 0 || tileWidth % 8 != 0 ||
        tileRowBytes != tileWidth * pixelBits / 8 || tileBytes != tileRowBytes * tileHeight ||
        tileBytes > std::max<std::uint64_t>(usualTileBytes, 4 * rowBytes * page.height)) {
        return false;
    }
    std::vector<std::byte> tile(tileBytes);
    for (std::uint64_t y = 0; y < page.height; y += tileHeight) {
        for (std::uint64_t x = 0; x < page.width; x += tileWidth) {
            if (TIFFReadTile(file, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y),
                             0, plane) < 0) {
                return false;
            }
            const std::size_t before = x * pixelBits / 8;
            const std::size_t bytes = std::min<std::size_t>(tileRowBytes, rowBytes - before);
            const std::uint64_t height = std::min<std::uint64_t>(tileHeight, page.height - y);
            for (std::uint64_t row = 0; row < height; ++row) {
                std::memcpy(rows + (y + row) * rowBytes + before, tile.data() + row * tileRowBytes, bytes);
            }
        }
    }
    return true;
}

/// Values of `bits` bits, the highest bit first, from rows that begin at whole bytes.
template <class Sample>
std::vector<Sample> unpacked(std::span<const std::byte> rows, std::size_t rowBytes, std::size_t rowValues,
                             unsigned bits)
{
    std::vector<Sample> values;
    values.reserve(rows.size() / rowBytes * rowValues);
    for (; !rows.empty(); rows = rows.subspan(rowBytes)) {
        std::uint32_t held = 0;
        unsigned heldBits = 0;
        std::size_t next = 0;
        for (std::size_t i = 0; i < rowValues; ++i) {
            while (heldBits < bits) {
                held = held << 8U | std::to_integer<std::uint32_t>(rows[next++]);
                heldBits += 8;
            }
            heldBits -= bits;
            values.push_back(static_cast<Sample>(held >> heldBits & ((1U << bits) - 1)));
        }
    }
    return values;
}

std::optional<Samples> readPlane(TIFF* file, const TiffPage& page, int plane, int channels)
{
    const std::size_t rowValues = std::size_t{page.width} * static_cast<std::size_t>(channels);
    const std::size_t rowBytes = (rowValues * static_cast<std::size_t>(page.bits) + 7) / 8;
    const auto read = [&](std::byte* rows) {
        const auto number = static_cast<std::uint16_t>(plane);
        return page.isTiled ? readTiles(file, page, number, rowBytes, rows)
                            : readStrips(file, page, number, rowBytes, rows);
    };
    if (isWholeBytes(page)) {
        Samples samples = makeSamples(page.type, rowValues * page.height);
        return read(bytesOf(samples).data()) ? std::optional(std::move(samples)) : std::nullopt;
    }
    std::vector<std::byte> rows(rowBytes * page.height);
    if (!read(rows.data())) return std::nullopt;
    const auto bits = static_cast<unsigned>(page.bits);
    if (page.type == SampleType::U8) return Samples(unpacked<std::uint8_t>(rows, rowBytes, rowValues, bits));
    return Samples(unpacked<std::uint16_t>(rows, rowBytes, rowValues, bits));
}

/// Channel `first` of every `stride` values.
void keepChannel(Samples& samples, std::size_t first, std::size_t stride)
{
    std::visit(
        [&](auto& values) {
            for (std::size_t i = 0; first + i * stride < values.size(); ++i)
                values[i] = values[first + i * stride];
            values.resize(values.size() / stride);
            values.shrink_to_fit();
        },
        samples);
}

/// Puts planes of the same size together, pixel by pixel.
Samples interleaved(const std::vector<Samples>& planes)
{
    return std::visit(
        [&](const auto& first) {
            using Values = std::decay_t<decltype(first)>;
            Values values;
            values.reserve(first.size() * planes.size());
            for (std::size_t i = 0; i < first.size(); ++i) {
                for (const Samples& plane : planes) values.push_back(std::get<Values>(plane)[i]);
            }
            return Samples(std::move(values));
        },
        planes.front());
}

/// The grey of each value by the palette; 8 bit.
std::vector<std::uint8_t> greyOfPalette(TIFF* file, const TiffPage& page)
{
    const std::size_t count = std::size_t{1} << static_cast<unsigned>(page.bits);
    const std::uint16_t* red = nullptr;
    const std::uint16_t* green = nullptr;
    const std::uint16_t* blue = nullptr;
    if (TIFFGetField(file, TIFFTAG_COLORMAP, &red, &green, &blue) != 1)
        return std::vector<std::uint8_t>(count);
    const auto isSmall = [&](const std::uint16_t* part) {
        return std::all_of(part, part + count, [](std::uint16_t value) { return value <= 255; });
    };
    const unsigned shift = isSmall(red) && isSmall(green) && isSmall(blue) ? 0 : 8;  // some write 8 bits only
    std::vector<std::uint8_t> colours;
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::uint16_t* part : {red, green, blue})
            colours.push_back(static_cast<std::uint8_t>(part[i] >> shift));
    }
    StoredImage palette;
    palette.channels = 3;
    palette.samples = std::move(colours);
    reduceToGrey(palette);
    return std::get<std::vector<std::uint8_t>>(palette.samples);
}

/// Inverts, and brings fewer bits to the full scale, which the file's values are told from.
template <class Sample>
void bringToFullScale(std::vector<Sample>& values, const TiffPage& page, ValueMap& fileValue)
{
    if constexpr (std::is_floating_point_v<Sample>) {
        if (!page.whiteIsZero) return;
        for (Sample& value : values) value = -value;
        fileValue.step = -1.0;
    } else if (isWholeBytes(page)) {
        if (!page.whiteIsZero) return;
        for (Sample& value : values) value = static_cast<Sample>(~value);
        fileValue = {
            std::is_signed_v<Sample> ? -1.0 : static_cast<double>(std::numeric_limits<Sample>::max()), -1.0};
    } else {
        const std::uint32_t full = (1U << static_cast<unsigned>(page.bits)) - 1;
        const std::uint32_t target = static_cast<std::uint32_t>(std::numeric_limits<Sample>::max());
        for (Sample& value : values) {
            const auto stored = static_cast<std::uint32_t>(value);
            const std::uint32_t rising = page.whiteIsZero ? full - stored : stored;
            value = static_cast<Sample>((rising * target + full / 2) / full);
        }
        const double step = static_cast<double>(full) / target;
        fileValue = page.whiteIsZero ? ValueMap{static_cast<double>(full), -step} : ValueMap{0.0, step};
    }
}

}  // namespace

StoredImage makeTiffImage(TIFF* file, const TiffPage& page, Samples samples)
{
    StoredImage image;
    image.width = static_cast<int>(page.width);
    image.height = static_cast<int>(page.height);
    image.channels = page.isColour ? page.channels : 1;
    image.pixelSize = page.pixelSize;
    if (page.hasPalette) {
        const std::vector<std::uint8_t> grey = greyOfPalette(file, page);
        auto& values = std::get<std::vector<std::uint8_t>>(samples);
        for (std::uint8_t& value : values) value = grey[value];
        image.notes.emplace_back(text("palette applied"));
    } else {
        std::visit([&](auto& values) { bringToFullScale(values, page, image.fileValue); }, samples);
        if (page.whiteIsZero) image.notes.emplace_back(text("stored with white as zero: inverted"));
    }
    if (page.hasAlpha && !page.isColour) image.notes.emplace_back(text("transparency ignored"));
    image.samples = std::move(samples);
    applyOrientation(image, page.orientation);
    return image;
}

std::optional<StoredImage> readTiffSamples(TIFF* file, const TiffPage& page, int plane)
{
    if (page.isPlanar && page.isColour) {
        std::vector<Samples> planes;
        for (int channel = 0; channel < page.channels; ++channel) {
            auto samples = readPlane(file, page, channel, 1);
            if (!samples) return std::nullopt;
            planes.push_back(std::move(*samples));
        }
        return makeTiffImage(file, page, interleaved(planes));
    }
    if (plane >= page.channels) return std::nullopt;
    auto samples = page.isPlanar ? readPlane(file, page, plane, 1) : readPlane(file, page, 0, page.channels);
    if (!samples) return std::nullopt;
    if (!page.isPlanar && !page.isColour && page.channels > 1)
        keepChannel(*samples, static_cast<std::size_t>(plane), static_cast<std::size_t>(page.channels));
    return makeTiffImage(file, page, std::move(*samples));
}

}  // namespace synthslice::data
