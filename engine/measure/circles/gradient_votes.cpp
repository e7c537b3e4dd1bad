#include "engine/measure/circles/gradient_votes.h"

#include <opencv2/imgproc.hpp>

#include "engine/measure/grey/grey_mat.h"

namespace synthslice::measure {

namespace {

constexpr double voteSmoothingPx = 1.1;
constexpr double radiusStepPx = 0.5;
constexpr double scharrSum = 32.0;  // 2 x (3 + 10 + 3): makes the Scharr kernel a derivative per pixel

}  // namespace

GradientField gradientField(const GreyImage& image, bool darkFibres)
{
    GradientField field;
    const cv::Mat1f grey = greyMat(image);
    cv::resize(darkFibres ? cv::Mat1f(1.0F - grey) : grey, field.smooth, {}, upsampling, upsampling,
               cv::INTER_CUBIC);
    cv::GaussianBlur(field.smooth, field.smooth, {}, upsampling * smoothingSigmaPx);
    cv::Scharr(field.smooth, field.dx, CV_32F, 1, 0, 1.0 / scharrSum);
    cv::Scharr(field.smooth, field.dy, CV_32F, 0, 1, 1.0 / scharrSum);
    cv::magnitude(field.dx, field.dy, field.magnitude);
    return field;
}

cv::Mat1f inwardVotes(const GradientField& field, double gradientThreshold,
                      const CircleFinderSettings& settings)
{
    const cv::Size size = field.magnitude.size();
    cv::Mat1f votes(size, 0.0F);
    const auto smallest = static_cast<float>(upsampling * smallestRadiusPx(settings));
    const auto largest = static_cast<float>(upsampling * largestRadiusPx(settings));
    const auto step = static_cast<float>(upsampling * radiusStepPx);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float magnitude = field.magnitude(y, x);
            if (magnitude <= gradientThreshold) {
                continue;
            }
            const float towardsX = field.dx(y, x) / magnitude;
            const float towardsY = field.dy(y, x) / magnitude;
            for (float r = smallest; r <= largest; r += step) {
                const int voteX = cvRound(static_cast<float>(x) + r * towardsX);
                const int voteY = cvRound(static_cast<float>(y) + r * towardsY);
                if (voteX >= 0 && voteX < size.width && voteY >= 0 && voteY < size.height) {
                    votes(voteY, voteX) += magnitude / r;
                }
            }
        }
    }
    cv::GaussianBlur(votes, votes, {}, upsampling * voteSmoothingPx);
    return votes;
}

}  // namespace synthslice::measure
