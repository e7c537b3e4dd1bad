#include "engine/base/files/write_error.h"

#include <cerrno>
#include <system_error>

#include "engine/base/text/text.h"

namespace synthslice {

tl::unexpected<Error> writeError(const std::filesystem::path& path, int error, const std::string& what)
{
    std::string hint;
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        hint = text("free some space or choose another folder");
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        hint = text("choose a folder that you may write to");
        break;
    case ENOENT:
    case ENOTDIR:
        hint = text("choose a folder that exists");
        break;
    case ENOTEMPTY:
    case EEXIST:
        hint = text("choose a new folder");
        break;
    default:
        break;
    }
    return failed(what + path.string() + " (" + std::generic_category().message(error) + ")",
                  std::move(hint));
}

}  // namespace synthslice
