#pragma once

#include <optional>
#include <string>

namespace synthslice::spec {

/// Why a parameter has no effect, or nothing if it has.
using Reason = std::optional<std::string>;

inline Reason unless(bool applies, std::string reason)
{
    return applies ? Reason() : Reason(reason);
}

/// The last segment of a dotted path.
inline std::string keyOf(const std::string& path)
{
    return path.substr(path.rfind('.') + 1);
}

}  // namespace synthslice::spec
