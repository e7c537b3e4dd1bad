#pragma once

#include <string>

namespace synthslice::spec {

/// The text of resources/presets/<name>.json, compiled in; the preset must exist.
[[nodiscard]] std::string presetFile(const std::string& name);

}  // namespace synthslice::spec
