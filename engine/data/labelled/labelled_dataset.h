#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/labelled/class_balance.h"
#include "engine/data/labelled/labelled_images.h"
#include "engine/data/labelled/labelled_options.h"
#include "engine/data/labelled/part.h"

namespace synthslice::data {

/// What black to white becomes.
enum class PixelRange { ZeroToOne, MinusOneToOne };

/// Images with classes in memory, each in one part. Constant once loaded: any number of threads may read it.
class LabelledDataset {
public:
    /// Reads an IDX file with its labels, a folder of such files, or a folder with a sub-folder of images for
    /// each class (docs/formats.md). Errors: those of readLabelledImages() and of().
    static Result<LabelledDataset> load(const std::filesystem::path& path, const LabelledOptions& options,
                                        const Progress& progress);
    /// Divides images that are in memory. Errors: a share outside of [0, 1), classes that are not there, a
    /// class without images to learn from.
    static Result<LabelledDataset> of(LabelledImages&& images, const LabelledOptions& options);

    [[nodiscard]] int width() const { return m_images.width; }    ///< px
    [[nodiscard]] int height() const { return m_images.height; }  ///< px
    [[nodiscard]] std::size_t count() const { return m_images.count(); }
    /// Of the labels 0, 1, ...
    [[nodiscard]] const std::vector<std::string>& classNames() const { return m_images.classNames; }
    [[nodiscard]] const std::vector<SkippedFile>& skipped() const { return m_images.skipped; }
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_images.notes; }
    /// SHA-256, hex, over size, class names, labels, parts that the files tell and pixels of all that was
    /// read: the same whatever classes are chosen and however it is divided.
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }

    /// Numbers of the images of a part, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& images(Part part) const
    {
        return m_parts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] std::int32_t label(std::size_t image) const { return m_images.labels[image]; }
    /// Row-major, 0 to 255.
    [[nodiscard]] std::span<const std::uint8_t> pixels(std::size_t image) const;
    /// For display; grey of full scale.
    [[nodiscard]] GreyImage grey(std::size_t image) const;
    /// Writes some images (count x height x width, row-major) and their labels (count).
    void fill(std::span<const std::uint32_t> images, PixelRange range, std::span<float> pixels,
              std::span<std::int64_t> labels) const;

    [[nodiscard]] ClassBalance balance() const;

private:
    LabelledImages m_images;
    std::array<std::vector<std::uint32_t>, 3> m_parts;
    std::string m_fingerprint;
};

}  // namespace synthslice::data
