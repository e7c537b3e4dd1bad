#pragma once

#include <QColor>
#include <QPalette>
#include <QWidget>

namespace synthslice::ui {

/// Colours drawn over grey pictures, which look the same on every palette.
inline constexpr QColor trainingColour(66, 165, 245);
inline constexpr QColor heldOutColour(255, 167, 38);
inline constexpr QColor patchColour(255, 235, 59);
inline constexpr QColor fieldOfViewColour(0, 230, 118);
inline constexpr QColor circleColour(0, 229, 255);

/// The colour of what passed, readable on the palette's window; alertColour() is that of what did not.
[[nodiscard]] inline QColor acceptedColour(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? QColor(102, 187, 106) : QColor(46, 125, 50);
}

/// Gives a label's text a colour that means something.
inline void setTextColour(QWidget& widget, const QColor& colour)
{
    QPalette palette = widget.palette();
    if (palette.color(QPalette::WindowText) != colour) {
        palette.setColor(QPalette::WindowText, colour);
        widget.setPalette(palette);
    }
}

}  // namespace synthslice::ui
