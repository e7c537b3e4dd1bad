#include "engine/data/formats/tiff/tiff_page.h"

#include <string_view>

#include <tiffio.h>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/pixel_size.h"
#include "engine/data/formats/tiff/tiff_description.h"
#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

namespace {

constexpr double umPerInch = 25400.0;

template <class Value>
Value tag(TIFF* file, std::uint32_t name, Value fallback)
{
    Value value = fallback;
    return TIFFGetFieldDefaulted(file, name, &value) == 1 ? value : fallback;
}

std::string textTag(TIFF* file, std::uint32_t name)
{
    const char* const text = tag<char*>(file, name, nullptr);
    return text == nullptr ? std::string() : text;
}

/// By OME-XML, by ImageJ's unit of the resolution, or by the resolution's own.
std::optional<PixelSize> readPixelSize(TIFF* file, const std::string& description)
{
    const StackDescription stack = readStackDescription(description);
    if (stack.pixelSize) return stack.pixelSize;
    float x = 0.0F;
    float y = 0.0F;
    if (TIFFGetField(file, TIFFTAG_XRESOLUTION, &x) != 1) return std::nullopt;
    TIFFGetField(file, TIFFTAG_YRESOLUTION, &y);
    if (y == 0.0F) y = x;  // libtiff has one flag for both
    auto unit = tag<std::uint16_t>(file, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (stack.unitUm) {
        // ImageJ keeps the dots per inch of the pictures that it opens.
        if (*stack.unitUm != umPerInch) return pixelSize(1.0 / x, 1.0 / y, *stack.unitUm, "ImageJ");
        unit = RESUNIT_INCH;
    }
    if (unit != RESUNIT_INCH && unit != RESUNIT_CENTIMETER) return std::nullopt;
    const double perMetre = unit == RESUNIT_INCH ? 1e6 / umPerInch : 100.0;
    if (textTag(file, TIFFTAG_SOFTWARE).starts_with("Synthslice"))
        return pixelSize(1.0 / x, 1.0 / y, 1e6 / perMetre, "TIFF resolution");
    return pixelSizeOfResolution(x * perMetre, y * perMetre,
                                 unit == RESUNIT_INCH ? ResolutionUnit::Inch : ResolutionUnit::Metric,
                                 "TIFF resolution");
}

/// The type in memory of values with so many bits; none if they are not read.
std::optional<SampleType> typeOfValues(int bits, int sampleFormat)
{
    if (sampleFormat == SAMPLEFORMAT_IEEEFP) {
        if (bits != 32 && bits != 64) return std::nullopt;
        return bits == 32 ? SampleType::F32 : SampleType::F64;
    }
    const bool isSigned = sampleFormat == SAMPLEFORMAT_INT;
    if (bits == 32) return isSigned ? SampleType::I32 : SampleType::U32;
    if (bits == 64) return isSigned ? SampleType::I64 : SampleType::U64;
    if (bits == 16) return isSigned ? SampleType::I16 : SampleType::U16;
    if (bits == 8) return isSigned ? SampleType::I8 : SampleType::U8;
    if (bits < 1 || bits > 16 || isSigned) return std::nullopt;
    return bits < 8 ? SampleType::U8 : SampleType::U16;
}

Result<void> checkShape(const TiffPage& page)
{
    if (page.width == 0 || page.height == 0) return invalidInput(text("it is a damaged TIFF file (no size)"));
    if (std::int64_t{page.width} * page.height > maximumPixels)
        return invalidInput(text("it is larger than 2^28 pixels"));
    if (page.channels < 1 || (page.isColour && page.channels != 3 && page.channels != 4)) {
        return invalidInput(text("it has %1 channels", page.channels), text("save it as grey or colour"));
    }
    if (page.hasPalette && (page.channels != 1 || page.bits > 8 || page.type != SampleType::U8))
        return invalidInput(text("its palette is damaged"), text("save it as grey"));
    return {};
}

/// Grey, palettes and RGB are read as they are, YCbCr inside JPEG compression is turned into RGB by libtiff.
Result<void> readColours(TIFF* file, TiffPage& page)
{
    const auto compression = tag<std::uint16_t>(file, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (compression == COMPRESSION_OJPEG || TIFFIsCODECConfigured(compression) == 0) {
        return invalidInput(text("its compression (number %1) is not known", compression),
                            text("save it without compression or with LZW"));
    }
    const auto photometric = tag<std::uint16_t>(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    if (photometric == PHOTOMETRIC_YCBCR && compression == COMPRESSION_JPEG) {
        TIFFSetField(file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    } else if (photometric > PHOTOMETRIC_PALETTE) {
        return invalidInput(text("its colour space (number %1) is not known", photometric),
                            text("save it as grey"));
    }
    page.whiteIsZero = photometric == PHOTOMETRIC_MINISWHITE;
    page.hasPalette = photometric == PHOTOMETRIC_PALETTE;
    page.isColour = photometric == PHOTOMETRIC_RGB || photometric == PHOTOMETRIC_YCBCR;
    std::uint16_t extraCount = 0;
    const std::uint16_t* extras = nullptr;
    TIFFGetFieldDefaulted(file, TIFFTAG_EXTRASAMPLES, &extraCount, &extras);
    page.hasAlpha = extraCount == 1 && extras != nullptr && extras[0] != EXTRASAMPLE_UNSPECIFIED;
    return {};
}

}  // namespace

Result<TiffPage> readTiffPage(TIFF* file)
{
    TiffPage page;
    page.directory = TIFFCurrentDirOffset(file);
    page.width = tag<std::uint32_t>(file, TIFFTAG_IMAGEWIDTH, 0);
    page.height = tag<std::uint32_t>(file, TIFFTAG_IMAGELENGTH, 0);
    page.bits = tag<std::uint16_t>(file, TIFFTAG_BITSPERSAMPLE, 1);
    page.channels = tag<std::uint16_t>(file, TIFFTAG_SAMPLESPERPIXEL, 1);
    page.isPlanar = page.channels > 1 && tag<std::uint16_t>(file, TIFFTAG_PLANARCONFIG,
                                                            PLANARCONFIG_CONTIG) == PLANARCONFIG_SEPARATE;
    page.isTiled = TIFFIsTiled(file) != 0;
    page.isReduced = (tag<std::uint32_t>(file, TIFFTAG_SUBFILETYPE, 0) &
                      (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0 ||
                     tag<std::uint16_t>(file, TIFFTAG_OSUBFILETYPE, 0) == OFILETYPE_REDUCEDIMAGE;
    page.orientation = tag<std::uint16_t>(file, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    page.description = textTag(file, TIFFTAG_IMAGEDESCRIPTION);
    page.pixelSize = readPixelSize(file, page.description);
    const auto sampleFormat = tag<std::uint16_t>(file, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    const auto type = typeOfValues(page.bits, sampleFormat);
    if (!type) {
        return invalidInput(sampleFormat == SAMPLEFORMAT_IEEEFP
                                ? text("its values have %1 bit floating point", page.bits)
                                : text("its values have %1 bit", page.bits),
                            text("save it as 8, 16 or 32 bit"));
    }
    page.type = *type;
    if (auto ok = readColours(file, page); !ok) return tl::unexpected(ok.error());
    if (auto ok = checkShape(page); !ok) return tl::unexpected(ok.error());
    return page;
}

}  // namespace synthslice::data
