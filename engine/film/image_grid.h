#pragma once

#include <filesystem>
#include <span>

#include "engine/base/grey/contrast_range.h"
#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/film/picture.h"

namespace synthslice::film {

constexpr int gridBorder = 8;  ///< px around a grid in a film

/// Of the grey behind grids.
[[nodiscard]] Picture emptyPicture(int width, int height);

// Images of one size, one at least, row by row with `columns` in each; `scale` pixels for one of theirs.

struct GridSize {
    int width = 0;  ///< px
    int height = 0;
};
[[nodiscard]] GridSize gridSize(std::span<const GreyImage> images, int columns, int scale);

/// The largest scale whose grid is not wider than 512 px, 1 at least.
[[nodiscard]] int fittingScale(std::span<const GreyImage> images, int columns);

/// Where image number `index` is in a picture in which their upper left corner is at (left, top), px.
struct ImagePlace {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};
[[nodiscard]] ImagePlace placeOf(const GreyImage& image, std::size_t index, int columns, int left, int top,
                                 int scale);

/// Draws them into a grey picture, with the upper left corner at (left, top).
void drawGrid(Picture& picture, std::span<const GreyImage> images, int columns, int left, int top, int scale,
              GreyRange range);

/// They alone, on black.
[[nodiscard]] Picture gridPicture(std::span<const GreyImage> images, int columns, int scale, GreyRange range);

/// Writes a PNG file, whole or not at all.
[[nodiscard]] Result<void> writePicture(const std::filesystem::path& file, const Picture& picture);

}  // namespace synthslice::film
