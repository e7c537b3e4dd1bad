#include "engine/store/sample_sheet.h"

#include <algorithm>
#include <cassert>

namespace synthslice::store {

namespace {

/// Copies `width` x `height` pixels from one place to another.
void copyPixels(const GreyImage& from, int fromX, int fromY, GreyImage& to, int toX, int toY, int width,
                int height)
{
    for (int y = 0; y < height; ++y) {
        std::copy_n(&from.grey[static_cast<std::size_t>(fromY + y) * from.width + fromX], width,
                    &to.grey[static_cast<std::size_t>(toY + y) * to.width + toX]);
    }
}

}  // namespace

GreyImage toSheet(const session::SampleGrid& grid)
{
    if (grid.images.empty()) return {};
    const int count = static_cast<int>(grid.images.size());
    const int width = grid.images.front().width;
    const int height = grid.images.front().height;
    const int rows = (count + grid.columns - 1) / grid.columns;
    GreyImage sheet(grid.columns * width, rows * height);
    for (int i = 0; i < count; ++i) {
        const GreyImage& image = grid.images[static_cast<std::size_t>(i)];
        assert(image.width == width && image.height == height);
        copyPixels(image, 0, 0, sheet, i % grid.columns * width, i / grid.columns * height, width, height);
    }
    return sheet;
}

Result<session::SampleGrid> fromSheet(const GreyImage& sheet, int width, int height, int count)
{
    session::SampleGrid grid;
    grid.columns = std::max(1, sheet.width / std::max(1, width));
    const int rows = (count + grid.columns - 1) / grid.columns;
    if (width < 1 || height < 1 || sheet.width != grid.columns * width || sheet.height != rows * height) {
        return invalidInput("it does not hold " + std::to_string(count) + " images of " +
                            std::to_string(width) + " x " + std::to_string(height) + " px");
    }
    for (int i = 0; i < count; ++i) {
        GreyImage& image = grid.images.emplace_back(width, height);
        copyPixels(sheet, i % grid.columns * width, i / grid.columns * height, image, 0, 0, width, height);
    }
    return grid;
}

}  // namespace synthslice::store
