#include "engine/base/files/aside.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace synthslice {

namespace {

constexpr std::string_view asidePrefix = ".synthslice-";
constexpr std::string_view asideSuffix = ".partial";
constexpr int chanceDigits = 16;

/// By chance, as process numbers are not unique among the machines that share a folder; short whatever the
/// target is called.
std::string freshName()
{
    std::uint64_t chance = 0;
    while (::getrandom(&chance, sizeof chance, 0) < 0 && errno == EINTR) {
    }
    char hexadecimal[chanceDigits + 1];
    std::snprintf(hexadecimal, sizeof hexadecimal, "%016llx", static_cast<unsigned long long>(chance));
    return std::string(asidePrefix) + hexadecimal + std::string(asideSuffix);
}

bool isAsideName(const std::string& name)
{
    return name.size() == asidePrefix.size() + chanceDigits + asideSuffix.size() &&
           name.starts_with(asidePrefix) && name.ends_with(asideSuffix) &&
           std::all_of(name.begin() + asidePrefix.size(), name.end() - asideSuffix.size(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isStillThere(const std::filesystem::path& path, int descriptor)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/// Whether this process holds it now. File systems without locks count as if it did.
bool tryLock(int descriptor)
{
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/// Calls `make(path)`, which returns a descriptor, until nobody has taken its result for a leftover before it
/// was locked.
template <class Make>
tl::expected<std::pair<std::filesystem::path, int>, int> makeLocked(const std::filesystem::path& folder,
                                                                    Make make)
{
    for (;;) {
        std::filesystem::path path = (folder.empty() ? "." : folder) / freshName();
        const int descriptor = make(path);
        if (descriptor < 0 && errno == EEXIST) continue;
        if (descriptor < 0) return tl::unexpected(errno);
        if (tryLock(descriptor) && isStillThere(path, descriptor))
            return std::pair(std::move(path), descriptor);
        ::close(descriptor);
    }
}

}  // namespace

tl::expected<Aside, int> Aside::makeFile(const std::filesystem::path& folder)
{
    return makeLocked(folder,
                      [](const std::filesystem::path& path) {
                          return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
                      })
        .map([](auto made) { return Aside(std::move(made.first), made.second); });
}

tl::expected<Aside, int> Aside::makeFolder(const std::filesystem::path& folder)
{
    return makeLocked(folder,
                      [](const std::filesystem::path& path) {
                          if (::mkdir(path.c_str(), 0777) != 0) return -1;
                          return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
                      })
        .map([](auto made) { return Aside(std::move(made.first), made.second); });
}

Aside::Aside(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor)
{
}

Aside::Aside(Aside&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

Aside::~Aside()
{
    if (m_descriptor < 0) return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    ::close(m_descriptor);
}

void removeUnfinished(const std::filesystem::path& folder)
{
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, error), end;
         !error && entry != end; entry.increment(error)) {
        if (!isAsideName(entry->path().filename().string())) continue;
        std::error_code ignored;
        const auto type = entry->symlink_status(ignored).type();
        const bool isFolder = type == std::filesystem::file_type::directory;
        if (!isFolder && type != std::filesystem::file_type::regular) continue;
        const int descriptor = ::open(entry->path().c_str(),
                                      O_NOFOLLOW | O_CLOEXEC | (isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR));
        if (descriptor < 0) continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) std::filesystem::remove_all(entry->path(), ignored);
        ::close(descriptor);
    }
}

}  // namespace synthslice
