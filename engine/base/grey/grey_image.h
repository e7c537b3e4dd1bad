#pragma once

#include <cstddef>
#include <vector>

namespace synthslice {

/// A grey image by value, row-major. Grey 0 is black and 1 is the full scale of the file's bit depth
/// (255 or 65,535), so that a slice, a patch of it and an exported image are in the same unit.
/// The scale is linear; values outside [0, 1] can occur in generated images and are clipped on export.
struct GreyImage {
    int width = 0;            ///< pixels
    int height = 0;           ///< pixels
    std::vector<float> grey;  ///< width * height values

    GreyImage() = default;
    GreyImage(int widthPx, int heightPx, float value = 0.0F)
        : width(widthPx), height(heightPx), grey(static_cast<std::size_t>(widthPx) * heightPx, value)
    {
    }

    [[nodiscard]] float at(int x, int y) const { return grey[static_cast<std::size_t>(y) * width + x]; }
    [[nodiscard]] float& at(int x, int y) { return grey[static_cast<std::size_t>(y) * width + x]; }
    bool operator==(const GreyImage&) const = default;
};

/// The linear map between grey (0 to 1 of full scale) and the networks' range [-1, 1].
struct GreyWindow {
    double centre = 0.5;     ///< grey that becomes 0
    double halfWidth = 0.5;  ///< grey distance that becomes 1

    [[nodiscard]] double toMinus1To1(double grey) const { return (grey - centre) / halfWidth; }
    [[nodiscard]] double toGrey(double minus1To1) const { return centre + halfWidth * minus1To1; }
    bool operator==(const GreyWindow&) const = default;
};

}  // namespace synthslice
