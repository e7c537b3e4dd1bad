#include "engine/base/files/read_file.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text/text.h"

namespace synthslice {

namespace {

tl::unexpected<Error> readError(const std::filesystem::path& path, int error)
{
    std::string hint;
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        hint = text("check the path");
        break;
    case EISDIR:
        hint = text("give a file, not a folder");
        break;
    case EACCES:
    case EPERM:
        hint = text("give yourself the right to read it");
        break;
    default:
        break;
    }
    return invalidInput(text("Cannot read %1 (%2)", path.string(), std::generic_category().message(error)),
                        std::move(hint));
}

/// A descriptor that closes itself.
struct Descriptor {
    int number;
    ~Descriptor()
    {
        if (number >= 0) ::close(number);
    }
};

/// The bytes from `firstByte(size)` on, which may return nothing to refuse a file of that size.
template <class FirstByte>
Result<std::string> readFrom(const std::filesystem::path& path, FirstByte firstByte)
{
    // A pipe would keep the opening waiting for its other end.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    struct stat status {};
    if (file.number < 0 || ::fstat(file.number, &status) != 0) return readError(path, errno);
    if (S_ISDIR(status.st_mode)) return readError(path, EISDIR);
    if (!S_ISREG(status.st_mode)) return invalidInput(text("Cannot read %1: it is no file", path.string()));
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    const std::optional<std::uintmax_t> first = firstByte(size);
    if (!first) return readError(path, EFBIG);

    std::string content(static_cast<std::size_t>(size - *first), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t count = ::pread(file.number, content.data() + done, content.size() - done,
                                      static_cast<off_t>(*first + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return readError(path, errno);
        if (count == 0) break;  // the file shrank meanwhile
        done += static_cast<std::size_t>(count);
    }
    content.resize(done);
    return content;
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t maxBytes)
{
    return readFrom(path, [=](std::uintmax_t size) -> std::optional<std::uintmax_t> {
        if (size > maxBytes) return std::nullopt;
        return 0;
    });
}

Result<std::string> readFileEnd(const std::filesystem::path& path, std::uintmax_t maxBytes)
{
    return readFrom(path, [=](std::uintmax_t size) -> std::optional<std::uintmax_t> {
        return size - std::min(size, maxBytes);
    });
}

}  // namespace synthslice
