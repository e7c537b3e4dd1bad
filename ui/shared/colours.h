#pragma once

#include <QColor>
#include <QEvent>
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

/// Keeps a label's text in a colour that means something, on the light and on the dark palette.
class TextColour : public QObject {
public:
    using Colour = QColor (*)(const QPalette&);

    explicit TextColour(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }

    void set(Colour colour)
    {
        m_colour = colour;
        apply();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::PaletteChange) {
            apply();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        auto& widget = static_cast<QWidget&>(*parent());
        if (const QColor colour = m_colour(widget.palette());
            widget.palette().color(QPalette::WindowText) != colour) {
            QPalette own;
            own.setColor(QPalette::WindowText, colour);
            widget.setPalette(own);
        }
    }

    Colour m_colour = nullptr;
};

/// Gives a label's text the colour that `colour` finds for the palette: acceptedColour() or alertColour().
inline void setTextColour(QWidget& widget, TextColour::Colour colour)
{
    // Without Q_OBJECT findChild() would not tell the class apart; there is one under this name.
    auto* filter = static_cast<TextColour*>(
        widget.findChild<QObject*>(QStringLiteral("textColour"), Qt::FindDirectChildrenOnly));
    if (filter == nullptr) {
        filter = new TextColour(&widget);
        filter->setObjectName(QStringLiteral("textColour"));
    }
    filter->set(colour);
}

/// The colour of ordinary text, for setTextColour().
[[nodiscard]] inline QColor plainColour(const QPalette& palette)
{
    return palette.color(QPalette::Text);
}

}  // namespace synthslice::ui
