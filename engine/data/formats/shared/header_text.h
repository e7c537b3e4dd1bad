#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthslice::data {

/// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Lines of the form "key<separator>value", by key; keys and values trimmed, the first of a key counts.
[[nodiscard]] std::map<std::string, std::string> keysAndValues(std::string_view text,
                                                               std::string_view separator);

/// All numbers of a text of numbers with white space between them; none if there is anything else.
[[nodiscard]] std::vector<double> numbersOf(const std::string& text);
/// The same, of integers within 0 and 2^53.
[[nodiscard]] std::vector<std::int64_t> countsOf(const std::string& text);

}  // namespace synthslice::data
