#include "engine/film/grid_drawing.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace synthslice::film {

namespace {

constexpr int widestGrid = 512;  // px, where the scale is chosen
constexpr std::uint8_t background = 32;

int lengthOf(int images, int side, int scale)
{
    return images * side * scale + (images - 1) * gridGap;
}

}  // namespace

int automaticScale(const std::vector<GreyImage>& images, int columns)
{
    return std::max(1, widestGrid / std::max(1, columns * images.front().width));
}

GridPlace placeOfGrid(const std::vector<GreyImage>& images, int columns, int scale, int left, int top)
{
    const int rows = (static_cast<int>(images.size()) + columns - 1) / columns;
    return {left, top, lengthOf(columns, images.front().width, scale),
            lengthOf(rows, images.front().height, scale)};
}

GridPlace placeOfImage(const GridPlace& grid, const GreyImage& image, std::size_t index, int columns,
                       int scale)
{
    const auto number = static_cast<int>(index);
    return {grid.left + number % columns * (image.width * scale + gridGap),
            grid.top + number / columns * (image.height * scale + gridGap), image.width * scale,
            image.height * scale};
}

Picture emptyPicture(int width, int height)
{
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, false, std::vector<std::uint8_t>(pixels, background)};
}

void drawGrid(Picture& picture, const std::vector<GreyImage>& images, int columns, int scale,
              const GridPlace& place, GreyRange range)
{
    cv::Mat pixels(picture.height, picture.width, CV_8UC1, picture.pixels.data());
    const double slope = 255.0 / (range.white - range.black);
    for (std::size_t i = 0; i < images.size(); ++i) {
        const GreyImage& image = images[i];
        const cv::Mat grey(image.height, image.width, CV_32FC1, const_cast<float*>(image.grey.data()));
        cv::Mat bytes;
        grey.convertTo(bytes, CV_8U, slope, -range.black * slope);
        const GridPlace at = placeOfImage(place, image, i, columns, scale);
        cv::Mat shown = pixels(cv::Rect(at.left, at.top, at.width, at.height));
        cv::resize(bytes, shown, shown.size(), 0, 0, cv::INTER_NEAREST);
    }
}

}  // namespace synthslice::film
