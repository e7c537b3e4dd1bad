#pragma once

namespace synthslice::runs {

/// The text of resources/studies/studies.json, compiled in.
[[nodiscard]] const char* studiesFile();

}  // namespace synthslice::runs
