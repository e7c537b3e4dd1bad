#include "engine/base/files/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/files/aside.h"
#include "engine/base/files/folder_path.h"
#include "engine/base/files/write_error.h"

namespace synthslice {

namespace {

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
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

/// Makes a folder and those above it that are absent, on the disk: 0, or the errno of what failed.
int makeMissing(const std::filesystem::path& folder)
{
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return 0;
    const std::filesystem::path above = folder.parent_path();
    if (const int failure = makeMissing(above); failure != 0) return failure;
    std::filesystem::create_directory(folder, error);
    return error ? error.value() : flushFolder(above, ::fsync);
}

}  // namespace

const FileOperations& systemFileOperations()
{
    static constexpr FileOperations operations{
        ::write, ::fsync, ::rename, [](const char* one, const char* other) {
            return ::renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
        }};
    return operations;
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> content,
                                 const FileOperations& operations)
{
    const std::filesystem::path folder = folderOf(path);
    removeUnfinished(folder);
    const auto aside = Aside::makeFile(folder);
    if (!aside) {
        return writeError(path, aside.error());
    }
    if (const int error = writeAll(aside->descriptor(), content, operations); error != 0) {
        return writeError(path, error);
    }
    if (operations.flush(aside->descriptor()) != 0 ||
        operations.rename(aside->path().c_str(), path.c_str()) != 0) {
        return writeError(path, errno);
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
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return writeError(path, errno);
    }
    int error = writeAll(descriptor, content, operations);
    if (::close(descriptor) != 0 && error == 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(path.c_str());
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

Result<void> flushFolder(const std::filesystem::path& folder)
{
    if (const int error = flushFolder(folder, ::fsync); error != 0) return writeError(folder, error);
    return {};
}

Result<void> makeFolders(const std::filesystem::path& folder)
{
    if (const int error = makeMissing(folderPath(folder)); error != 0) {
        return writeError(folder, error, "Cannot make the folder ");
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

namespace {

/// Swaps the names of two folders: 0, or the errno of what failed.
int exchangeFolders(const std::filesystem::path& from, const std::filesystem::path& to,
                    const FileOperations& operations)
{
    if (operations.exchange(from.c_str(), to.c_str()) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) return errno;
    const std::string replaced = to.string() + std::string(replacedSuffix);
    if (operations.rename(to.c_str(), replaced.c_str()) != 0) return errno;
    if (operations.rename(from.c_str(), to.c_str()) != 0) {
        const int error = errno;
        ::rename(replaced.c_str(), to.c_str());
        return error;
    }
    return operations.rename(replaced.c_str(), from.c_str()) == 0 ? 0 : errno;
}

/// What is left to do after a rename, which met `error`.
Result<void> flushPlaced(const std::filesystem::path& to, int error, const FileOperations& operations)
{
    if (error == 0) {
        error = flushFolder(folderOf(to), operations.flush);
    }
    if (error != 0) {
        return writeError(to, error);
    }
    return {};
}

}  // namespace

Result<void> placeFolderAtomically(const std::filesystem::path& from, const std::filesystem::path& to,
                                   const FileOperations& operations)
{
    const int error = operations.rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
    return flushPlaced(to, error, operations);
}

Result<void> replaceFolderAtomically(const std::filesystem::path& from, const std::filesystem::path& to,
                                     const FileOperations& operations)
{
    int error = operations.rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
    if (error == ENOTEMPTY || error == EEXIST) {
        error = exchangeFolders(from, to, operations);
    }
    return flushPlaced(to, error, operations);
}

void restoreReplaced(const std::filesystem::path& to)
{
    const std::filesystem::path replaced = to.string() + std::string(replacedSuffix);
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored)) {
        std::filesystem::remove_all(replaced, ignored);
    } else {
        std::filesystem::rename(replaced, to, ignored);
    }
}

}  // namespace synthslice
