#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/base/files/aside.h"
#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/data/writing/image_writer.h"

namespace synthslice::acceptance {

/// An image and the name of the file it is to be stored in.
struct NamedImage {
    std::string file;
    const GreyImage* image = nullptr;
};

/// A folder that appears whole or not at all: it is filled aside, in the same parent, and renamed by
/// publish(); without that nothing of it stays, and what killed processes left beside it goes at the next
/// one.
class ExportFolder {
public:
    /// An error if `target` is a file, or a folder that is not empty, or if nothing can be made beside it.
    static Result<ExportFolder> begin(const std::filesystem::path& target);

    /// Where to write meanwhile.
    [[nodiscard]] const std::filesystem::path& aside() const { return m_aside.path(); }
    /// Writes images there, on all cores; names may be in one folder more. Any may be missing after an error.
    [[nodiscard]] Result<void> writeImages(std::span<const NamedImage> images,
                                           const data::ImageEncoding& encoding) const;
    [[nodiscard]] Result<void> publish();

private:
    ExportFolder(std::filesystem::path target, Aside aside);

    std::filesystem::path m_target;
    Aside m_aside;
};

}  // namespace synthslice::acceptance
