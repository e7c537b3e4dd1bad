#pragma once

namespace synthslice {

/// The program's version, as in CMakeLists.txt: "0.1.0".
[[nodiscard]] const char* version();

}  // namespace synthslice
