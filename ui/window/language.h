#pragma once

class QString;

namespace synthslice::ui {

/// Gives the program the texts of a language, "en" or "fr", Qt's own included, in place of those before.
/// Widgets made from then on use them.
void applyLanguage(const QString& language);

}  // namespace synthslice::ui
