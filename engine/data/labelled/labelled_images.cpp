#include "engine/data/labelled/labelled_images.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/dataset/dataset_memory.h"
#include "engine/data/labelled/labelled_files.h"
#include "engine/data/reading/image_series.h"

namespace synthslice::data {

namespace {

std::string sizeText(int width, int height)
{
    return std::to_string(width) + " x " + std::to_string(height) + " px";
}

std::uint8_t eightBit(std::uint8_t value)
{
    return value;
}

/// 65535 = 257 * 255.
std::uint8_t eightBit(std::uint16_t value)
{
    return static_cast<std::uint8_t>((value + 128U) / 257U);
}

/// Gathers what the files give, one image after the other, until something is wrong.
class LabelledCollector {
public:
    LabelledCollector(const LabelledFiles& files, std::int64_t patchSize, std::size_t bytes)
        : m_files(files), m_patchSize(static_cast<int>(patchSize))
    {
        m_images.classNames = files.classNames;
        m_images.pixels.reserve(bytes);
    }

    void add(const ImagePlace& place, Result<RawImage>&& image)
    {
        if (m_error) return;
        const FileClasses& classes = m_files.classes.at(place.file);
        if (!image || !image->outside.empty()) {
            const std::string reason = image ? text("it has pixels that are no number")
                                             : image.error().text();
            if (classes.labels.empty()) {
                m_images.skipped.push_back({place.name(), reason});
            } else {
                m_error = {ErrorCode::InvalidInput, place.name() + ": " + reason,
                           text("give an undamaged file")};
            }
            return;
        }
        for (const std::string& note : image->notes) ++m_notes[note];
        if (takesSize(place, *image)) cut(*image, classes.at(place.index), classes.part);
        ++m_source;
    }

    Result<LabelledImages> finish()
    {
        if (m_error) return tl::unexpected(*m_error);
        for (const auto& [note, count] : m_notes)
            m_images.notes.push_back(count == 1 ? note : text("%1 (%2 images)", note, count));
        return std::move(m_images);
    }

private:
    [[nodiscard]] bool takesSize(const ImagePlace& place, const RawImage& image)
    {
        const std::string size = sizeText(image.width, image.height);
        if (m_images.width == 0) {
            m_images.width = m_patchSize > 0 ? m_patchSize : image.width;
            m_images.height = m_patchSize > 0 ? m_patchSize : image.height;
        }
        if (m_patchSize > 0 && std::min(image.width, image.height) < m_patchSize) {
            m_error = {ErrorCode::InvalidInput,
                       text("%1 is of %2, smaller than a patch of %3 px", place.name(), size, m_patchSize),
                       text("set data.patch_size to %1 or less, or take the file away",
                            std::min(image.width, image.height))};
        } else if (m_patchSize == 0 && (image.width != m_images.width || image.height != m_images.height)) {
            m_error = {
                ErrorCode::InvalidInput,
                text("%1 is of %2, but the images before it are of %3", place.name(), size,
                     sizeText(m_images.width, m_images.height)),
                text("give images of one size, or set data.patch_size so that patches are cut from them")};
        }
        return !m_error;
    }

    void cut(const RawImage& image, std::int32_t label, std::optional<Part> part)
    {
        for (int y = 0; y + m_images.height <= image.height; y += m_images.height) {
            for (int x = 0; x + m_images.width <= image.width; x += m_images.width) {
                for (int row = y; row < y + m_images.height; ++row) {
                    const auto first = static_cast<std::size_t>(row) * image.width + x;
                    const auto append = [&](const auto& pixels) {
                        std::transform(pixels.begin() + first, pixels.begin() + first + m_images.width,
                                       std::back_inserter(m_images.pixels),
                                       [](auto value) { return eightBit(value); });
                    };
                    image.bitDepth == 8 ? append(image.pixels8) : append(image.pixels16);
                }
                m_images.labels.push_back(label);
                m_images.sources.push_back(m_source);
                m_images.partsOfFiles.push_back(part);
            }
        }
    }

    const LabelledFiles& m_files;
    int m_patchSize;
    LabelledImages m_images;
    std::uint32_t m_source = 0;
    std::map<std::string, int> m_notes;  ///< text and number of images
    std::optional<Error> m_error;
};

}  // namespace

Result<LabelledImages> readLabelledImages(const std::filesystem::path& path, std::int64_t patchSize,
                                          const Progress& progress)
{
    const auto files = findLabelledFiles(path);
    if (!files) return tl::unexpected(files.error());
    const auto series = ImageSeries::of(files->folder, {}, progress.part(0.0, 0.3));
    if (!series) return tl::unexpected(series.error());
    if (auto enough = checkMemory(path, series->greyBytes(), 1.0, availableMemoryBytes()); !enough) {
        enough.error().hint = text("take fewer images, or close other programs");
        return tl::unexpected(enough.error());
    }
    LabelledCollector collector(*files, patchSize, static_cast<std::size_t>(series->greyBytes()));
    const auto read = series->forEach(
        progress.part(0.3, 1.0),
        [&](const ImagePlace& place, Result<RawImage>&& image) { collector.add(place, std::move(image)); });
    if (!read) return tl::unexpected(read.error());
    return collector.finish().map([&](LabelledImages&& images) {
        images.notes.insert(images.notes.begin(), series->notes().begin(), series->notes().end());
        images.skipped.insert(images.skipped.begin(), series->skipped().begin(), series->skipped().end());
        return std::move(images);
    });
}

}  // namespace synthslice::data
