#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <vector>

/// Marks a text that the user interface translates itself, so that it is collected for the translators
/// (context "synthslice::spec") without the engine knowing Qt. The text itself is unchanged.
#define SYNTHSLICE_TEXT(text) text

namespace synthslice {

/// Gives an English text in another language, or as it is where that has none. Any thread.
using Translator = std::function<std::string(const char* english)>;

/// For all texts that are made from now on; English before the first call. Only while no other thread makes
/// any.
void setTranslator(Translator translator);

namespace text_details {

[[nodiscard]] std::string filledIn(const char* english, const std::vector<std::string>& arguments);

template <class Argument>
[[nodiscard]] std::string toText(const Argument& argument)
{
    if constexpr (std::is_arithmetic_v<Argument>) {
        return std::to_string(argument);
    } else {
        return std::string(argument);
    }
}

}  // namespace text_details

/// A text for people in the language of the program, such as an error's message (gettext's way): `english`
/// with %1, %2 ... %9 replaced by the arguments. Only literals, which are collected for the translators
/// (context "synthslice::spec"). Not for keys, nor for what programs read again. Any thread.
template <class... Arguments>
[[nodiscard]] std::string text(const char* english, const Arguments&... arguments)
{
    return text_details::filledIn(english, {text_details::toText(arguments)...});
}

}  // namespace synthslice
