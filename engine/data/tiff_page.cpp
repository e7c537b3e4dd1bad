#include "engine/data/tiff_page.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <tiffio.h>

#include "engine/data/image_reader.h"
#include "engine/data/pixel_size.h"

namespace synthslice::data {

namespace {

template <class Value>
Value tag(TIFF* file, std::uint32_t name, Value fallback)
{
    Value value = fallback;
    return TIFFGetFieldDefaulted(file, name, &value) == 1 ? value : fallback;
}

/// ImageJ says the unit of the resolution in the description, in lines like "unit=micron".
double unitMetresOfImageJ(std::string_view description)
{
    static constexpr std::array units{std::pair{"unit=micron", 1e-6},   std::pair{"unit=um", 1e-6},
                                      std::pair{"unit=\\u00B5m", 1e-6}, std::pair{"unit=nm", 1e-9},
                                      std::pair{"unit=mm", 1e-3},       std::pair{"unit=cm", 1e-2},
                                      std::pair{"unit=inch", 0.0254}};
    if (!description.starts_with("ImageJ=")) return 0.0;
    for (const auto& [text, metres] : units) {
        if (description.find(text) != std::string_view::npos) return metres;
    }
    return 0.0;
}

std::optional<double> readPixelSizeUm(TIFF* file)
{
    const auto pixelsPerUnit = tag<float>(file, TIFFTAG_XRESOLUTION, 0.0F);
    const auto unit = tag<std::uint16_t>(file, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    const char* const description = tag<char*>(file, TIFFTAG_IMAGEDESCRIPTION, nullptr);
    double unitMetres = unitMetresOfImageJ(description != nullptr ? description : "");
    if (unitMetres == 0.0) {
        unitMetres = unit == RESUNIT_INCH ? 0.0254 : unit == RESUNIT_CENTIMETER ? 0.01 : 0.0;
    }
    return unitMetres == 0.0 ? std::nullopt : pixelSizeUmFromPixelsPerMetre(pixelsPerUnit / unitMetres);
}

Result<void> checkIsRead(TIFF* file, int bits, const TiffPage& page)
{
    const auto sampleFormat = tag<std::uint16_t>(file, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    if (sampleFormat == SAMPLEFORMAT_IEEEFP || (bits != 8 && bits != 16)) {
        return invalidInput("its values have " + std::to_string(bits) + " bit" +
                                (sampleFormat == SAMPLEFORMAT_IEEEFP ? " floating point" : ""),
                            "save it as 8 or 16 bit integers");
    }
    if (page.width == 0 || page.height == 0) return invalidInput("it is a damaged TIFF file (no size)");
    if (page.pixels() > maximumPixels) return invalidInput("it is larger than 2^28 pixels");
    if (page.channels < 1 || page.channels > 4) {
        return invalidInput("it has " + std::to_string(page.channels) + " channels",
                            "save it as grey or colour");
    }
    if (page.channels > 1 &&
        tag<std::uint16_t>(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != PLANARCONFIG_CONTIG) {
        return invalidInput("its channels are stored one after the other",
                            "save it as grey or as interleaved colour");
    }
    return {};
}

/// Grey and RGB are read as they are, YCbCr inside JPEG compression is turned into RGB by libtiff.
Result<void> checkColours(TIFF* file)
{
    const auto compression = tag<std::uint16_t>(file, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (compression == COMPRESSION_OJPEG || TIFFIsCODECConfigured(compression) == 0) {
        return invalidInput("its compression (number " + std::to_string(compression) + ") is not known",
                            "save it without compression or with LZW");
    }
    const auto photometric = tag<std::uint16_t>(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    if (photometric == PHOTOMETRIC_YCBCR && compression == COMPRESSION_JPEG) {
        TIFFSetField(file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    } else if (photometric > PHOTOMETRIC_PALETTE) {
        return invalidInput("its colour space (number " + std::to_string(photometric) + ") is not known",
                            "save it as grey");
    }
    return {};
}

}  // namespace

Result<TiffPage> readTiffPage(TIFF* file)
{
    TiffPage page;
    page.width = tag<std::uint32_t>(file, TIFFTAG_IMAGEWIDTH, 0);
    page.height = tag<std::uint32_t>(file, TIFFTAG_IMAGELENGTH, 0);
    page.bitDepth = tag<std::uint16_t>(file, TIFFTAG_BITSPERSAMPLE, 1);
    page.channels = tag<std::uint16_t>(file, TIFFTAG_SAMPLESPERPIXEL, 1);
    page.isSigned = tag<std::uint16_t>(file, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) == SAMPLEFORMAT_INT;
    const auto photometric = tag<std::uint16_t>(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    page.whiteIsZero = photometric == PHOTOMETRIC_MINISWHITE;
    page.hasColourTable = photometric == PHOTOMETRIC_PALETTE;
    page.isTiled = TIFFIsTiled(file) != 0;
    page.isPreview = (tag<std::uint32_t>(file, TIFFTAG_SUBFILETYPE, 0) &
                      (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
    page.pixelSizeUm = readPixelSizeUm(file);
    if (auto ok = checkIsRead(file, page.bitDepth, page); !ok) return tl::unexpected(ok.error());
    if (auto ok = checkColours(file); !ok) return tl::unexpected(ok.error());
    return page;
}

}  // namespace synthslice::data
