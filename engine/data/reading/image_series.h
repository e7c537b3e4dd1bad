#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/formats/image_set.h"
#include "engine/data/reading/image_folder.h"
#include "engine/data/reading/image_reader.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::data {

/// Where an image is: `index` counts within its file.
struct ImagePlace {
    std::string file;  ///< its name, from the series' root on
    std::size_t index = 0;
    std::size_t count = 1;   ///< images in the file
    std::size_t number = 1;  ///< among all images in their order, from 1

    /// The file's name, with "#7" for the seventh image of a file that holds several.
    [[nodiscard]] std::string name() const;
};

/// The images of a folder or a file, known from headers and decoded on demand: never more than some tens of
/// megabytes at a time. Values of more than 16 bits take one map for all images, also those that the spec
/// does not ask for, so that grey does not depend on the choice.
class ImageSeries {
public:
    /// Looks at all headers, and at all values where these are wider than 16 bits. Files that cannot be
    /// opened are skipped.
    static Result<ImageSeries> open(const std::filesystem::path& path, const spec::DataSpec& spec,
                                    const Progress& progress);
    /// The same of files that were found already, in one folder or several.
    static Result<ImageSeries> of(ImageFolder folder, const spec::DataSpec& spec, const Progress& progress);

    [[nodiscard]] std::size_t count() const { return m_places.size(); }
    /// Places among all images, from 0, of those that the spec asks for (first, last and every which slice).
    [[nodiscard]] const std::vector<std::size_t>& chosen() const { return m_chosen; }
    /// Bytes in memory of the grey values of what is chosen.
    [[nodiscard]] std::int64_t greyBytes() const { return m_greyBytes; }
    /// Files that are left out, with the reason.
    [[nodiscard]] const std::vector<SkippedFile>& skipped() const { return m_folder.skipped; }
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_folder.notes; }
    /// Sets of images that the first file with such holds.
    [[nodiscard]] const std::vector<ImageSet>& sets() const { return m_sets; }

    /// Image number `index` of all.
    [[nodiscard]] Result<RawImage> read(std::size_t index) const;

    using Visit = std::function<void(const ImagePlace& place, Result<RawImage>&& image)>;
    /// Decodes what is chosen on all cores and visits it in order, on this thread.
    [[nodiscard]] Result<void> forEach(const Progress& progress, const Visit& visit) const;

private:
    struct File {
        std::filesystem::path path;
        std::size_t count = 0;
        std::int64_t imageBytes = 0;  ///< of one, as it is stored
    };
    struct Place {
        std::size_t file = 0;
        std::size_t index = 0;  ///< within the file
    };
    /// Wanted images of one file that follow each other.
    struct Part {
        std::size_t file = 0;
        std::span<const std::size_t> images;
    };

    [[nodiscard]] std::string nameOf(const std::filesystem::path& path) const;
    void addFile(const std::filesystem::path& path, const ImageFile& opened, const spec::DataSpec& spec);
    [[nodiscard]] Result<ValueMap> findWideMap(const Progress& progress) const;
    [[nodiscard]] std::vector<Part> nextParts(std::span<const std::size_t> wanted) const;
    [[nodiscard]] RawImage finished(StoredImage&& image) const;
    /// As forEach(), of wanted images as they are stored.
    template <class Image, class Decode, class Use>
    [[nodiscard]] Result<void> forEachDecoded(std::span<const std::size_t> wanted, const Progress& progress,
                                              const Decode& decode, const Use& use) const;

    ImageFolder m_folder;
    ReadOptions m_options;
    bool m_squarePixels = false;
    spec::MaterialKind m_material = spec::MaterialKind::Auto;
    std::vector<File> m_files;
    std::vector<ImageSet> m_sets;
    std::vector<Place> m_places;        ///< of all images
    std::vector<std::size_t> m_chosen;  ///< into m_places
    std::int64_t m_greyBytes = 0;
    std::int64_t m_wideValues = 0;  ///< of more than 16 bits
    ValueMap m_wide;
};

}  // namespace synthslice::data
