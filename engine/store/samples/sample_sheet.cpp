#include "engine/store/samples/sample_sheet.h"

#include <algorithm>
#include <cassert>

#include "engine/base/text/text.h"

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

GreyImage toSheet(std::span<const GreyImage> images, int columns)
{
    if (images.empty()) return {};
    const int count = static_cast<int>(images.size());
    const int width = images.front().width;
    const int height = images.front().height;
    const int rows = (count + columns - 1) / columns;
    GreyImage sheet(columns * width, rows * height);
    for (int i = 0; i < count; ++i) {
        const GreyImage& image = images[static_cast<std::size_t>(i)];
        assert(image.width == width && image.height == height);
        copyPixels(image, 0, 0, sheet, i % columns * width, i / columns * height, width, height);
    }
    return sheet;
}

bool hidesItsCount(const session::Samples& grid)
{
    return !grid.images.empty() &&
           grid.images.back() == GreyImage(grid.images.back().width, grid.images.back().height);
}

Result<session::Samples> fromSheet(const GreyImage& sheet, int width, int height,
                                   std::optional<std::size_t> count)
{
    if (width < 1 || height < 1 || sheet.width < width || sheet.height < height || sheet.width % width != 0 ||
        sheet.height % height != 0) {
        return invalidInput(text("it does not hold images of %1 x %2 px", width, height));
    }
    session::Samples grid;
    grid.columns = sheet.width / width;
    const int places = grid.columns * (sheet.height / height);
    for (int i = 0; i < places; ++i) {
        GreyImage& image = grid.images.emplace_back(width, height);
        copyPixels(sheet, i % grid.columns * width, i / grid.columns * height, image, 0, 0, width, height);
    }
    if (count) {
        if (*count > grid.images.size()) {
            return invalidInput(text("it does not hold %1 images", *count));
        }
        grid.images.resize(*count);
        return grid;
    }
    for (int i = 1; i < grid.columns && grid.images.back() == GreyImage(width, height); ++i) {
        grid.images.pop_back();
    }
    return grid;
}

}  // namespace synthslice::store
