#pragma once

#include <QByteArray>
#include <QImage>

namespace synthslice::ui {

class ConfusionModel;

/// The whole matrix, however large, as an SVG document; black on white, for papers.
[[nodiscard]] QByteArray confusionDrawing(const ConfusionModel& model);

/// The same in twice the screen's resolution.
[[nodiscard]] QImage confusionPicture(const ConfusionModel& model);

}  // namespace synthslice::ui
