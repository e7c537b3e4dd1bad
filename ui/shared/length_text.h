#pragma once

#include <optional>
#include <string>

#include <QString>

namespace synthslice::ui {

/// A number to three significant digits in the user's locale, without exponent: 0.0123, 12.3, 1,235.
[[nodiscard]] QString shortNumber(double number);

/// A length in an image: "12.3 µm (9.1 px)"; "9.1 px" where the size of a pixel is not known.
[[nodiscard]] QString lengthText(double px, std::optional<double> pixelSizeUm);

/// Width × height likewise: "346 × 346 µm (128 × 128 px)".
[[nodiscard]] QString areaText(double widthPx, double heightPx, std::optional<double> pixelSizeUm);

/// A measure with its unit, as the engine names it: a length where that is "px".
[[nodiscard]] QString measureText(double value, const std::string& unit, std::optional<double> pixelSizeUm);

}  // namespace synthslice::ui
