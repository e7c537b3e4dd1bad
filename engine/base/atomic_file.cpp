#include "engine/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace synthslice {

namespace {

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
}

constexpr std::string_view unfinishedPrefix = ".synthslice-";
constexpr std::string_view unfinishedSuffix = ".partial";

/// A name of its own for every write, short whatever the file is called.
std::filesystem::path pathAside(const std::filesystem::path& folder)
{
    static std::atomic<unsigned> writes = 0;
    return folder / (std::string(unfinishedPrefix) + std::to_string(::getpid()) + "-" +
                     std::to_string(++writes) + std::string(unfinishedSuffix));
}

tl::unexpected<Error> writeError(const std::filesystem::path& path, int error)
{
    std::string hint;
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        hint = "free some space or choose another folder";
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        hint = "choose a folder that you may write to";
        break;
    case ENOENT:
    case ENOTDIR:
        hint = "choose a folder that exists";
        break;
    default:
        break;
    }
    return failed("Cannot write " + path.string() + " (" + std::generic_category().message(error) + ")",
                  std::move(hint));
}

/// 0, or the errno of what failed.
int writeAll(int descriptor, std::span<const std::byte> content, const FileOperations& operations)
{
    while (!content.empty()) {
        const ssize_t count = operations.write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return count < 0 ? errno : EIO;
        }
        content = content.subspan(static_cast<std::size_t>(count));
    }
    return 0;
}

/// Makes a file, of which nothing stays on an error: 0, or the errno of what failed.
int makeFile(const std::filesystem::path& path, std::span<const std::byte> content, bool flushed,
             const FileOperations& operations)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return errno;
    }
    int error = writeAll(descriptor, content, operations);
    if (error == 0 && flushed && operations.flush(descriptor) != 0) {
        error = errno;
    }
    if (::close(descriptor) != 0 && error == 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(path.c_str());
    }
    return error;
}

int flushFolder(const std::filesystem::path& folder, int (*flush)(int descriptor))
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    // Some file systems cannot flush a folder and say EINVAL; there is nothing more to do there.
    const int error = flush(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    ::close(descriptor);
    return error;
}

}  // namespace

const FileOperations& systemFileOperations()
{
    static constexpr FileOperations operations{::write, ::fsync, ::rename};
    return operations;
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> content,
                                 const FileOperations& operations)
{
    const std::filesystem::path folder = folderOf(path);
    const std::filesystem::path aside = pathAside(folder);
    if (const int error = makeFile(aside, content, /*flushed=*/true, operations); error != 0) {
        return writeError(path, error);
    }
    if (operations.rename(aside.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(aside.c_str());
        return writeError(path, error);
    }
    if (const int error = flushFolder(folder, operations.flush); error != 0) {
        return writeError(path, error);
    }
    return {};
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view text,
                                 const FileOperations& operations)
{
    return writeFileAtomically(path, std::as_bytes(std::span(text)), operations);
}

Result<void> writeFile(const std::filesystem::path& path, std::span<const std::byte> content,
                       const FileOperations& operations)
{
    if (const int error = makeFile(path, content, /*flushed=*/false, operations); error != 0) {
        return writeError(path, error);
    }
    return {};
}

Result<void> flushFileSystem(const std::filesystem::path& folder)
{
    if (const int error = flushFolder(folder, ::syncfs); error != 0) {
        return writeError(folder, error);
    }
    return {};
}

Result<void> checkWritable(const std::filesystem::path& path)
{
    std::error_code none;
    if (std::filesystem::is_directory(path, none)) return writeError(path, EISDIR);
    if (::access(folderOf(path).c_str(), W_OK | X_OK) != 0) return writeError(path, errno);
    return {};
}

Result<void> placeFolderAtomically(const std::filesystem::path& from, const std::filesystem::path& to,
                                   const FileOperations& operations)
{
    std::error_code ignored;
    const bool placed = std::filesystem::exists(to, ignored)
                            ? ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0
                            : operations.rename(from.c_str(), to.c_str()) == 0;
    if (!placed) {
        return writeError(to, errno);
    }
    if (const int error = flushFolder(folderOf(to), operations.flush); error != 0) {
        return writeError(to, error);
    }
    return {};
}

void removeUnfinishedWrites(const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(unfinishedPrefix) && name.ends_with(unfinishedSuffix)) {
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

}  // namespace synthslice
