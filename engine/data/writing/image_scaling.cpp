#include "engine/data/writing/image_scaling.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace synthslice::data {

GreyImage scaledImage(const GreyImage& image, double factor, bool keepsGreys)
{
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(side * factor))); };
    GreyImage result(scaled(image.width), scaled(image.height));
    const cv::Mat1f from(image.height, image.width, const_cast<float*>(image.grey.data()));
    cv::Mat1f to(result.height, result.width, result.grey.data());
    const int smooth = factor < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC;
    cv::resize(from, to, to.size(), 0, 0, keepsGreys ? cv::INTER_NEAREST_EXACT : smooth);
    return result;
}

}  // namespace synthslice::data
