#pragma once

#include <string>

namespace synthslice::app {

/// A text as a POSIX shell takes it for one word: quoted where it has to be.
[[nodiscard]] std::string shellWord(const std::string& text);

}  // namespace synthslice::app
