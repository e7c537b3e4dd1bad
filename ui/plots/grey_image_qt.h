#pragma once

#include <vector>

#include <QImage>

#include "engine/base/grey/contrast_range.h"
#include "engine/base/grey/grey_image.h"
#include "ui/plots/colour_map.h"

namespace synthslice::ui {

/// 8-bit picture for display; grey outside the range is clipped, NaN is shown as black is.
[[nodiscard]] QImage toQImage(const GreyImage& image, GreyRange range = {}, ColourMap map = ColourMap::Grey);

/// All images in rows of `columns`, `gapPx` transparent pixels apart.
[[nodiscard]] QImage toQImage(const std::vector<GreyImage>& images, int columns, int gapPx,
                              GreyRange range = {}, ColourMap map = ColourMap::Grey);

}  // namespace synthslice::ui
