#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/measure/circles/circles.h"

namespace synthslice::acceptance {

/// Which fibre each pixel of an image belongs to, as grey of a 16-bit file: k / 65535 inside circle number k,
/// counted from 1, 0 in the matrix. Where circles overlap a pixel belongs to the one whose middle is nearer
/// in radii. At most 65,535 circles; others are left out.
[[nodiscard]] GreyImage fibreLabels(const std::vector<measure::Circle>& circles, int width, int height);

/// The number of the phase that each pixel belongs to, in 65535ths.
[[nodiscard]] GreyImage phaseLabels(const GreyImage& image, const measure::Material& material);

/// First line of fibres.csv. Lengths in px, centres of pixels at integers; in µm from the left and upper edge
/// of the image where the pixel size is known.
inline constexpr const char* fibreTableHead = "file,fibre,x_px,y_px,radius_px,x_um,y_um,radius_um\n";

/// A line for each circle of an image, in the order of its labels.
[[nodiscard]] std::string fibreRows(const std::string& file, const std::vector<measure::Circle>& circles,
                                    double pixelSizeUm);

}  // namespace synthslice::acceptance
