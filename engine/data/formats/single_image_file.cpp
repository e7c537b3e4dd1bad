#include "engine/data/formats/single_image_file.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/file_bytes.h"

namespace synthslice::data {

namespace {

/// Enough for the header behind the largest metadata that cameras and scanners write.
constexpr std::size_t pictureHeaderBytes = 1U << 20U;
/// OpenCV counts the bytes of a file by int.
constexpr std::uintmax_t maximumPictureFileBytes = (std::uintmax_t{1} << 31U) - 1;

class PictureFile final : public ImageFile {
public:
    PictureFile(std::filesystem::path path, const PictureCodec& codec, const ImageHeader& header,
                std::uintmax_t bytes)
        : m_path(std::move(path)), m_codec(codec), m_header(header), m_bytes(bytes)
    {
    }

    [[nodiscard]] std::size_t count() const override { return 1; }
    [[nodiscard]] Result<ImageHeader> header(std::size_t /*index*/) const override { return m_header; }
    [[nodiscard]] std::uintmax_t sourceBytes() const override { return m_bytes; }
    [[nodiscard]] Result<StoredImage> read(std::size_t /*index*/) override
    {
        return readFileStart(m_path, maximumPictureFileBytes)
            .and_then([&](const std::vector<std::byte>& all) { return m_codec.decode(all); });
    }

private:
    std::filesystem::path m_path;
    PictureCodec m_codec;
    ImageHeader m_header;
    std::uintmax_t m_bytes;
};

/// The one place where OpenCV's exceptions end. Empty if it cannot be decoded.
cv::Mat decodeMat(std::span<const std::byte> bytes)
{
    try {
        // OpenCV has no read-only matrix; imdecode does not write.
        auto* const data = const_cast<std::byte*>(bytes.data());
        cv::Mat mat = cv::imdecode(cv::Mat(1, static_cast<int>(bytes.size()), CV_8U, data),
                                   cv::IMREAD_UNCHANGED);
        if (mat.channels() == 3) cv::cvtColor(mat, mat, cv::COLOR_BGR2RGB);
        if (mat.channels() == 4) cv::cvtColor(mat, mat, cv::COLOR_BGRA2RGBA);
        return mat;
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

OpenedFile openPicture(const std::filesystem::path& path, const PictureCodec& codec)
{
    const auto size = sizeOfFile(path);
    if (!size) return tl::unexpected(size.error());
    const auto start = readFileStart(path, pictureHeaderBytes);
    if (!start) return tl::unexpected(start.error());
    return codec.readHeader(*start).map([&](const ImageHeader& header) -> std::unique_ptr<ImageFile> {
        return std::make_unique<PictureFile>(path, codec, header, *size);
    });
}

Result<StoredImage> decodeByOpenCv(std::span<const std::byte> bytes)
{
    const cv::Mat mat = decodeMat(bytes);
    if (mat.empty()) return invalidInput(text("it is damaged and cannot be decoded"));
    StoredImage image;
    image.width = mat.cols;
    image.height = mat.rows;
    image.channels = mat.channels();
    switch (mat.depth()) {
    case CV_8U:
        image.samples = samplesOf<std::uint8_t>(mat);
        return image;
    case CV_16U:
        image.samples = samplesOf<std::uint16_t>(mat);
        return image;
    default:
        return invalidInput(text("its values are neither 8 nor 16 bit"));
    }
}

}  // namespace synthslice::data
