#include "engine/film/image_grid.h"

#include <algorithm>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"

namespace synthslice::film {
namespace {

constexpr int widestGrid = 512;  // px, where the scale is chosen
constexpr int gap = 2;           // px between images

int lengthOf(int places, int image, int scale)
{
    return places * image * scale + (places - 1) * gap;
}

}  // namespace

Picture emptyPicture(int width, int height)
{
    constexpr std::uint8_t background = 32;
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, false, std::vector<std::uint8_t>(pixels, background)};
}

GridSize gridSize(std::span<const GreyImage> images, int columns, int scale)
{
    const int rows = (static_cast<int>(images.size()) + columns - 1) / columns;
    return {lengthOf(columns, images.front().width, scale), lengthOf(rows, images.front().height, scale)};
}

int fittingScale(std::span<const GreyImage> images, int columns)
{
    return std::max(1, widestGrid / std::max(1, columns * images.front().width));
}

ImagePlace placeOf(const GreyImage& image, std::size_t index, int columns, int left, int top, int scale)
{
    const auto number = static_cast<int>(index);
    return {left + number % columns * (image.width * scale + gap),
            top + number / columns * (image.height * scale + gap), image.width * scale, image.height * scale};
}

void drawGrid(Picture& picture, std::span<const GreyImage> images, int columns, int left, int top, int scale,
              GreyRange range)
{
    cv::Mat pixels(picture.height, picture.width, CV_8UC1, picture.pixels.data());
    const double slope = 255.0 / (range.white - range.black);
    for (std::size_t i = 0; i < images.size(); ++i) {
        const GreyImage& image = images[i];
        const cv::Mat grey(image.height, image.width, CV_32FC1, const_cast<float*>(image.grey.data()));
        cv::Mat bytes;
        grey.convertTo(bytes, CV_8U, slope, -range.black * slope);
        const ImagePlace at = placeOf(image, i, columns, left, top, scale);
        const cv::Rect place(at.left, at.top, at.width, at.height);
        cv::resize(bytes, pixels(place), place.size(), 0, 0, cv::INTER_NEAREST);
    }
}

Picture gridPicture(std::span<const GreyImage> images, int columns, int scale, GreyRange range)
{
    const GridSize size = gridSize(images, columns, scale);
    Picture picture{size.width, size.height, false, {}};
    picture.pixels.assign(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), 0);
    drawGrid(picture, images, columns, 0, 0, scale, range);
    return picture;
}

Result<void> writePicture(const std::filesystem::path& file, const Picture& picture)
{
    auto* data = const_cast<std::uint8_t*>(picture.pixels.data());
    cv::Mat pixels(picture.height, picture.width, picture.inColour ? CV_8UC3 : CV_8UC1, data);
    if (picture.inColour) {
        cv::Mat asOpenCv;
        cv::cvtColor(pixels, asOpenCv, cv::COLOR_RGB2BGR);
        pixels = asOpenCv;
    }
    std::vector<std::uint8_t> png;
    if (!cv::imencode(".png", pixels, png)) {
        return failed(text("%1: a picture of %2 x %3 px cannot be encoded as PNG", file.string(),
                           picture.width, picture.height),
                      text("make a smaller one"));
    }
    return writeFileAtomically(file, std::as_bytes(std::span(png)));
}

}  // namespace synthslice::film
