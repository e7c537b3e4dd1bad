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
    int (*exchange)(const char* one, const char* other);  ///< of two names; not every file system can
};
[[nodiscard]] const FileOperations& systemFileOperations();

/// Replaces or makes a file so that a crash or a failure at any moment leaves the previous content or the
/// new one, whole: writes aside in the same folder, flushes, renames, flushes the folder. What killed
/// processes left aside there goes first. On an error nothing stays aside and the previous file is intact;
/// only if the very last flush, that of the folder, fails, the new content is in place and may be lost in a
/// power cut. Errors name the file and the reason. Any thread.
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

/// Waits until the names in a folder would survive a power cut; not the contents of its files. Any thread.
[[nodiscard]] Result<void> flushFolder(const std::filesystem::path& folder);

/// Makes a folder, and those above it, where they are absent, so that they survive a power cut. Errors name
/// the folder and the reason. Any thread.
[[nodiscard]] Result<void> makeFolders(const std::filesystem::path& folder);

/// The error that writing a file there would meet for want of a folder or of permission, before the work
/// whose result it is to hold. Any thread.
[[nodiscard]] Result<void> checkWritable(const std::filesystem::path& path);

/// Gives the folder `from`, whose files are flushed, the name `to` in the same parent folder and flushes
/// that. `to` is absent or an empty folder; what somebody else has put there meanwhile is an error. Errors
/// name `to`. Any thread.
[[nodiscard]] Result<void> placeFolderAtomically(const std::filesystem::path& from,
                                                 const std::filesystem::path& to,
                                                 const FileOperations& operations = systemFileOperations());

/// The same where `to` may be a folder with something in it: the two swap names then, in one operation where
/// the file system can (network ones cannot), so that `to` is there at every moment.
[[nodiscard]] Result<void> replaceFolderAtomically(const std::filesystem::path& from,
                                                   const std::filesystem::path& to,
                                                   const FileOperations& operations = systemFileOperations());

/// How a folder is called, behind its name, while another takes its place on a file system that cannot swap.
inline constexpr std::string_view replacedSuffix = ".replaced";

/// Brings the folder `to` back if a process was killed while it was called so; removes what such a process
/// left of a replaced one. Only for who alone writes there.
void restoreReplaced(const std::filesystem::path& to);

}  // namespace synthslice
