#pragma once

#include <QObject>

#include "ui/plots/colour_map.h"

class QMenu;

namespace synthslice::ui {

/// How all pictures of the program are drawn, as its theme is one for all; kept in the settings.
class PictureStyle : public QObject {
    Q_OBJECT

public:
    PictureStyle();

    [[nodiscard]] ColourMap colourMap() const { return m_colourMap; }
    void setColourMap(ColourMap map);

    [[nodiscard]] bool hasScaleBars() const { return m_scaleBars; }
    void setScaleBars(bool on);

signals:
    void changed();

private:
    ColourMap m_colourMap;
    bool m_scaleBars;
};

/// The program's one style; user interface's thread.
[[nodiscard]] PictureStyle& pictureStyle();

/// Adds the choice of colours and of scale bars to a menu.
void addPictureStyle(QMenu& menu);

}  // namespace synthslice::ui
