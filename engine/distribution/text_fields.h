#pragma once

#include <string_view>

namespace synthslice::distribution {

/// Cuts `text` at the first of `separators`: gives what stands before it, and leaves what stands behind.
[[nodiscard]] std::string_view takeUpTo(std::string_view separators, std::string_view& text);

/// Without spaces and carriage returns at both ends.
[[nodiscard]] std::string_view withoutSpaces(std::string_view text);

/// In size, of what may be read: networks compute with fp32, and square.
inline constexpr double largestNumber = 1e9;

/// Whether all of the text is a number with a decimal point, which goes into `value`.
[[nodiscard]] bool isNumber(std::string_view text, double& value);

}  // namespace synthslice::distribution
