#pragma once

#include <string>

namespace synthslice {

/// The number with at most `digits` significant digits and a decimal point whatever the locale.
[[nodiscard]] std::string numberText(double value, int digits);

}  // namespace synthslice
