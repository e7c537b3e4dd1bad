#include "engine/store/run_lock.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text/text.h"
#include "engine/store/run_file.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

namespace {

/// The whole file. "Open file description" locks, unlike flock(), can be asked for without being taken.
struct flock wholeFile()
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

Result<RunLock> RunLock::take(const std::filesystem::path& runFolder)
{
    const std::filesystem::path path = RunFolder{runFolder}.lock();
    const auto descriptor = openRunFile(path);
    if (!descriptor) return tl::unexpected(descriptor.error());
    RunLock lock(runFolder, *descriptor);
    struct flock request = wholeFile();
    if (::fcntl(*descriptor, F_OFD_SETLK, &request) == 0) return lock;
    if (errno == EAGAIN || errno == EACCES) {
        return failed(text("%1 is being written by another Synthslice", runFolder.string()),
                      text("stop the training there first"));
    }
    const int error = errno;
    ::unlink(path.c_str());
    return failed(text("Cannot lock %1 (%2)", path.string(), std::generic_category().message(error)),
                  text("choose a folder on a file system that can"));
}

Result<void> RunLock::checkInPlace() const
{
    struct stat held {};
    struct stat named {};
    if (::fstat(m_descriptor, &held) == 0 && ::stat(RunFolder{m_runFolder}.lock().c_str(), &named) == 0 &&
        held.st_dev == named.st_dev && held.st_ino == named.st_ino) {
        return {};
    }
    return failed(text("%1 has been moved or removed during training", m_runFolder.string()),
                  text("put it back under this name before the training ends"));
}

RunLock::RunLock(std::filesystem::path runFolder, int descriptor)
    : m_runFolder(std::move(runFolder)), m_descriptor(descriptor)
{
}

RunLock::RunLock(RunLock&& other) noexcept
    : m_runFolder(std::move(other.m_runFolder)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

RunLock::~RunLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

bool isLocked(const std::filesystem::path& runFolder)
{
    const int descriptor = ::open(RunFolder{runFolder}.lock().c_str(),
                                  O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return false;
    struct flock request = wholeFile();
    const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &request) == 0;
    ::close(descriptor);
    return asked && request.l_type != F_UNLCK;
}

}  // namespace synthslice::store
