#include "engine/measure/grey_statistics.h"

#include <opencv2/core.hpp>

#include "engine/measure/grey_mat.h"

namespace synthslice::measure {

GreyStatistics greyStatistics(const GreyImage& image)
{
    if (image.grey.empty()) {
        return {};
    }
    cv::Scalar mean;
    cv::Scalar sd;
    cv::meanStdDev(greyMat(image), mean, sd);
    return {mean[0], sd[0]};
}

}  // namespace synthslice::measure
