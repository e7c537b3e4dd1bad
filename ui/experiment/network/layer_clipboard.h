#pragma once

#include <optional>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

/// Puts layers on the clipboard as text: the JSON list of an experiment file.
void copyLayers(const spec::Json& layers);

/// The layers on the clipboard, one or a list; nothing if its text is no such thing.
[[nodiscard]] std::optional<spec::Json> copiedLayers();

}  // namespace synthslice::ui
