#include "engine/data/slice_scaling.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace synthslice::data {

namespace {

template <class Sample>
std::vector<Sample> resize(const std::vector<Sample>& pixels, cv::Size from, cv::Size to, int interpolation)
{
    const cv::Mat source(from, cv::traits::Type<Sample>::value, const_cast<Sample*>(pixels.data()));
    std::vector<Sample> scaled(static_cast<std::size_t>(to.area()));
    cv::Mat target(to, source.type(), scaled.data());
    cv::resize(source, target, to, 0, 0, interpolation);
    return scaled;
}

}  // namespace

Slice toSlice(RawImage&& image, std::string name, double scale)
{
    Slice slice;
    slice.name = std::move(name);
    slice.bitDepth = image.bitDepth;
    const cv::Size from(image.width, image.height);
    const cv::Size to(std::max(1, static_cast<int>(std::lround(image.width * scale))),
                      std::max(1, static_cast<int>(std::lround(image.height * scale))));
    slice.width = to.width;
    slice.height = to.height;
    if (to == from) {
        slice.pixels8 = std::move(image.pixels8);
        slice.pixels16 = std::move(image.pixels16);
        return slice;
    }
    const int interpolation = scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC;
    if (image.bitDepth == 8) {
        slice.pixels8 = resize(image.pixels8, from, to, interpolation);
    } else {
        slice.pixels16 = resize(image.pixels16, from, to, interpolation);
    }
    return slice;
}

}  // namespace synthslice::data
