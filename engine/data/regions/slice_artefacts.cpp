#include "engine/data/regions/slice_artefacts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace synthslice::data {

namespace {

constexpr double surroundingsSigmaPx = 2.5;
constexpr double softRimPx = 8.0;

cv::Mat1f matOf(GreyImage& image)
{
    return {image.height, image.width, image.grey.data()};
}

/// Odd kernel size that holds 4 sigma a side.
int kernelSize(double sigmaPx)
{
    return 2 * static_cast<int>(std::ceil(4.0 * sigmaPx)) + 1;
}

double distanceFromCentre(const GreyImage& image, int x, int y)
{
    return std::hypot(x - (image.width - 1) / 2.0, y - (image.height - 1) / 2.0);
}

}  // namespace

void blur(GreyImage& image, double sigmaPx)
{
    if (sigmaPx <= 0.0) return;
    const int size = kernelSize(sigmaPx);
    cv::GaussianBlur(matOf(image), matOf(image), {size, size}, sigmaPx);
}

void addEdgeContrast(GreyImage& image, double share)
{
    GreyImage surroundings = image;
    blur(surroundings, surroundingsSigmaPx);
    std::transform(image.grey.begin(), image.grey.end(), surroundings.grey.begin(), image.grey.begin(),
                   [share = static_cast<float>(share)](float grey, float around) {
                       return grey + share * (grey - around);
                   });
}

void addNoise(GreyImage& image, double sd, double sigmaPx, Random random)
{
    GreyImage noise(image.width, image.height);
    for (float& value : noise.grey) value = static_cast<float>(random.normal());
    double sdLeft = 1.0;  // by the blur: the norm of its two-dimensional kernel
    if (sigmaPx > 0.0) {
        blur(noise, sigmaPx);
        const cv::Mat kernel = cv::getGaussianKernel(kernelSize(sigmaPx), sigmaPx);
        sdLeft = kernel.dot(kernel);
    }
    std::transform(image.grey.begin(), image.grey.end(), noise.grey.begin(), image.grey.begin(),
                   [factor = static_cast<float>(sd / sdLeft)](float grey, float value) {
                       return grey + factor * value;
                   });
}

void addRings(GreyImage& image, double sd, Random random)
{
    std::vector<double> rings(static_cast<std::size_t>(std::hypot(image.width, image.height) / 2.0) + 2);
    for (double& ring : rings) ring = sd * random.normal();
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double radius = distanceFromCentre(image, x, y);
            const auto inner = static_cast<std::size_t>(radius);
            const double outwards = radius - std::floor(radius);
            image.at(x,
                     y) += static_cast<float>((1.0 - outwards) * rings[inner] + outwards * rings[inner + 1]);
        }
    }
}

void limitFieldOfView(GreyImage& image)
{
    const double radius = std::min(image.width, image.height) / 2.0 - 1.0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double inside = (radius - distanceFromCentre(image, x, y)) / softRimPx;
            image.at(x, y) *= static_cast<float>(std::clamp(inside, 0.0, 1.0));
        }
    }
}

}  // namespace synthslice::data
