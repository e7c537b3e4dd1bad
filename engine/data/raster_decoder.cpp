#include "engine/data/raster_decoder.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "engine/data/bmp_structure.h"
#include "engine/data/grey_conversion.h"
#include "engine/data/jpeg_structure.h"
#include "engine/data/png_structure.h"

namespace synthslice::data {

namespace {

/// The one place where OpenCV's exceptions end. Empty if it cannot be decoded.
cv::Mat decode(std::span<const std::byte> bytes)
{
    try {
        // OpenCV has no read-only matrix; imdecode does not write.
        auto* const data = const_cast<std::byte*>(bytes.data());
        return cv::imdecode(cv::Mat(1, static_cast<int>(bytes.size()), CV_8U, data), cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        return {};
    }
}

template <class Sample>
std::vector<Sample> samplesOf(const cv::Mat& mat)
{
    const cv::Mat flat = mat.reshape(1);
    return {flat.begin<Sample>(), flat.end<Sample>()};
}

}  // namespace

Result<PictureHeader> readRasterHeader(ImageKind kind, std::span<const std::byte> bytes)
{
    switch (kind) {
    case ImageKind::Png:
        return readPngHeader(bytes);
    case ImageKind::Jpeg:
        return readJpegHeader(bytes);
    default:
        return readBmpHeader(bytes);
    }
}

Result<RawImage> decodeRaster(ImageKind kind, std::span<const std::byte> bytes)
{
    RawImage image;
    if (kind == ImageKind::Png) {
        const auto pixelSizeUm = checkPng(bytes);
        if (!pixelSizeUm) return tl::unexpected(pixelSizeUm.error());
        image.pixelSizeUm = *pixelSizeUm;
    }
    if (kind == ImageKind::Jpeg) {
        if (!jpegIsComplete(bytes)) return invalidInput("it is a JPEG file that ends in the middle");
        image.notes.emplace_back("JPEG compression is lossy: fine texture is altered");
    }
    if (kind == ImageKind::Bmp && !bmpIsComplete(bytes)) {
        return invalidInput("it is a BMP file that ends in the middle");
    }
    const cv::Mat mat = decode(bytes);
    if (mat.empty()) return invalidInput("it is damaged and cannot be decoded");
    image.width = mat.cols;
    image.height = mat.rows;
    image.channelsInFile = mat.channels();
    switch (mat.depth()) {
    case CV_8U:
        image.pixels8 = samplesOf<std::uint8_t>(mat);
        break;
    case CV_16U:
        image.bitDepth = 16;
        image.pixels16 = samplesOf<std::uint16_t>(mat);
        break;
    default:
        return invalidInput("its values are neither 8 nor 16 bit");
    }
    reduceToGrey(image, ChannelOrder::Bgr);
    return image;
}

}  // namespace synthslice::data
