#pragma once

#include <functional>

#include <QImage>
#include <QString>

class QWidget;

namespace synthslice::ui {

/// Gives a view the context menu *Copy picture* (Ctrl+C while it has the focus) and *Save picture…* (PNG,
/// `fileName` suggested) for what `picture` returns then. A file that cannot be written is told in a box.
void addPictureMenu(QWidget* view, std::function<QImage()> picture, const QString& fileName);

}  // namespace synthslice::ui
