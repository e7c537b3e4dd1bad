#include "engine/acceptance/output_calibration.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

#include "engine/measure/grey/grey_mat.h"

namespace synthslice::acceptance {

namespace {

// Linear between the gains of neighbouring frequencies, cycles per pixel.
double gainAt(const OutputCalibration& calibration, double frequency)
{
    const double position = std::min(frequency * calibration.n,
                                     static_cast<double>(calibration.gain.size() - 1));
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, calibration.gain.size() - 1);
    return calibration.gain[below] +
           (position - static_cast<double>(below)) * (calibration.gain[above] - calibration.gain[below]);
}

// Frequency of index i of a DFT, cycles per pixel.
double frequency(int i, int length)
{
    return static_cast<double>(std::min(i, length - i)) / length;
}

// Mirrored at its borders, so that left and right (top and bottom) do not leak into each other.
cv::Mat1f withGain(const GreyImage& image, const OutputCalibration& calibration)
{
    const int margin = std::min({image.width, image.height, 33}) - 1;
    cv::Mat1f padded;
    cv::copyMakeBorder(measure::greyMat(image), padded, margin, margin, margin, margin,
                       cv::BORDER_REFLECT_101);
    cv::Mat2f transform;
    cv::dft(padded, transform, cv::DFT_COMPLEX_OUTPUT);
    for (int y = 0; y < transform.rows; ++y) {
        for (int x = 0; x < transform.cols; ++x) {
            transform(y, x) *= static_cast<float>(
                gainAt(calibration, std::hypot(frequency(x, transform.cols), frequency(y, transform.rows))));
        }
    }
    cv::Mat1f gained;
    cv::dft(transform, gained, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
    return gained(cv::Rect(margin, margin, image.width, image.height)).clone();
}

double mapped(double grey, const std::vector<double>& from, const std::vector<double>& to)
{
    if (from.empty()) {
        return grey;
    }
    if (grey <= from.front()) {
        return to.front() + grey - from.front();
    }
    if (grey >= from.back()) {
        return to.back() + grey - from.back();
    }
    const auto above = std::ranges::upper_bound(from, grey);
    const auto i = static_cast<std::size_t>(above - from.begin());
    const double share = (grey - from[i - 1]) / (from[i] - from[i - 1]);
    return to[i - 1] + share * (to[i] - to[i - 1]);
}

}  // namespace

GreyImage OutputCalibration::apply(const GreyImage& image) const
{
    GreyImage calibrated = image;
    if (image.width < 2 || image.height < 2) {
        return calibrated;
    }
    const cv::Mat1f gained = gain.empty() ? cv::Mat1f(measure::greyMat(image)) : withGain(image, *this);
    std::ranges::transform(gained, calibrated.grey.begin(), [this](float grey) {
        return static_cast<float>(mapped(grey, generatedGrey, realGrey));
    });
    return calibrated;
}

}  // namespace synthslice::acceptance
