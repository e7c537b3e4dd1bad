#pragma once

#include <string>

#include <QString>

namespace synthslice::ui {

/// An engine's text (marked SYNTHSLICE_TEXT there) in the language of the window; the English text itself
/// where there is no translation.
[[nodiscard]] QString specText(const std::string& english);

}  // namespace synthslice::ui
