#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/data/formats/image_set.h"
#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// What a file does not tell by itself.
struct ReadOptions {
    std::string raw;           ///< layout of raw volumes, as RawLayout reads it; empty guesses it
    std::string dataset;       ///< data set of HDF5 files; empty takes the largest
    std::int64_t channel = 0;  ///< of stacks with several, from 1; 0 takes the first
};

/// An open file of images, decoded one at a time and on demand. Errors say what is wrong, without the file's
/// name. For one thread at a time.
class ImageFile {
public:
    ImageFile() = default;
    ImageFile(const ImageFile&) = delete;
    ImageFile& operator=(const ImageFile&) = delete;
    virtual ~ImageFile() = default;

    [[nodiscard]] virtual std::size_t count() const = 0;
    /// Shape of image `index` < count(), from headers, or why it cannot be read.
    [[nodiscard]] virtual Result<ImageHeader> header(std::size_t index) const = 0;
    [[nodiscard]] virtual Result<StoredImage> read(std::size_t index) = 0;
    /// Bytes on disk that all images together are decoded from; a header that claims far more is not
    /// believed.
    [[nodiscard]] virtual std::uintmax_t sourceBytes() const = 0;
    /// What was chosen or left out in the file.
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }
    void note(std::string text) { m_notes.push_back(std::move(text)); }
    /// The sets of images to choose from, of formats that know such.
    [[nodiscard]] const std::vector<ImageSet>& sets() const { return m_sets; }
    void setSets(std::vector<ImageSet> sets) { m_sets = std::move(sets); }

private:
    std::vector<std::string> m_notes;
    std::vector<ImageSet> m_sets;
};

using OpenedFile = Result<std::unique_ptr<ImageFile>>;

}  // namespace synthslice::data
