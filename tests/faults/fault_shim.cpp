// Preloaded into a program (LD_PRELOAD), it sees the program's calls that change files under one folder,
// counts them, and lets some of them fail, as a disk would. The environment says what it does:
//   FAULT_ROOT   the folder, absolute
//   FAULT_AT     number of the first call that fails, from 1; absent: none fails
//   FAULT_CALLS  how many fail from there on; absent: one
//   FAULT_ERRNO  with which number they fail; a write has put half of its bytes before, and a file that could
//   not be
//                synced loses what it had grown by since the time before. 0: the process is killed
//   FAULT_DONE   set: what fails has been done all the same
//   FAULT_LOG    a file that takes a line per call; contents that were written go behind each other to
//                FAULT_LOG with ".data" at its end
// What counts: open for writing, write, sync, truncate, rename, mkdir, link, close of what was open for
// writing. Removals are only in the log.
#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/// For a copy of the process that has variables of its own.
void readFaultVariables();

namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

long number(const char* name, long otherwise)
{
    const std::string text = variable(name);
    return text.empty() ? otherwise : std::strtol(text.c_str(), nullptr, 10);
}

/// The next definition of a function of libc, which takes over where the shim's has done its part.
template <class Function>
Function* libc(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

class Shim {
public:
    /// As the variables say when they are first asked for; for the life of the process, also while other
    /// objects are destroyed at its end.
    static Shim*& current()
    {
        static Shim* shim = new Shim;
        return shim;
    }
    static void readVariables() { current() = new Shim; }

    bool sees(const std::string& path) const
    {
        return !m_root.empty() && path.starts_with(m_root) &&
               (path.size() == m_root.size() || path[m_root.size()] == '/');
    }

    /// Does `act` unless it is this call's turn to fail.
    template <class Act, class Half>
    auto call(const std::string& line, const void* bytes, std::size_t count, Act act, Half half)
    {
        const std::lock_guard lock(m_mutex);
        ++m_calls;
        if (m_at == 0 || m_calls < m_at || m_calls >= m_at + m_failing) {
            const auto result = act();
            const int error = errno;
            if (result >= 0) log(line, bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(result));
            errno = error;
            (void)count;
            return result;
        }
        if (m_errno == 0) std::raise(SIGKILL);
        m_done ? (void)act() : (void)half();
        log("failed " + line, nullptr, 0);
        errno = m_errno;
        return decltype(act())(-1);
    }
    template <class Act>
    auto call(const std::string& line, Act act)
    {
        return call(line, nullptr, 0, act, [] {});
    }
    /// The size up to which a file is on the disk.
    off_t& safeSize(const std::string& path)
    {
        const std::lock_guard lock(m_mutex);
        return m_safeSizes[path];
    }
    /// What is only noted if it succeeds.
    template <class Act>
    auto note(const std::string& line, Act act)
    {
        const std::lock_guard lock(m_mutex);
        const auto result = act();
        const int error = errno;
        if (result >= 0) log(line, nullptr, 0);
        errno = error;
        return result;
    }

private:
    Shim()
    {
        if (const std::string path = variable("FAULT_LOG"); !path.empty()) {
            constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
            m_log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(), flags, 0666));
            m_data = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, (path + ".data").c_str(), flags, 0666));
        }
    }

    void log(const std::string& line, const void* bytes, std::size_t count)
    {
        if (m_log < 0) return;
        const std::string whole = line + '\t' + std::to_string(count) + '\n';
        ::syscall(SYS_write, m_log, whole.data(), whole.size());
        if (count > 0) ::syscall(SYS_write, m_data, bytes, count);
    }

    std::map<std::string, off_t> m_safeSizes;
    std::recursive_mutex m_mutex;
    std::string m_root = variable("FAULT_ROOT");
    long m_at = number("FAULT_AT", 0);
    long m_failing = number("FAULT_CALLS", 1);
    int m_errno = static_cast<int>(number("FAULT_ERRNO", EIO));
    bool m_done = !variable("FAULT_DONE").empty();
    long m_calls = 0;
    int m_log = -1;
    int m_data = -1;
};

Shim& shim()
{
    return *Shim::current();
}

std::string pathOf(int descriptor)
{
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, path, sizeof path);
    return length < 0 ? "" : std::string(path, static_cast<std::size_t>(length));
}

std::string pathOf(int folder, const char* path)
{
    if (path[0] == '/') return path;
    char current[PATH_MAX];
    const std::string base = folder != AT_FDCWD                             ? pathOf(folder)
                             : ::getcwd(current, sizeof current) != nullptr ? current
                                                                            : "";
    return base + '/' + path;
}

