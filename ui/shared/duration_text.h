#pragma once

#include <QString>

namespace synthslice::ui {

/// "12 s", "3 min 5 s", "2 h 10 min"; empty for what is no duration.
[[nodiscard]] QString durationText(double seconds);

}  // namespace synthslice::ui
