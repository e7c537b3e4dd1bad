#include "engine/measure/autocorrelation.h"

namespace synthslice::measure {

cv::Mat1d autocorrelation(const cv::Mat1d& f, int maxLag, bool periodic)
{
    const int height = periodic ? f.rows : cv::getOptimalDFTSize(f.rows + maxLag);
    const int width = periodic ? f.cols : cv::getOptimalDFTSize(f.cols + maxLag);
    cv::Mat1d padded;
    cv::copyMakeBorder(f, padded, 0, height - f.rows, 0, width - f.cols, cv::BORDER_CONSTANT, 0.0);
    cv::Mat spectrum;
    cv::dft(padded, spectrum, cv::DFT_COMPLEX_OUTPUT, f.rows);
    cv::mulSpectrums(spectrum, spectrum, spectrum, 0, true);
    cv::Mat1d sums;
    cv::dft(spectrum, sums, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
    cv::Mat1d map(2 * maxLag + 1, 2 * maxLag + 1);
    for (int dy = -maxLag; dy <= maxLag; ++dy) {
        for (int dx = -maxLag; dx <= maxLag; ++dx)
            map(maxLag + dy, maxLag + dx) = sums((dy + height) % height, (dx + width) % width);
    }
    return map;
}

}  // namespace synthslice::measure
