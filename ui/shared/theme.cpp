#include "ui/shared/theme.h"

#include <array>

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

namespace synthslice::ui {

namespace {

struct Shades {
    const char* window;
    const char* base;
    const char* alternateBase;
    const char* text;
    const char* button;
    const char* mid;
    const char* disabled;
    const char* highlight;
    const char* link;
};

constexpr Shades light{"#f4f5f7", "#ffffff", "#eceff3", "#1d2126", "#e9ebef",
                       "#b9bfc8", "#8a9199", "#1f6fb2", "#14609f"};
constexpr Shades dark{"#24272c", "#1b1d21", "#2a2e34", "#e4e7eb", "#32363d",
                      "#4a5059", "#7d848d", "#3584c8", "#6db3ee"};

QPalette paletteOf(const Shades& shades)
{
    QPalette palette(QColor(shades.button), QColor(shades.window));
    const QColor text(shades.text);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(shades.disabled));
    palette.setColor(QPalette::Base, QColor(shades.base));
    palette.setColor(QPalette::AlternateBase, QColor(shades.alternateBase));
    palette.setColor(QPalette::ToolTipBase, QColor(shades.alternateBase));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Mid, QColor(shades.mid));
    palette.setColor(QPalette::Highlight, QColor(shades.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(shades.link));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.mid));
    return palette;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

}  // namespace

void applyTheme(Theme theme)
{
    const QPalette palette = paletteOf(theme == Theme::Dark ? dark : light);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

QColor seriesColour(const QPalette& palette, int index)
{
    static constexpr std::array onLight{"#0072b2", "#d55e00", "#009e73", "#a3508a", "#5a6f00", "#3f8fc4"};
    static constexpr std::array onDark{"#56b4e9", "#f0883e", "#2fc79a", "#d995c0", "#d8c84a", "#9fc9e8"};
    const auto at = static_cast<std::size_t>(index) % onLight.size();
    return QColor(isDark(palette) ? onDark[at] : onLight[at]);
}

QColor alertColour(const QPalette& palette)
{
    return QColor(isDark(palette) ? "#ff7b72" : "#c62828");
}

QColor quietColour(const QPalette& palette)
{
    return palette.color(QPalette::Disabled, QPalette::WindowText);
}

}  // namespace synthslice::ui
