#pragma once

#include <optional>

#include <QImage>
#include <QString>

class QPainter;

namespace synthslice::ui {

/// A round length and what it is called.
struct ScaleBar {
    double lengthPx = 0.0;  ///< of the image
    QString text;           ///< "50 µm"; "20 px" where the size of a pixel is not known
};

/// The longest of 1, 2, 5 × 10^n µm (or whole px) that is at most `longestPx` (> 0) pixels of the image long.
[[nodiscard]] ScaleBar scaleBar(double longestPx, std::optional<double> pixelSizeUm);

/// Draws a scale bar into the lower right corner of `picture`, a rectangle in which one pixel of the image
/// is `zoom` units wide. Nothing where there is no room for it.
void drawScaleBar(QPainter& painter, const QRectF& picture, double zoom, std::optional<double> pixelSizeUm);

/// A picture with a scale bar drawn into it, for files and the clipboard.
[[nodiscard]] QImage withScaleBar(const QImage& picture, double zoom, std::optional<double> pixelSizeUm);

}  // namespace synthslice::ui