bool isOpenForWriting(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/// The path of a descriptor whose writes the shim sees.
std::optional<std::string> seen(int descriptor)
{
    const int error = errno;
    std::string path = pathOf(descriptor);
    errno = error;
    return shim().sees(path) ? std::optional(std::move(path)) : std::nullopt;
}

off_t sizeOf(int descriptor)
{
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 ? status.st_size : 0;
}

int openSeen(int folder, const char* path, int flags, mode_t mode)
{
    const auto open = [&] { return static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode)); };
    const std::string whole = pathOf(folder, path);
    char link[1];  // leads to what may be anywhere
    if ((flags & (O_ACCMODE | O_CREAT | O_TRUNC)) == 0 || !shim().sees(whole) ||
        ::readlinkat(folder, path, link, sizeof link) >= 0) {
        return open();
    }
    const int descriptor = shim().call(
        "open\t" + whole + '\t' + ((flags & O_TRUNC) != 0 ? "truncated" : "kept"), open);
    if (descriptor >= 0) shim().safeSize(whole) = sizeOf(descriptor);
    return descriptor;
}

template <class Write>
ssize_t writeSeen(int descriptor, const void* bytes, std::size_t count, off_t offset, Write write)
{
    const auto path = seen(descriptor);
    if (!path) return write(bytes, count);
    const off_t at = offset >= 0                                      ? offset
                     : (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0 ? ::lseek(descriptor, 0, SEEK_END)
                                                                      : ::lseek(descriptor, 0, SEEK_CUR);
    return shim().call(
        "write\t" + *path + '\t' + std::to_string(at), bytes, count, [&] { return write(bytes, count); },
        [&] { (void)write(bytes, count / 2); });
}

int syncSeen(int descriptor, int (*sync)(int))
{
    const auto path = seen(descriptor);
    if (!path) return sync(descriptor);
    off_t& safe = shim().safeSize(*path);
    return shim().call(
        "sync\t" + *path, nullptr, 0,
        [&] {
            safe = sizeOf(descriptor);
            return sync(descriptor);
        },
        [&] {
            if (isOpenForWriting(descriptor)) ::syscall(SYS_ftruncate, descriptor, safe);
        });
}

int truncateSeen(int descriptor, off_t size)
{
    const auto truncate = [&] { return static_cast<int>(::syscall(SYS_ftruncate, descriptor, size)); };
    const auto path = seen(descriptor);
    return path ? shim().call("truncate\t" + *path + '\t' + std::to_string(size), truncate) : truncate();
}

template <class Act>
int twoPaths(const char* kind, const std::string& from, const std::string& to, Act act)
{
    if (!shim().sees(from) && !shim().sees(to)) return act();
    return shim().call(std::string(kind) + '\t' + from + '\t' + to, act);
}

int makeFolder(int folder, const char* path, mode_t mode)
{
    const auto make = [&] { return static_cast<int>(::syscall(SYS_mkdirat, folder, path, mode)); };
    const std::string whole = pathOf(folder, path);
    return shim().sees(whole) ? shim().call("mkdir\t" + whole, make) : make();
}

int removeSeen(int folder, const char* path, int flags)
{
    const auto remove = [&] { return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags)); };
    const std::string whole = pathOf(folder, path);
    return shim().sees(whole) ? shim().note("remove\t" + whole, remove) : remove();
}

/// The mode is only there if a file may be made.
#define OPEN_MODE(flags)                          \
    mode_t mode = 0;                              \
    if (((flags) & (O_CREAT | O_TMPFILE)) != 0) { \
        va_list arguments;                        \
        va_start(arguments, flags);               \
        mode = va_arg(arguments, mode_t);         \
        va_end(arguments);                        \
    }

}  // namespace

void readFaultVariables()
{
    Shim::readVariables();
}

