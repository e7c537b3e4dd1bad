#include "engine/store/run_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/write_error.h"
#include "engine/base/text/text.h"

namespace synthslice::store {

namespace {

tl::unexpected<Error> linkError(const std::filesystem::path& path)
{
    return invalidInput(text("%1 is a link, and a run is only read and written where it lies", path.string()),
                        text("put in its place what it leads to; the run folder as a whole may be a link"));
}

}  // namespace

Result<int> openRunFile(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == ELOOP) return linkError(path);
    struct stat status {};
    if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) return descriptor;
    const int error = descriptor < 0 ? errno : EINVAL;
    if (descriptor >= 0) ::close(descriptor);
    return writeError(path, error);
}

Result<void> refuseLink(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_symlink(path, ignored)) return linkError(path);
    return {};
}

Result<std::string> readRunFile(const std::filesystem::path& path, std::uintmax_t maxBytes)
{
    return refuseLink(path).and_then([&] { return readFile(path, maxBytes); });
}

Result<spec::Json> readRunJson(const std::filesystem::path& path)
{
    return refuseLink(path).and_then([&] { return spec::readJsonFile(path); });
}

Result<void> refuseLinks(const RunFolder& run)
{
    for (const auto& path : {run.experiment(), run.record(), run.metrics(), run.timing(), run.quality(),
                             run.events(), run.lock(), run.samples(), run.checkpoints()}) {
        if (auto own = refuseLink(path); !own) return own;
    }
    return {};
}

Result<void> makeSubfolders(const RunFolder& run)
{
    return makeFolders(run.samples()).and_then([&] { return makeFolders(run.checkpoints()); });
}

}  // namespace synthslice::store
