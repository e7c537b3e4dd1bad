#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/grey/grey_image.h"
#include "engine/base/random.h"

namespace synthslice::tests {

/// A square cut-out of a slice.
inline cv::Mat1f cutOut(const GreyImage& slice, int x, int y, int side)
{
    const cv::Mat1f whole(slice.height, slice.width, const_cast<float*>(slice.grey.data()));
    return whole(cv::Rect(std::min(x, slice.width - side), std::min(y, slice.height - side), side, side))
        .clone();
}

inline GreyImage toGreyImage(const cv::Mat1f& mat)
{
    GreyImage image(mat.cols, mat.rows);
    std::copy(mat.begin(), mat.end(), image.grey.begin());
    return image;
}

/// Same power spectrum, phases of white noise.
inline cv::Mat1f withRandomPhase(const cv::Mat1f& image, Random& random)
{
    const cv::Scalar mean = cv::mean(image);
    cv::Mat1f noise(image.size());
    for (float& value : noise) value = static_cast<float>(random.normal());
    cv::Mat2f spectrum;
    cv::Mat2f phases;
    cv::dft(cv::Mat1f(image - mean), spectrum, cv::DFT_COMPLEX_OUTPUT);
    cv::dft(noise, phases, cv::DFT_COMPLEX_OUTPUT);
    for (int y = 0; y < image.rows; ++y) {
        for (int x = 0; x < image.cols; ++x) {
            const double amplitude = cv::norm(spectrum(y, x));
            const double length = std::max(1e-12, cv::norm(phases(y, x)));
            spectrum(y, x) = phases(y, x) * static_cast<float>(amplitude / length);
        }
    }
    cv::Mat1f result;
    cv::dft(spectrum, result, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
    return result + mean;
}

/// Grey replaced rank by rank, so that `image` gets the histogram of `reference`.
inline cv::Mat1f withHistogramOf(const cv::Mat1f& reference, cv::Mat1f image)
{
    std::vector<float> sorted(reference.begin(), reference.end());
    std::ranges::sort(sorted);
    std::vector<float*> byRank;
    for (float& value : image) byRank.push_back(&value);
    std::ranges::sort(byRank, {}, [](const float* value) { return *value; });
    for (std::size_t rank = 0; rank < byRank.size(); ++rank) *byRank[rank] = sorted[rank];
    return image;
}

/// A way in which an image can be wrong, made from the real slice around (x, y).
struct WrongKind {
    std::string name;
    std::function<cv::Mat1f(const GreyImage& slice, int x, int y, int side, Random& random)> make;
};

inline WrongKind rescaled(const std::string& name, double factor, int interpolation)
{
    return {name, [=](const GreyImage& slice, int x, int y, int side, Random&) {
                cv::Mat1f result;
                cv::resize(cutOut(slice, x, y, cvRound(side / factor)), result, {side, side}, 0, 0,
                           interpolation);
                return result;
            }};
}

/// Noise, blur, blank, 10 % rescaling in both directions and by several interpolations, random phase.
inline std::vector<WrongKind> wrongKinds()
{
    using Make = const GreyImage&;
    return {
        {"white noise of the same mean and SD",
         [](Make slice, int x, int y, int side, Random& random) {
             cv::Mat1f image = cutOut(slice, x, y, side);
             cv::Scalar mean;
             cv::Scalar sd;
             cv::meanStdDev(image, mean, sd);
             for (float& value : image) value = static_cast<float>(mean[0] + sd[0] * random.normal());
             return image;
         }},
        {"white noise of the same histogram",
         [](Make slice, int x, int y, int side, Random& random) {
             cv::Mat1f noise(side, side);
             for (float& value : noise) value = static_cast<float>(random.normal());
             return withHistogramOf(cutOut(slice, x, y, side), noise);
         }},
        {"blur by 1 px",
         [](Make slice, int x, int y, int side, Random&) {
             cv::Mat1f image = cutOut(slice, x, y, side);
             cv::GaussianBlur(image, image, {}, 1.0);
             return image;
         }},
        {"blank",
         [](Make slice, int x, int y, int side, Random&) {
             return cv::Mat1f(side, side, static_cast<float>(cv::mean(cutOut(slice, x, y, side))[0]));
         }},
        rescaled("enlarged by 10 %, linear", 1.1, cv::INTER_LINEAR),
        rescaled("enlarged by 10 %, cubic", 1.1, cv::INTER_CUBIC),
        rescaled("enlarged by 10 %, Lanczos", 1.1, cv::INTER_LANCZOS4),
        rescaled("reduced by 10 %, linear", 0.9, cv::INTER_LINEAR),
        rescaled("reduced by 10 %, area", 0.9, cv::INTER_AREA),
        rescaled("reduced by 10 %, cubic", 0.9, cv::INTER_CUBIC),
        rescaled("reduced by 10 %, Lanczos", 0.9, cv::INTER_LANCZOS4),
        {"random phase", [](Make slice, int x, int y, int side,
                            Random& random) { return withRandomPhase(cutOut(slice, x, y, side), random); }},
        {"random phase of the same histogram",
         [](Make slice, int x, int y, int side, Random& random) {
             const cv::Mat1f image = cutOut(slice, x, y, side);
             return withHistogramOf(image, withRandomPhase(image, random));
         }},
    };
}

}  // namespace synthslice::tests
