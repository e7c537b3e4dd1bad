#include "engine/measure/two_point_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/core.hpp>

namespace synthslice::measure {

namespace {

/// S2 at every lag up to maxLag in either direction: row maxLag + dy, column maxLag + dx.
cv::Mat1d correlationMap(const PhaseImage& image, int maxLag, Boundary boundary)
{
    const bool open = boundary == Boundary::Open;
    const int height = open ? cv::getOptimalDFTSize(image.height + maxLag) : image.height;
    const int width = open ? cv::getOptimalDFTSize(image.width + maxLag) : image.width;
    cv::Mat1d padded(height, width, 0.0);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) padded(y, x) = image.at(x, y);
    }
    cv::Mat spectrum;
    cv::dft(padded, spectrum, cv::DFT_COMPLEX_OUTPUT);
    cv::mulSpectrums(spectrum, spectrum, spectrum, 0, true);
    cv::Mat1d sums;
    cv::dft(spectrum, sums, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);

    cv::Mat1d map(2 * maxLag + 1, 2 * maxLag + 1);
    for (int dy = -maxLag; dy <= maxLag; ++dy) {
        for (int dx = -maxLag; dx <= maxLag; ++dx) {
            const double pairs = open ? (image.height - std::abs(dy)) *
                                            static_cast<double>(image.width - std::abs(dx))
                                      : image.height * static_cast<double>(image.width);
            map(maxLag + dy, maxLag + dx) = sums((dy + height) % height, (dx + width) % width) / pairs;
        }
    }
    return map;
}

}  // namespace

std::vector<double> twoPointCorrelation(const PhaseImage& image, Axis axis, int maxLag, Boundary boundary)
{
    const cv::Mat1d map = correlationMap(image, maxLag, boundary);
    std::vector<double> correlation;
    for (int lag = 0; lag <= maxLag; ++lag) {
        correlation.push_back(axis == Axis::X ? map(maxLag, maxLag + lag) : map(maxLag + lag, maxLag));
    }
    return correlation;
}

std::vector<double> radialTwoPointCorrelation(const PhaseImage& image, int maxLag, Boundary boundary)
{
    const int reach = maxLag + 1;
    const cv::Mat1d map = correlationMap(image, reach, boundary);
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1, 0.0);
    std::vector<double> counts(sums.size(), 0.0);
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const auto bin = static_cast<std::size_t>(std::hypot(dx, dy));
            if (bin >= sums.size()) continue;
            sums[bin] += map(reach + dy, reach + dx);
            counts[bin] += 1.0;
        }
    }
    for (std::size_t bin = 0; bin < sums.size(); ++bin) sums[bin] /= counts[bin];
    return sums;
}

double integralRangePx2(const PhaseImage& image, int maxLag)
{
    const double phi = phaseFraction(image);
    const double variance = phi - phi * phi;
    if (variance <= 0.0) return 0.0;
    const cv::Mat1d map = correlationMap(image, maxLag, Boundary::Open);
    std::vector<double> sums(static_cast<std::size_t>(maxLag) + 1,
                             0.0);  // of all lags of a length in [i, i + 1)
    for (int dy = -maxLag; dy <= maxLag; ++dy) {
        for (int dx = -maxLag; dx <= maxLag; ++dx) {
            const auto bin = static_cast<std::size_t>(std::hypot(dx, dy));
            if (bin < sums.size()) sums[bin] += (map(maxLag + dy, maxLag + dx) - phi * phi) / variance;
        }
    }
    const auto end = std::ranges::find_if(sums, [](double sum) { return sum <= 0.0; });
    return std::accumulate(sums.begin(), end, 0.0);
}

}  // namespace synthslice::measure
