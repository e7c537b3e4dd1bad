#include "engine/data/writing/volume_writer.h"

#include <cassert>
#include <cstdint>
#include <iomanip>
#include <locale>
#include <sstream>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/writing/grey_quantization.h"
#include "engine/data/writing/tiff_encoder.h"

namespace synthslice::data {

namespace {

/// Classic TIFF counts bytes by 32 bits; some are left for directories.
constexpr double mostClassicBytes = 4.0e9;

double bytesOf(const VolumeShape& shape)
{
    return static_cast<double>(shape.images) * shape.width * shape.height * shape.bits / 8.0;
}

std::string metaImageHeader(const VolumeShape& shape)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(17) << "ObjectType = Image\nNDims = 3\nBinaryData = True\n"
         << "BinaryDataByteOrderMSB = False\nCompressedData = False\n";
    if (shape.pixelSizeUm > 0.0) {
        const double mm = shape.pixelSizeUm * 1e-3;  // the unit of ITK
        text << "ElementSpacing = " << mm << ' ' << mm << ' ' << mm << '\n';
    }
    text << "DimSize = " << shape.width << ' ' << shape.height << ' ' << shape.images << '\n'
         << "ElementType = " << (shape.bits == 8 ? "MET_UCHAR" : "MET_USHORT")
         << "\nElementDataFile = LOCAL\n";
    return text.str();
}

std::string nrrdHeader(const VolumeShape& shape)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(17) << "NRRD0004\ntype: " << (shape.bits == 8 ? "uint8" : "uint16")
         << "\ndimension: 3\nsizes: " << shape.width << ' ' << shape.height << ' ' << shape.images
         << "\nencoding: raw\nendian: little\n";
    if (shape.pixelSizeUm > 0.0) {
        text << "spacings: " << shape.pixelSizeUm << ' ' << shape.pixelSizeUm << ' ' << shape.pixelSizeUm
             << "\nunits: \"um\" \"um\" \"um\"\n";
    }
    text << '\n';
    return text.str();
}

}  // namespace

VolumeWriter::VolumeWriter(std::filesystem::path path, const VolumeShape& shape)
    : m_path(std::move(path)), m_shape(shape)
{
}

tl::unexpected<Error> VolumeWriter::cannotWrite() const
{
    const std::string reason = m_tiff ? m_tiff->error() : std::string();
    return failed(text("Cannot write %1%2", m_path.string(), (reason.empty() ? "" : " (" + reason + ")")));
}

Result<VolumeWriter> VolumeWriter::begin(const std::filesystem::path& path, VolumeFormat format,
                                         const VolumeShape& shape)
{
    assert(shape.width > 0 && shape.height > 0 && (shape.bits == 8 || shape.bits == 16));
    VolumeWriter writer(path, shape);
    if (format == VolumeFormat::TiffStack) {
        writer.m_tiff.emplace(path, bytesOf(shape) < mostClassicBytes ? "w" : "w8");
        if (writer.m_tiff->handle() == nullptr) return writer.cannotWrite();
        return writer;
    }
    writer.m_stream.open(path, std::ios::binary);
    writer.m_stream << (format == VolumeFormat::MetaImage ? metaImageHeader(shape) : nrrdHeader(shape));
    if (!writer.m_stream) return writer.cannotWrite();
    return writer;
}

Result<void> VolumeWriter::add(const GreyImage& image)
{
    assert(image.width == m_shape.width && image.height == m_shape.height);
    const auto write = [&](const auto& samples) {
        if (m_tiff) return writeTiffPage(m_tiff->handle(), samples, m_shape.width, m_shape.pixelSizeUm);
        m_stream.write(reinterpret_cast<const char*>(samples.data()),
                       static_cast<std::streamsize>(samples.size() * sizeof(samples.front())));
        return m_stream.good();
    };
    const bool written = m_shape.bits == 8 ? write(quantize<std::uint8_t>(image))
                                           : write(quantize<std::uint16_t>(image));
    return written ? Result<void>() : cannotWrite();
}

Result<void> VolumeWriter::finish()
{
    if (m_tiff) {
        m_tiff->close();
        return m_tiff->error().empty() ? Result<void>() : cannotWrite();
    }
    m_stream.close();
    return m_stream ? Result<void>() : cannotWrite();
}

const char* endingOf(VolumeFormat format)
{
    return format == VolumeFormat::TiffStack ? ".tif" : format == VolumeFormat::MetaImage ? ".mha" : ".nrrd";
}

}  // namespace synthslice::data
