#pragma once

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/idle_reason.h"

namespace synthslice::spec {

/// Why the parameter of losses, terms or augmentation at `path` changes nothing.
[[nodiscard]] Reason idleGanParameter(const GanSpec& gan, const std::string& path);

}  // namespace synthslice::spec
