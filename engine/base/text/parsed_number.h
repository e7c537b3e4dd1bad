#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace synthslice {

/// The number that a whole text is, with a decimal point whatever the locale; nothing if it is none.
template <class Number>
[[nodiscard]] std::optional<Number> parsedNumber(std::string_view text)
{
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

}  // namespace synthslice
