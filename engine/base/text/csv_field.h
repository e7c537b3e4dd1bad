#pragma once

#include <string>

namespace synthslice {

/// A text as one field of a CSV file by RFC 4180: in quotes where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(const std::string& text);

}  // namespace synthslice
