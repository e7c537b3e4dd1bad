#include "engine/measure/phase/clusters.h"

#include <limits>

#include <opencv2/imgproc.hpp>

#include "engine/measure/phase/phase_mat.h"

namespace synthslice::measure {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> clusterFunction(const PhaseImage& image, int maxLag, int phase)
{
    const cv::Mat1b pixels = phaseMat(image);
    const cv::Mat1b inside = pixels != PhaseImage::outside;
    const bool isMasked = cv::countNonZero(inside) < static_cast<int>(inside.total());
    cv::Mat1i labels;
    cv::connectedComponents(pixels == phase, labels, 4, CV_32S);
    cv::Mat1i others = labels.clone();  // the same clusters; what is in none equals nothing
    others.setTo(-1, labels == 0);
    std::vector<double> probability;
    for (int lag = 0; lag <= maxLag; ++lag) {
        double same = 0.0;
        double pairs = 0.0;
        for (const auto& [dx, dy] : {std::pair{lag, 0}, std::pair{0, lag}}) {
            if (dx >= image.width || dy >= image.height) continue;
            const cv::Rect here(0, 0, image.width - dx, image.height - dy);
            const cv::Rect there(dx, dy, here.width, here.height);
            same += cv::countNonZero(others(here) == labels(there));
            pairs += isMasked ? cv::countNonZero(inside(here) & inside(there)) : here.area();
        }
        probability.push_back(pairs > 0.0 ? same / pairs : nan);
    }
    return probability;
}

double connectivity(const PhaseImage& image, int phase)
{
    cv::Mat1i labels;
    cv::Mat1i statistics;
    cv::Mat1d centroids;
    const int count = cv::connectedComponentsWithStats(phaseMat(image) == phase, labels, statistics,
                                                       centroids, 4, CV_32S);
    double largest = 0.0;
    double all = 0.0;
    for (int cluster = 1; cluster < count; ++cluster) {
        const double area = statistics(cluster, cv::CC_STAT_AREA);
        largest = std::max(largest, area);
        all += area;
    }
    return all > 0.0 ? largest / all : nan;
}

}  // namespace synthslice::measure
