#pragma once

#include <QList>
#include <QRgb>

namespace synthslice::ui {

/// How grey levels become colours.
enum class ColourMap { Grey, InvertedGrey, BlueYellow, Fire };
inline constexpr int colourMapCount = 4;

/// 256 opaque colours from black to white. BlueYellow and Fire grow evenly in lightness and turn evenly in
/// hue in Oklab (B. Ottosson, A perceptual color space for image processing, 2020), so that equal steps of
/// grey look equal.
[[nodiscard]] const QList<QRgb>& colourTable(ColourMap map);

/// The name of a map for people.
[[nodiscard]] QString colourMapName(ColourMap map);

}  // namespace synthslice::ui
