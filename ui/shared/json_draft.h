#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::ui {

/// What `read` makes of a draft's text. Errors name the file, also where something is missing or of another
/// type.
template <class Read>
[[nodiscard]] auto readJsonDraft(const std::string& text, const std::filesystem::path& file, const Read& read)
    -> decltype(read(spec::Json()))
{
    const auto named = [&file](const Error& error) {
        return Error{ErrorCode::InvalidInput, file.string() + ": " + error.message, error.hint};
    };
    try {
        return spec::parseJson(text).and_then(read).map_error(named);
    } catch (const spec::Json::exception& exception) {
        return tl::unexpected(named({ErrorCode::InvalidInput, exception.what(), {}}));
    }
}

}  // namespace synthslice::ui
