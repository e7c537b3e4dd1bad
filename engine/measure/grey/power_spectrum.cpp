#include "engine/measure/grey/power_spectrum.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "engine/measure/grey/grey_mat.h"

namespace synthslice::measure {

namespace {

// Periodic Hann window.
std::vector<double> hannWindow(int length)
{
    std::vector<double> window(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        window[static_cast<std::size_t>(i)] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * i / length);
    }
    return window;
}

// Frequency of DFT index i, cycles per pixel, in [-0.5, 0.5).
double frequency(int i, int length)
{
    return static_cast<double>(i < (length + 1) / 2 ? i : i - length) / length;
}

/// Of the whole image.
RadialPowerSpectrum spectrumOf(const GreyImage& image)
{
    const int n = std::min(image.width, image.height);
    if (n < 2) {
        return {};
    }
    const std::vector<double> across = hannWindow(image.width);
    const std::vector<double> down = hannWindow(image.height);
    const double mean = cv::mean(greyMat(image))[0];
    cv::Mat1d windowed(image.height, image.width);
    double windowPower = 0.0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double window = across[static_cast<std::size_t>(x)] * down[static_cast<std::size_t>(y)];
            windowed(y, x) = (image.at(x, y) - mean) * window;
            windowPower += window * window;
        }
    }
    cv::Mat2d transform;
    cv::dft(windowed, transform, cv::DFT_COMPLEX_OUTPUT);
    std::vector<double> power(static_cast<std::size_t>(std::lround(std::numbers::sqrt2 / 2.0 * n)) + 1, 0.0);
    std::vector<double> count(power.size(), 0.0);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double f = std::hypot(frequency(x, image.width), frequency(y, image.height));
            const auto k = static_cast<std::size_t>(std::lround(f * n));
            if (k < power.size()) {
                const cv::Vec2d& value = transform(y, x);
                power[k] += (value[0] * value[0] + value[1] * value[1]) / windowPower;
                count[k] += 1.0;
            }
        }
    }
    for (std::size_t k = 0; k < power.size(); ++k) {
        power[k] /= std::max(1.0, count[k]);
    }
    return {std::move(power), n};
}

/// The square windows of `side` px, half overlapping, that lie wholly inside.
std::vector<cv::Rect> windowsInside(const cv::Mat1b& inside, int side)
{
    cv::Mat1i counts;  // of pixels inside above and left of each corner
    cv::integral((inside != 0) / 255, counts, CV_32S);
    std::vector<cv::Rect> windows;
    for (int y = 0; y + side <= inside.rows; y += side / 2) {
        for (int x = 0; x + side <= inside.cols; x += side / 2) {
            const int count = counts(y + side, x + side) - counts(y, x + side) - counts(y + side, x) +
                              counts(y, x);
            if (count == side * side) windows.emplace_back(x, y, side, side);
        }
    }
    return windows;
}

}  // namespace

RadialPowerSpectrum radialPowerSpectrum(const GreyImage& image, std::span<const std::uint8_t> inside)
{
    if (std::ranges::find(inside, 0) == inside.end()) return spectrumOf(image);
    constexpr int largestSide = 512;
    constexpr int smallestSide = 16;
    constexpr std::size_t fewestWindows = 4;
    const cv::Mat1b mask(image.height, image.width, const_cast<std::uint8_t*>(inside.data()));
    std::vector<cv::Rect> windows;
    for (int side = largestSide; side >= smallestSide && windows.size() < fewestWindows; side /= 2)
        windows = windowsInside(mask, side);
    RadialPowerSpectrum mean;
    for (const cv::Rect& window : windows) {
        const cv::Mat1f cut = greyMat(image)(window);
        GreyImage part(window.width, window.height);
        std::copy(cut.begin(), cut.end(), part.grey.begin());
        const RadialPowerSpectrum spectrum = spectrumOf(part);
        mean.n = spectrum.n;
        mean.power.resize(spectrum.power.size(), 0.0);
        for (std::size_t k = 0; k < mean.power.size(); ++k)
            mean.power[k] += spectrum.power[k] / static_cast<double>(windows.size());
    }
    return mean;
}

double logBandPower(const RadialPowerSpectrum& spectrum, double low, double high)
{
    double sum = 0.0;
    int count = 0;
    for (std::size_t k = 0; k < spectrum.power.size(); ++k) {
        const double f = static_cast<double>(k) / spectrum.n;
        if (f >= low && f <= high) {
            sum += spectrum.power[k];
            ++count;
        }
    }
    return sum > 0.0 ? std::log10(sum / count) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace synthslice::measure
