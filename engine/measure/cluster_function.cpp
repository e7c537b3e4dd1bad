#include "engine/measure/cluster_function.h"

#include <opencv2/imgproc.hpp>

namespace synthslice::measure {

std::vector<double> clusterFunction(const PhaseImage& image, int maxLag)
{
    const cv::Mat1b phase(image.height, image.width, const_cast<std::uint8_t*>(image.phase.data()));
    cv::Mat1i labels;
    cv::connectedComponents(phase, labels, 4, CV_32S);
    std::vector<double> probability;
    for (int lag = 0; lag <= maxLag; ++lag) {
        double same = 0.0;
        double pairs = 0.0;
        for (const auto& [dx, dy] : {std::pair{lag, 0}, std::pair{0, lag}}) {
            const cv::Mat1i from = labels(cv::Rect(0, 0, image.width - dx, image.height - dy));
            const cv::Mat1i to = labels(cv::Rect(dx, dy, image.width - dx, image.height - dy));
            same += cv::countNonZero((from == to) & (from > 0));
            pairs += static_cast<double>(from.total());
        }
        probability.push_back(same / pairs);
    }
    return probability;
}

}  // namespace synthslice::measure