extern "C" {

int open(const char* path, int flags, ...)
{
    OPEN_MODE(flags)
    return openSeen(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...)
{
    OPEN_MODE(flags)
    return openSeen(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...)
{
    OPEN_MODE(flags)
    return openSeen(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...)
{
    OPEN_MODE(flags)
    return openSeen(folder, path, flags, mode);
}
int creat(const char* path, mode_t mode)
{
    return openSeen(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}
int creat64(const char* path, mode_t mode)
{
    return creat(path, mode);
}

/// Streams write by calls of libc's own, which nobody else sees: what they open is logged and may fail, and
/// the C++ streams, which write by write() and writev(), are seen whole.
FILE* fopen(const char* path, const char* mode)
{
    static const auto next = libc<FILE*(const char*, const char*)>("fopen");
    const bool writes = std::strpbrk(mode, "wa+") != nullptr;
    const std::string whole = pathOf(AT_FDCWD, path);
    if (!writes || !shim().sees(whole)) return next(path, mode);
    FILE* file = nullptr;
    (void)shim().call("open\t" + whole + '\t' + (mode[0] == 'w' ? "truncated" : "kept"),
                      [&] { return (file = next(path, mode)) == nullptr ? -1 : 0; });
    return file;
}
FILE* fopen64(const char* path, const char* mode)
{
    return fopen(path, mode);
}
int fclose(FILE* file)
{
    static const auto next = libc<int(FILE*)>("fclose");
    const auto path = isOpenForWriting(::fileno(file)) ? seen(::fileno(file)) : std::nullopt;
    if (!path) return next(file);
    return shim().call(
        "close\t" + *path, nullptr, 0, [&] { return next(file); }, [&] { (void)next(file); });
}

ssize_t write(int descriptor, const void* bytes, std::size_t count)
{
    return writeSeen(descriptor, bytes, count, -1, [=](const void* from, std::size_t size) {
        return static_cast<ssize_t>(::syscall(SYS_write, descriptor, from, size));
    });
}
ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset)
{
    return writeSeen(descriptor, bytes, count, offset, [=](const void* from, std::size_t size) {
        return static_cast<ssize_t>(::syscall(SYS_pwrite64, descriptor, from, size, offset));
    });
}
ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off_t offset)
{
    return pwrite(descriptor, bytes, count, offset);
}
ssize_t writev(int descriptor, const iovec* parts, int count)
{
    if (!seen(descriptor)) return static_cast<ssize_t>(::syscall(SYS_writev, descriptor, parts, count));
    std::string whole;
    for (int i = 0; i < count; ++i)
        whole.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
    return write(descriptor, whole.data(), whole.size());
}

int fsync(int descriptor)
{
    return syncSeen(descriptor, [](int each) { return static_cast<int>(::syscall(SYS_fsync, each)); });
}
int fdatasync(int descriptor)
{
    return syncSeen(descriptor, [](int each) { return static_cast<int>(::syscall(SYS_fdatasync, each)); });
}
int syncfs(int descriptor)
{
    const auto sync = [=] { return static_cast<int>(::syscall(SYS_syncfs, descriptor)); };
    return seen(descriptor) ? shim().call("syncfs\t", sync) : sync();
}
int ftruncate(int descriptor, off_t size)
{
    return truncateSeen(descriptor, size);
}
int ftruncate64(int descriptor, off_t size)
{
    return truncateSeen(descriptor, size);
}
int close(int descriptor)
{
    const auto shut = [=] { return static_cast<int>(::syscall(SYS_close, descriptor)); };
    const auto path = isOpenForWriting(descriptor) ? seen(descriptor) : std::nullopt;
    if (!path) return shut();
    return shim().call("close\t" + *path, nullptr, 0, shut, [&] { (void)shut(); });
}

int rename(const char* from, const char* to)
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int renameat(int fromFolder, const char* from, int toFolder, const char* to)
{
    return renameat2(fromFolder, from, toFolder, to, 0);
}
int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags)
{
    return twoPaths(
        (flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename", pathOf(fromFolder, from),
        pathOf(toFolder, to),
        [=] { return static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags)); });
}
int link(const char* from, const char* to)
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags)
{
    return twoPaths("link", pathOf(fromFolder, from), pathOf(toFolder, to), [=] {
        return static_cast<int>(::syscall(SYS_linkat, fromFolder, from, toFolder, to, flags));
    });
}

int mkdir(const char* path, mode_t mode)
{
    return makeFolder(AT_FDCWD, path, mode);
}
int mkdirat(int folder, const char* path, mode_t mode)
{
    return makeFolder(folder, path, mode);
}

int unlink(const char* path)
{
    return removeSeen(AT_FDCWD, path, 0);
}
int unlinkat(int folder, const char* path, int flags)
{
    return removeSeen(folder, path, flags);
}
int rmdir(const char* path)
{
    return removeSeen(AT_FDCWD, path, AT_REMOVEDIR);
}
int remove(const char* path)
{
    struct stat status {};
    return removeSeen(AT_FDCWD, path,
                      ::lstat(path, &status) == 0 && S_ISDIR(status.st_mode) ? AT_REMOVEDIR : 0);
}

}  // extern "C"
