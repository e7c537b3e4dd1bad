#pragma once

#include <opencv2/core.hpp>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// The image as a matrix over the same memory: valid as long as `image`, and not to be written to.
[[nodiscard]] inline cv::Mat1f greyMat(const GreyImage& image)
{
    return {image.height, image.width, const_cast<float*>(image.grey.data())};  // cv::Mat knows no const data
}

}  // namespace synthslice::measure
