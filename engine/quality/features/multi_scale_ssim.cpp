#include "engine/quality/features/multi_scale_ssim.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <opencv2/imgproc.hpp>

#include "engine/measure/grey/grey_mat.h"

namespace synthslice::quality {
namespace {

constexpr std::array weights{0.0448, 0.2856, 0.3001};

/// The local mean where the whole window lies inside the image.
cv::Mat1f windowMean(const cv::Mat1f& image)
{
    constexpr int side = 11;
    constexpr int margin = side / 2;
    cv::Mat1f blurred;
    cv::GaussianBlur(image, blurred, {side, side}, 1.5);
    if (image.cols <= 2 * margin || image.rows <= 2 * margin) return blurred;
    return blurred(cv::Rect(margin, margin, image.cols - 2 * margin, image.rows - 2 * margin));
}

struct Ssim {
    double luminanceToo = 0.0;       ///< mean of luminance times contrast and structure
    double contrastStructure = 0.0;  ///< mean without luminance
};

Ssim ssim(const cv::Mat1f& a, const cv::Mat1f& b, double dynamicRange)
{
    const double c1 = std::pow(0.01 * dynamicRange, 2);
    const double c2 = std::pow(0.03 * dynamicRange, 2);
    const cv::Mat1f meanA = windowMean(a);
    const cv::Mat1f meanB = windowMean(b);
    const cv::Mat1f products = meanA.mul(meanB);
    const cv::Mat1f squares = meanA.mul(meanA) + meanB.mul(meanB);
    const cv::Mat1f covariance = windowMean(a.mul(b)) - products;
    const cv::Mat1f variances = windowMean(a.mul(a) + b.mul(b)) - squares;
    cv::Mat1f structure;
    cv::divide(2.0 * covariance + c2, variances + c2, structure);
    cv::Mat1f luminance;
    cv::divide(2.0 * products + c1, squares + c1, luminance);
    return {cv::mean(structure.mul(luminance))[0], cv::mean(structure)[0]};
}

cv::Mat1f halved(const cv::Mat1f& image)
{
    cv::Mat1f half;
    cv::resize(image, half, {}, 0.5, 0.5, cv::INTER_AREA);
    return half;
}

}  // namespace

double multiScaleSsim(const GreyImage& a, const GreyImage& b, double dynamicRange)
{
    const double weightSum = std::accumulate(weights.begin(), weights.end(), 0.0);
    cv::Mat1f left = measure::greyMat(a);
    cv::Mat1f right = measure::greyMat(b);
    double product = 1.0;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        if (scale > 0) {
            left = halved(left);
            right = halved(right);
        }
        const Ssim similarity = ssim(left, right, dynamicRange);
        const double factor = scale + 1 == weights.size() ? similarity.luminanceToo
                                                          : similarity.contrastStructure;
        product *= std::pow(std::max(factor, 0.0), weights[scale] / weightSum);
    }
    return product;
}

double meanPairSsim(std::span<const GreyImage> images, double dynamicRange)
{
    double sum = 0.0;
    std::size_t pairs = 0;
    for (; 2 * pairs + 1 < images.size(); ++pairs) {
        sum += multiScaleSsim(images[2 * pairs], images[2 * pairs + 1], dynamicRange);
    }
    return pairs == 0 ? 0.0 : sum / static_cast<double>(pairs);
}

}  // namespace synthslice::quality
