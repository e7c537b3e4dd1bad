#include "engine/data/writing/tiff_encoder.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <tiffio.h>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

/// A file in memory, as libtiff's client functions see it.
struct MemoryFile {
    std::vector<std::byte> bytes;
    std::size_t position = 0;
};

MemoryFile& fileOf(thandle_t handle)
{
    return *static_cast<MemoryFile*>(handle);
}

tmsize_t readMemory(thandle_t handle, void* to, tmsize_t count)
{
    MemoryFile& file = fileOf(handle);
    const std::size_t left = file.bytes.size() - std::min(file.position, file.bytes.size());
    const std::size_t taken = std::min(static_cast<std::size_t>(count), left);
    std::memcpy(to, file.bytes.data() + file.position, taken);
    file.position += taken;
    return static_cast<tmsize_t>(taken);
}

tmsize_t writeMemory(thandle_t handle, void* from, tmsize_t count)
{
    MemoryFile& file = fileOf(handle);
    const std::size_t end = file.position + static_cast<std::size_t>(count);
    file.bytes.resize(std::max(file.bytes.size(), end));
    std::memcpy(file.bytes.data() + file.position, from, static_cast<std::size_t>(count));
    file.position = end;
    return count;
}

toff_t seekMemory(thandle_t handle, toff_t offset, int whence)
{
    MemoryFile& file = fileOf(handle);
    const std::size_t base = whence == SEEK_CUR ? file.position : whence == SEEK_END ? file.bytes.size() : 0;
    file.position = base + offset;
    return file.position;
}

int closeMemory(thandle_t /*handle*/)
{
    return 0;
}

toff_t sizeOfMemory(thandle_t handle)
{
    return fileOf(handle).bytes.size();
}

template <class Sample>
bool writePage(TIFF* tiff, std::span<const Sample> pixels, int width, double pixelSizeUm)
{
    const std::size_t rowSamples = static_cast<std::size_t>(width);
    const auto height = static_cast<std::uint32_t>(pixels.size() / rowSamples);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(width));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, static_cast<int>(8 * sizeof(Sample)));
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff, 0));
    if (pixelSizeUm > 0.0) {
        // Tells our reader that the resolution is a size, whatever its value.
        TIFFSetField(tiff, TIFFTAG_SOFTWARE, "Synthslice");
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 1e4 / pixelSizeUm);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 1e4 / pixelSizeUm);
    }
    std::vector<Sample> row(rowSamples);  // libtiff may change what it is given
    for (std::uint32_t y = 0; y < height; ++y) {
        std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(y * rowSamples), rowSamples, row.begin());
        if (TIFFWriteScanline(tiff, row.data(), y, 0) != 1) return false;
    }
    return TIFFWriteDirectory(tiff) == 1;
}

template <class Sample>
Result<std::vector<std::byte>> encode(std::span<const Sample> pixels, int width, double pixelSizeUm)
{
    MemoryFile file;
    {
        const std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(TIFFClientOpen("memory", "w", &file, readMemory,
                                                                         writeMemory, seekMemory, closeMemory,
                                                                         sizeOfMemory, nullptr, nullptr),
                                                          TIFFClose);
        if (!writePage(tiff.get(), pixels, width, pixelSizeUm))
            return failed(text("The TIFF file cannot be encoded"));
    }
    return std::move(file.bytes);
}

}  // namespace

bool writeTiffPage(tiff* file, std::span<const std::uint8_t> pixels, int width, double pixelSizeUm)
{
    return writePage(file, pixels, width, pixelSizeUm);
}

bool writeTiffPage(tiff* file, std::span<const std::uint16_t> pixels, int width, double pixelSizeUm)
{
    return writePage(file, pixels, width, pixelSizeUm);
}

Result<std::vector<std::byte>> encodeTiff(std::span<const std::uint8_t> pixels, int width, double pixelSizeUm)
{
    return encode(pixels, width, pixelSizeUm);
}

Result<std::vector<std::byte>> encodeTiff(std::span<const std::uint16_t> pixels, int width,
                                          double pixelSizeUm)
{
    return encode(pixels, width, pixelSizeUm);
}

}  // namespace synthslice::data
