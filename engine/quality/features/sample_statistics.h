#pragma once

#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// What SampleStatistics need of a set of images of one size, grey in any linear scale.
struct ImageSetStatistics {
    double pairCorrelation = 0.0;  ///< mean Pearson correlation of all pairs
    double spread = 0.0;           ///< SD across images (of the population), mean over pixels
    double similarity = 0.0;       ///< multi_scale_ssim.h meanPairSsim()
    double
        neighbourCorrelation = 0.0;  ///< Pearson correlation of horizontally and vertically adjacent pixels
    double greyMean = 0.0;
    double greySd = 0.0;
    std::vector<double> bandGreyQuantiles;  ///< of standardized band-passed grey (Gaussians of 1 and 2 px)
};
[[nodiscard]] ImageSetStatistics statisticsOf(std::span<const GreyImage> images, double dynamicRange);

/// Generated images against real ones.
[[nodiscard]] session::SampleStatistics compared(const ImageSetStatistics& generated,
                                                 const ImageSetStatistics& real);

}  // namespace synthslice::quality
