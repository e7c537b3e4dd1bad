#pragma once

#include <vector>

#include <QImage>

#include "engine/base/grey_image.h"
#include "ui/shared/colour_map.h"

namespace synthslice::ui {

/// The part of the grey scale that is shown from black to white.
struct GreyRange {
    double black = 0.0;  ///< of full scale
    double white = 1.0;
};

/// From the 0.5 % to the 99.5 % quantile of all pixels; the full scale if they are all alike.
[[nodiscard]] GreyRange contrastRange(const std::vector<GreyImage>& images);

/// 8-bit picture for display; grey outside the range is clipped, NaN is shown as black is.
[[nodiscard]] QImage toQImage(const GreyImage& image, GreyRange range = {}, ColourMap map = ColourMap::Grey);

/// All images in rows of `columns`, `gapPx` transparent pixels apart.
[[nodiscard]] QImage toQImage(const std::vector<GreyImage>& images, int columns, int gapPx,
                              GreyRange range = {}, ColourMap map = ColourMap::Grey);

}  // namespace synthslice::ui
