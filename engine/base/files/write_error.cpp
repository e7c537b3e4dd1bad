#include "engine/base/files/write_error.h"

#include <cerrno>
#include <system_error>

namespace synthslice {

tl::unexpected<Error> writeError(const std::filesystem::path& path, int error, const std::string& what)
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
    case ENOTEMPTY:
    case EEXIST:
        hint = "choose a new folder";
        break;
    default:
        break;
    }
    return failed(what + path.string() + " (" + std::generic_category().message(error) + ")",
                  std::move(hint));
}

}  // namespace synthslice
