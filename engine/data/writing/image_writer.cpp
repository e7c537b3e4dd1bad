#include "engine/data/writing/image_writer.h"

#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/files/atomic_file.h"
#include "engine/data/formats/png_structure.h"
#include "engine/data/writing/grey_quantization.h"
#include "engine/data/writing/tiff_encoder.h"

namespace synthslice::data {

namespace {

template <class Sample>
std::vector<std::byte> encodePng(std::vector<Sample>& samples, int width, double pixelSizeUm)
{
    const cv::Mat mat(static_cast<int>(samples.size()) / width, width, cv::traits::Type<Sample>::value,
                      samples.data());
    std::vector<unsigned char> png;
    cv::imencode(".png", mat, png);
    if (pixelSizeUm > 0.0) insertPngPixelSize(png, pixelSizeUm);
    const auto bytes = std::as_bytes(std::span(png));
    return {bytes.begin(), bytes.end()};
}

template <class Sample>
Result<std::vector<std::byte>> encode(const GreyImage& image, const ImageEncoding& encoding)
{
    std::vector<Sample> samples = quantize<Sample>(image);
    if (encoding.format == ImageFormat::Png) return encodePng(samples, image.width, encoding.pixelSizeUm);
    return encodeTiff(samples, image.width, encoding.pixelSizeUm);
}

}  // namespace

Result<std::vector<std::byte>> encodeImage(const GreyImage& image, const ImageEncoding& encoding)
{
    assert(image.width > 0 && image.height > 0 && (encoding.bits == 8 || encoding.bits == 16));
    return encoding.bits == 8 ? encode<std::uint8_t>(image, encoding)
                              : encode<std::uint16_t>(image, encoding);
}

Result<void> writeImage(const std::filesystem::path& path, const GreyImage& image,
                        const ImageEncoding& encoding)
{
    return encodeImage(image, encoding).and_then([&](const std::vector<std::byte>& content) {
        return writeFileAtomically(path, std::span(content));
    });
}

}  // namespace synthslice::data
