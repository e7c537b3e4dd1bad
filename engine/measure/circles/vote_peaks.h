#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace synthslice::measure {

/// A local maximum of the votes; position interpolated to a fraction of a pixel.
struct VotePeak {
    double x = 0.0;
    double y = 0.0;
    double votes = 0.0;
};

/// All pixels whose votes are the largest within `radius` (and positive), the strongest first.
[[nodiscard]] std::vector<VotePeak> votePeaks(const cv::Mat1f& votes, double radius);

/// Those of `peaks` (strongest first, of votes of this size) with at least `threshold` votes and no stronger
/// one within `distance`.
[[nodiscard]] std::vector<VotePeak> withoutWeakNeighbours(const std::vector<VotePeak>& peaks,
                                                          double threshold, double distance, cv::Size size);

}  // namespace synthslice::measure
