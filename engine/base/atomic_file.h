#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include <sys/types.h>

#include "engine/base/result.h"

namespace synthslice {

/// The system calls in which a write can fail. Tests put failing ones in their place.
struct FileOperations {
    ssize_t (*write)(int descriptor, const void* bytes, std::size_t count);
    int (*flush)(int descriptor);
    int (*rename)(const char* from, const char* to);
};
[[nodiscard]] const FileOperations& systemFileOperations();

/// Replaces or makes a file so that a crash or a failure at any moment leaves the previous content or the
/// new one, whole: writes aside in the same folder, flushes, renames, flushes the folder. On an error nothing
/// stays aside and the previous file is intact; only if the very last flush, that of the folder, fails, the
/// new content is in place and may be lost in a power cut. Errors name the file and the reason. Any thread.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path,
                                               std::span<const std::byte> content,
                                               const FileOperations& operations = systemFileOperations());
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view text,
                                               const FileOperations& operations = systemFileOperations());

/// Makes a file of a folder that nobody reads before flushFileSystem(): faster, as nothing is flushed. On an
/// error nothing of it stays. Errors name the file and the reason. Any thread.
[[nodiscard]] Result<void> writeFile(const std::filesystem::path& path, std::span<const std::byte> content,
                                     const FileOperations& operations = systemFileOperations());

/// Waits until all that was written to the file system of `folder` would survive a power cut. Any thread.
[[nodiscard]] Result<void> flushFileSystem(const std::filesystem::path& folder);

/// The error that writing a file there would meet for want of a folder or of permission, before the work
/// whose result it is to hold. Any thread.
[[nodiscard]] Result<void> checkWritable(const std::filesystem::path& path);

/// Gives the folder `from`, whose files are flushed, the name `to` in the same parent folder and flushes
/// that. If `to` exists the two swap names in one operation, so that `to` is there at every moment. Errors
/// name `to`. Any thread.
[[nodiscard]] Result<void> placeFolderAtomically(const std::filesystem::path& from,
                                                 const std::filesystem::path& to,
                                                 const FileOperations& operations = systemFileOperations());

/// Removes what a killed process left aside in `folder`. Only for a folder that nobody else writes to.
void removeUnfinishedWrites(const std::filesystem::path& folder);

}  // namespace synthslice
