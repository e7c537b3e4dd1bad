#include "engine/measure/grey/autocorrelation.h"

namespace synthslice::measure {

PaddedSpectrum spectrumForLags(const cv::Mat1d& f, int maxLag, bool periodic)
{
    const int height = periodic ? f.rows : cv::getOptimalDFTSize(f.rows + maxLag);
    const int width = periodic ? f.cols : cv::getOptimalDFTSize(f.cols + maxLag);
    cv::Mat1d padded;
    cv::copyMakeBorder(f, padded, 0, height - f.rows, 0, width - f.cols, cv::BORDER_CONSTANT, 0.0);
    PaddedSpectrum spectrum{f.size(), {}, maxLag};
    cv::dft(padded, spectrum.transform, cv::DFT_COMPLEX_OUTPUT, f.rows);
    return spectrum;
}

cv::Mat1d correlation(const PaddedSpectrum& f, const PaddedSpectrum& g)
{
    cv::Mat products;
    cv::mulSpectrums(g.transform, f.transform, products, 0, true);
    cv::Mat1d sums;
    cv::dft(products, sums, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
    const int maxLag = f.maxLag;
    cv::Mat1d map(2 * maxLag + 1, 2 * maxLag + 1);
    for (int dy = -maxLag; dy <= maxLag; ++dy) {
        for (int dx = -maxLag; dx <= maxLag; ++dx)
            map(maxLag + dy, maxLag + dx) = sums((dy + sums.rows) % sums.rows, (dx + sums.cols) % sums.cols);
    }
    return map;
}

cv::Mat1d autocorrelation(const cv::Mat1d& f, int maxLag, bool periodic)
{
    const PaddedSpectrum spectrum = spectrumForLags(f, maxLag, periodic);
    return correlation(spectrum, spectrum);
}

}  // namespace synthslice::measure
