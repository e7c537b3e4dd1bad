#pragma once

#include <filesystem>

#include "engine/base/result.h"

namespace synthslice::acceptance {

/// A folder that appears whole or not at all: it is filled aside, in the same parent, and renamed by
/// publish(); without that nothing of it stays.
class ExportFolder {
public:
    /// An error if `target` is a file, or a folder that is not empty, or if nothing can be made beside it.
    static Result<ExportFolder> begin(const std::filesystem::path& target);
    ~ExportFolder();
    ExportFolder(ExportFolder&& other) noexcept;
    ExportFolder& operator=(ExportFolder&&) = delete;
    ExportFolder(const ExportFolder&) = delete;
    ExportFolder& operator=(const ExportFolder&) = delete;

    /// Where to write meanwhile.
    [[nodiscard]] const std::filesystem::path& aside() const { return m_aside; }
    [[nodiscard]] Result<void> publish();

private:
    ExportFolder(std::filesystem::path target, std::filesystem::path aside);

    std::filesystem::path m_target;
    std::filesystem::path m_aside;  ///< what is left there at the end is removed
};

}  // namespace synthslice::acceptance
