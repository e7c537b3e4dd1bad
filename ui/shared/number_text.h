#pragma once

#include <optional>

#include <QString>

namespace synthslice::ui {

/// A number in the window's language: a whole one in full, a measured one to four digits, or to
/// the whole number where it has more before the point.
[[nodiscard]] QString numberText(double number);

/// What a person has typed, in C notation: thousands may be set apart by spaces, and by commas where the
/// window's language writes a decimal point ("1,000"); any other comma is a decimal one. Text that is no
/// number stays what it is.
[[nodiscard]] QString plainNumber(const QString& typed);

/// The number that a person has typed; nothing if it is none.
[[nodiscard]] std::optional<double> parseNumber(const QString& typed);

}  // namespace synthslice::ui
