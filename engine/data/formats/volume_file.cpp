#include "engine/data/formats/volume_file.h"

#include <string>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/shared/inflating_file.h"
#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

namespace {

class VolumeFile final : public ImageFile {
public:
    VolumeFile(VolumeLayout layout, std::uintmax_t fileBytes)
        : m_layout(std::move(layout)), m_fileBytes(fileBytes),
          m_imageBytes(static_cast<std::uintmax_t>(m_layout.image.storedBytes()))
    {
    }

    [[nodiscard]] std::size_t count() const override { return static_cast<std::size_t>(m_layout.images); }
    [[nodiscard]] Result<ImageHeader> header(std::size_t /*index*/) const override { return m_layout.image; }
    [[nodiscard]] std::uintmax_t sourceBytes() const override { return m_fileBytes; }

    [[nodiscard]] Result<StoredImage> read(std::size_t index) override
    {
        const ImageHeader& shape = m_layout.image;
        StoredImage image;
        image.width = static_cast<int>(shape.width);
        image.height = static_cast<int>(shape.height);
        image.channels = shape.channels;
        image.pixelSize = m_layout.pixelSize;
        image.samples = makeSamples(shape.type, m_imageBytes / sampleBytes(shape.type));
        if (auto read = readValues(index, bytesOf(image.samples)); !read) return tl::unexpected(read.error());
        if (m_layout.bigEndian != (std::endian::native == std::endian::big)) swapBytes(image.samples);
        return image;
    }

private:
    [[nodiscard]] Result<void> readValues(std::size_t index, std::span<std::byte> bytes)
    {
        const std::uintmax_t offset = m_layout.skip + index * m_imageBytes;
        if (!m_layout.compressed) return readFileAt(m_layout.file, m_layout.streamOffset + offset, bytes);
        if (!m_inflating) m_inflating.emplace(m_layout.file, m_layout.streamOffset);
        if (m_inflating->readAt(offset, bytes)) return {};
        m_inflating.reset();
        return invalidInput(text("it ends or is damaged at image %1 of %2", index + 1, m_layout.images));
    }

    VolumeLayout m_layout;
    std::uintmax_t m_fileBytes;
    std::uintmax_t m_imageBytes;
    std::optional<InflatingFile> m_inflating;
};

}  // namespace

OpenedFile openVolume(VolumeLayout layout)
{
    const ImageHeader& image = layout.image;
    if (layout.images < 1 || image.width < 1 || image.height < 1)
        return invalidInput(text("it is a volume without pixels"));
    if (image.width > maximumPixels / image.height)
        return invalidInput(text("its images are larger than 2^28 pixels"));
    if (layout.images > mostImagesOfVolume || image.channels < 1 || image.channels > 4)
        return invalidInput(
            text("it is damaged: its header claims %1 images of %2 channels", layout.images, image.channels));
    const auto fileBytes = sizeOfFile(layout.file);
    if (!fileBytes) return tl::unexpected(fileBytes.error());
    const auto imageBytes = static_cast<std::uintmax_t>(image.storedBytes());
    if (layout.isAtFileEnd) {
        const std::uintmax_t values = imageBytes * static_cast<std::uintmax_t>(layout.images);
        layout.streamOffset = *fileBytes < values ? 0 : *fileBytes - values;
    }
    const std::uintmax_t before = layout.streamOffset + layout.skip;
    const std::uintmax_t whole = *fileBytes < before ? 0 : (*fileBytes - before) / imageBytes;
    if (!layout.compressed && whole < static_cast<std::uintmax_t>(layout.images)) {
        return invalidInput(text("it ends in the middle: %1 images of %2 bytes are told, it holds %3",
                                 layout.images, imageBytes, whole));
    }
    return std::make_unique<VolumeFile>(std::move(layout), *fileBytes);
}

}  // namespace synthslice::data
