#pragma once

#include <QColor>

class QPalette;

namespace synthslice::ui {

enum class Theme { Light, Dark };

/// Gives the whole program the Fusion style and the theme's palette. Views follow through
/// QEvent::PaletteChange.
void applyTheme(Theme theme);

/// Colour number `index` of a series, after Okabe and Ito 2008 (told apart by colour-blind people too), light
/// enough on a dark palette.
[[nodiscard]] QColor seriesColour(const QPalette& palette, int index);

/// The colour of what went wrong, readable on the palette's window.
[[nodiscard]] QColor alertColour(const QPalette& palette);

/// A colour for text that matters less.
[[nodiscard]] QColor quietColour(const QPalette& palette);

}  // namespace synthslice::ui
