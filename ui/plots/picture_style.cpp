#include "ui/plots/picture_style.h"

#include <algorithm>

#include <QActionGroup>
#include <QMenu>

#include "ui/shared/user_settings.h"

namespace synthslice::ui {

namespace {

constexpr auto colourMapKey = "pictures/colour_map";
constexpr auto scaleBarsKey = "pictures/scale_bars";

}  // namespace

PictureStyle::PictureStyle()
{
    const UserSettings settings;
    m_colourMap = static_cast<ColourMap>(
        std::clamp(settings.value(QLatin1String(colourMapKey), 0).toInt(), 0, colourMapCount - 1));
    m_scaleBars = settings.value(QLatin1String(scaleBarsKey), true).toBool();
}

void PictureStyle::setColourMap(ColourMap map)
{
    if (map != m_colourMap) {
        m_colourMap = map;
        UserSettings().setValue(QLatin1String(colourMapKey), static_cast<int>(map));
        emit changed();
    }
}

void PictureStyle::setScaleBars(bool on)
{
    if (on != m_scaleBars) {
        m_scaleBars = on;
        UserSettings().setValue(QLatin1String(scaleBarsKey), on);
        emit changed();
    }
}

PictureStyle& pictureStyle()
{
    static PictureStyle style;
    return style;
}

void addPictureStyle(QMenu& menu)
{
    PictureStyle& style = pictureStyle();
    QMenu* colours = menu.addMenu(PictureStyle::tr("Colours of p&ictures"));
    colours->setObjectName(QStringLiteral("menuColours"));
    auto* maps = new QActionGroup(colours);
    for (int map = 0; map < colourMapCount; ++map) {
        QAction* action = maps->addAction(colours->addAction(colourMapName(static_cast<ColourMap>(map))));
        action->setObjectName(QStringLiteral("menuColours%1").arg(map));
        action->setCheckable(true);
        QObject::connect(action, &QAction::triggered, &style,
                         [&style, map] { style.setColourMap(static_cast<ColourMap>(map)); });
    }
    QAction* bars = menu.addAction(PictureStyle::tr("Scale &bars"));
    bars->setObjectName(QStringLiteral("menuScaleBars"));
    bars->setCheckable(true);
    QObject::connect(bars, &QAction::toggled, &style, &PictureStyle::setScaleBars);
    const auto show = [&style, maps, bars] {
        maps->actions().at(static_cast<int>(style.colourMap()))->setChecked(true);
        bars->setChecked(style.hasScaleBars());
    };
    QObject::connect(&style, &PictureStyle::changed, bars, show);
    show();
}

}  // namespace synthslice::ui
