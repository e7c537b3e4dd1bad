#include "engine/store/lines/growing_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "engine/base/text/text.h"
#include "engine/store/run_file.h"

namespace synthslice::store {

GrowingFile::GrowingFile(std::filesystem::path path, int descriptor, std::int64_t size)
    : m_path(std::move(path)), m_descriptor(descriptor), m_safe(size)
{
}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_safe(other.m_safe), m_waiting(std::move(other.m_waiting)), m_written(other.m_written)
{
}

GrowingFile::~GrowingFile()
{
    if (m_descriptor < 0) return;
    (void)flush();
    ::close(m_descriptor);
}

Result<GrowingFile> GrowingFile::open(std::filesystem::path path)
{
    return openRunFile(path).map([&](int descriptor) {
        return GrowingFile(std::move(path), descriptor, ::lseek(descriptor, 0, SEEK_END));
    });
}

Result<void> GrowingFile::flush()
{
    while (m_written < m_waiting.size()) {
        const ssize_t count = ::pwrite(m_descriptor, m_waiting.data() + m_written,
                                       m_waiting.size() - m_written,
                                       m_safe + static_cast<std::int64_t>(m_written));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return writeError(count < 0 ? errno : EIO);
        m_written += static_cast<std::size_t>(count);
    }
    return {};
}

Result<void> GrowingFile::flushToDisk()
{
    if (auto flushed = flush(); !flushed) return flushed;
    if (::fdatasync(m_descriptor) != 0) {
        // The system may have dropped what it could not bring to the disk, and would not try again.
        m_written = 0;
        return writeError(errno);
    }
    m_safe += static_cast<std::int64_t>(m_written);
    m_waiting.clear();
    m_written = 0;
    return {};
}

tl::unexpected<Error> GrowingFile::writeError(int error) const
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return failed(text("Cannot write %1 (%2)", m_path.string(), std::generic_category().message(error)),
                  full ? text("free some space") : text("check the folder's permissions"));
}

}  // namespace synthslice::store
