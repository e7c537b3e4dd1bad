#include "engine/store/run_lock.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

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
    RunLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    struct flock request = wholeFile();
    if (lock.m_descriptor >= 0 && ::fcntl(lock.m_descriptor, F_OFD_SETLK, &request) == 0) return lock;
    if (lock.m_descriptor >= 0 && (errno == EAGAIN || errno == EACCES)) {
        return failed(runFolder.string() + " is being written by another Synthslice",
                      "stop the training there first");
    }
    return failed("Cannot write " + path.string() + " (" + std::generic_category().message(errno) + ")",
                  "choose a folder that you may write to");
}

RunLock::RunLock(RunLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

RunLock::~RunLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

bool isLocked(const std::filesystem::path& runFolder)
{
    const int descriptor = ::open(RunFolder{runFolder}.lock().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    struct flock request = wholeFile();
    const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &request) == 0;
    ::close(descriptor);
    return asked && request.l_type != F_UNLCK;
}

}  // namespace synthslice::store
