#pragma once

#include <optional>
#include <string>

#include "engine/base/text/text.h"

namespace synthslice::spec {

/// Why a parameter has no effect, or nothing if it has.
using Reason = std::optional<std::string>;

/// `reason` is a literal marked SYNTHSLICE_TEXT.
inline Reason unless(bool applies, const char* reason)
{
    return applies ? Reason() : Reason(text(reason));
}

/// The last segment of a dotted path.
inline std::string keyOf(const std::string& path)
{
    return path.substr(path.rfind('.') + 1);
}

}  // namespace synthslice::spec
