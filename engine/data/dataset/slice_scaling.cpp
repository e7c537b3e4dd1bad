#include "engine/data/dataset/slice_scaling.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

bool shrinks(cv::Size from, cv::Size to)
{
    return to.width <= from.width && to.height <= from.height;
}

int interpolationFor(cv::Size from, cv::Size to, Resizing resizing)
{
    if (resizing == Resizing::Nearest) return cv::INTER_NEAREST_EXACT;
    return shrinks(from, to) ? cv::INTER_AREA : cv::INTER_CUBIC;
}

template <class Sample>
std::vector<Sample> resize(const std::vector<Sample>& pixels, cv::Size from, cv::Size to, int interpolation)
{
    const cv::Mat source(from, cv::traits::Type<Sample>::value, const_cast<Sample*>(pixels.data()));
    std::vector<Sample> scaled(static_cast<std::size_t>(to.area()));
    cv::Mat target(to, source.type(), scaled.data());
    cv::resize(source, target, to, 0, 0, interpolation);
    return scaled;
}

void resizeImage(RawImage& image, cv::Size to, Resizing resizing)
{
    const cv::Size from(image.width, image.height);
    if (to == from) return;
    const int interpolation = interpolationFor(from, to, resizing);
    if (image.bitDepth == 8) {
        image.pixels8 = resize(image.pixels8, from, to, interpolation);
    } else {
        image.pixels16 = resize(image.pixels16, from, to, interpolation);
    }
    if (!image.outside.empty()) {
        for (std::uint8_t& pixel : image.outside) pixel = pixel != 0 ? 255 : 0;
        image.outside = resize(image.outside, from, to,
                               shrinks(from, to) ? cv::INTER_AREA : cv::INTER_LINEAR);
        for (std::uint8_t& pixel : image.outside) pixel = pixel != 0 ? 1 : 0;
    }
    image.width = to.width;
    image.height = to.height;
}

int scaledSide(int side, double scale)
{
    return std::max(1, static_cast<int>(std::lround(side * scale)));
}

}  // namespace

Slice toSlice(RawImage&& image, std::string name, double scale, Resizing resizing)
{
    resizeImage(image, {scaledSide(image.width, scale), scaledSide(image.height, scale)}, resizing);
    Slice slice;
    slice.name = std::move(name);
    slice.width = image.width;
    slice.height = image.height;
    slice.bitDepth = image.bitDepth;
    slice.pixels8 = std::move(image.pixels8);
    slice.pixels16 = std::move(image.pixels16);
    slice.outside = std::move(image.outside);
    slice.fileValue = image.fileValue;
    return slice;
}

GreyImage scaledImage(const GreyImage& image, double factor, Resizing resizing)
{
    const cv::Size from(image.width, image.height);
    GreyImage scaled;
    scaled.width = scaledSide(image.width, factor);
    scaled.height = scaledSide(image.height, factor);
    const cv::Size to(scaled.width, scaled.height);
    scaled.grey = resize(image.grey, from, to, interpolationFor(from, to, resizing));
    return scaled;
}

void makePixelsSquare(RawImage& image, Resizing resizing)
{
    if (!image.pixelSize || !image.pixelSize->isAnisotropic()) return;
    PixelSize& size = *image.pixelSize;
    const double side = std::max(size.xUm, size.yUm);
    resizeImage(image, {scaledSide(image.width, size.xUm / side), scaledSide(image.height, size.yUm / side)},
                resizing);
    size.xUm = side;
    size.yUm = side;
    image.notes.emplace_back(text("resampled to square pixels"));
}

}  // namespace synthslice::data
