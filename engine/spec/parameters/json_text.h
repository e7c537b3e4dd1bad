#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/base/result.h"

namespace synthslice::spec {

using Json = nlohmann::ordered_json;

// The one place where JSON is read that somebody else may have written.

/// Largest text that is read where nothing else is said.
inline constexpr std::uintmax_t maxJsonBytes = 16'000'000;

/// Parses JSON, in which comments are allowed, in a time that grows with its length alone. At most 64 levels
/// deep, as copying, printing and freeing a value recurse; each key once. The error says what is wrong and in
/// which line. Any thread.
[[nodiscard]] Result<Json> parseJson(std::string_view text, std::uintmax_t maxBytes = maxJsonBytes);

/// The same from a file, which the error names.
[[nodiscard]] Result<Json> readJsonFile(const std::filesystem::path& file,
                                        std::uintmax_t maxBytes = maxJsonBytes);

/// For messages: the text, or its first 60 bytes and "…".
[[nodiscard]] std::string shortened(const std::string& text);

/// For messages: the value as JSON, shortened.
[[nodiscard]] std::string shortText(const Json& value);

/// Whether JSON can hold the text.
[[nodiscard]] bool isUtf8(const std::string& text);

}  // namespace synthslice::spec
