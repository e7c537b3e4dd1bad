#pragma once

#include <vector>

#include "engine/base/contrast_range.h"
#include "engine/base/grey_image.h"
#include "engine/film/picture.h"

namespace synthslice::film {

// Images of one size in rows, as films show them: enlarged to squares of `scale` px, a gap between them.

constexpr int gridGap = 2;     // px
constexpr int gridBorder = 8;  // px around a grid

/// The whole scale that makes a grid up to 512 px wide, 1 at least.
[[nodiscard]] int automaticScale(const std::vector<GreyImage>& images, int columns);

struct GridPlace {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

/// What a grid takes whose upper left corner is there.
[[nodiscard]] GridPlace placeOfGrid(const std::vector<GreyImage>& images, int columns, int scale, int left,
                                    int top);

/// What image number `index` takes of it.
[[nodiscard]] GridPlace placeOfImage(const GridPlace& grid, const GreyImage& image, std::size_t index,
                                     int columns, int scale);

/// A grey picture of the background.
[[nodiscard]] Picture emptyPicture(int width, int height);

/// Draws them into a grey picture, with `range` as black and white.
void drawGrid(Picture& picture, const std::vector<GreyImage>& images, int columns, int scale,
              const GridPlace& place, GreyRange range);

}  // namespace synthslice::film
