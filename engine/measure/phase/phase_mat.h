#pragma once

#include <opencv2/core.hpp>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// The image's phases as a matrix over the same memory: valid as long as `image`, and not to be written to.
[[nodiscard]] inline cv::Mat1b phaseMat(const PhaseImage& image)
{
    return {image.height, image.width,
            const_cast<std::uint8_t*>(image.phase.data())};  // cv::Mat knows no const data
}

}  // namespace synthslice::measure
