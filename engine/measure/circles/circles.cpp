#include "engine/measure/circles/circles.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "engine/measure/circles/gradient_votes.h"
#include "engine/measure/circles/opencv_circles.h"
#include "engine/measure/circles/radius_refinement.h"
#include "engine/measure/circles/vote_peaks.h"
#include "engine/measure/grey/grey_mat.h"
#include "engine/measure/grey/grey_region.h"
#include "engine/measure/grey/outlier_repair.h"
#include "engine/measure/phase/otsu.h"
#include "engine/measure/quantile.h"

namespace synthslice::measure {

namespace {

double gradientThresholdOf(std::vector<float> magnitudes)
{
    return 0.15 * quantile(std::move(magnitudes), 0.95);
}

double peakThresholdOf(const std::vector<VotePeak>& peaks)
{
    std::vector<float> votes;
    for (const VotePeak& peak : peaks) {
        votes.push_back(static_cast<float>(peak.votes));
    }
    return 0.2 * quantile(std::move(votes), 0.90);
}

std::vector<VotePeak> peaksOf(const cv::Mat1f& votes, const CircleFinderSettings& settings)
{
    return votePeaks(votes, upsampling * 0.62 * smallestRadiusPx(settings));
}

void append(std::vector<float>& values, const cv::Mat1f& matrix)
{
    values.insert(values.end(), matrix.begin(), matrix.end());
}

// Mean grey over the inner half (by radius) of a disc that may lie across the border; pixels of the slice.
double innerGreyOf(const GreyImage& image, const Circle& circle)
{
    const double reach = std::max(0.5 * circle.r, 1.0);
    const int left = std::max(0, static_cast<int>(std::ceil(circle.x - reach)));
    const int right = std::min(image.width - 1, static_cast<int>(std::floor(circle.x + reach)));
    const int top = std::max(0, static_cast<int>(std::ceil(circle.y - reach)));
    const int bottom = std::min(image.height - 1, static_cast<int>(std::floor(circle.y + reach)));
    double sum = 0.0;
    int pixels = 0;
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            if (std::hypot(x - circle.x, y - circle.y) <= reach) {
                sum += image.at(x, y);
                ++pixels;
            }
        }
    }
    return pixels == 0 ? 0.0 : sum / pixels;
}

bool centreIsInside(std::span<const std::uint8_t> fieldOfView, const GreyImage& image, const Circle& circle)
{
    return isInside(fieldOfView, image,
                    static_cast<int>(std::clamp<long>(std::lround(circle.x), 0, image.width - 1)),
                    static_cast<int>(std::clamp<long>(std::lround(circle.y), 0, image.height - 1)));
}

std::vector<Circle> findWithSignedGradient(const GreyImage& image, const CircleFinderSettings& settings,
                                           std::span<const std::uint8_t> fieldOfView)
{
    GradientField field = gradientField(image, settings.darkFibres);
    if (!fieldOfView.empty()) {
        cv::Mat1b inside(image.height, image.width, const_cast<std::uint8_t*>(fieldOfView.data()));
        cv::resize(inside, inside, field.magnitude.size(), 0, 0, cv::INTER_NEAREST);
        field.magnitude.setTo(0.0F, inside == 0);
    }
    double gradientThreshold = settings.gradientThreshold;
    if (gradientThreshold <= 0.0) {
        std::vector<float> magnitudes;
        std::ranges::copy_if(field.magnitude, std::back_inserter(magnitudes),
                             [](float magnitude) { return magnitude > 0.0F; });
        gradientThreshold = gradientThresholdOf(std::move(magnitudes));
    }
    const cv::Mat1f votes = inwardVotes(field, gradientThreshold, settings);
    const std::vector<VotePeak> peaks = peaksOf(votes, settings);
    const double peakThreshold = settings.peakThreshold > 0.0 ? settings.peakThreshold
                                                              : peakThresholdOf(peaks);
    std::vector<Circle> circles;
    for (const VotePeak& peak : withoutWeakNeighbours(
             peaks, peakThreshold, upsampling * 1.5 * smallestRadiusPx(settings), votes.size())) {
        const double radius = discRadius(field.smooth, peak.x, peak.y,
                                         upsampling * smallestRadiusPx(settings),
                                         upsampling * largestRadiusPx(settings),
                                         upsampling * std::hypot(sliceBlurSigmaPx, smoothingSigmaPx));
        circles.push_back({slicePx(peak.x), slicePx(peak.y), radius / upsampling});
    }
    return circles;
}

}  // namespace

std::vector<Circle> findCircles(const GreyImage& original, const CircleFinderSettings& settings,
                                std::span<const std::uint8_t> fieldOfView)
{
    const GreyImage image = withoutOutliers(original, fieldOfView);
    std::vector<Circle> circles = settings.method == CircleMethod::OpenCvHough
                                      ? findCirclesWithOpenCv(image, settings)
                                      : findWithSignedGradient(image, settings, fieldOfView);
    const double innerGrey = settings.innerGrey > 0.0 ? settings.innerGrey
                                                      : otsuThreshold(greyInside(image, fieldOfView));
    std::erase_if(circles, [&](const Circle& circle) {
        const double grey = innerGreyOf(image, circle);
        return !centreIsInside(fieldOfView, image, circle) ||
               (settings.darkFibres ? grey >= innerGrey : grey <= innerGrey);
    });
    return circles;
}

CircleFinderSettings withReferenceThresholds(const std::vector<GreyImage>& reference,
                                             CircleFinderSettings settings)
{
    std::vector<float> magnitudes;
    std::vector<VotePeak> peaks;
    std::vector<GradientField> fields;
    for (const GreyImage& image : reference) {
        fields.push_back(gradientField(withoutOutliers(image), settings.darkFibres));
        append(magnitudes, fields.back().magnitude);
    }
    settings.gradientThreshold = gradientThresholdOf(std::move(magnitudes));
    for (const GradientField& field : fields) {
        const std::vector<VotePeak> found = peaksOf(inwardVotes(field, settings.gradientThreshold, settings),
                                                    settings);
        peaks.insert(peaks.end(), found.begin(), found.end());
    }
    settings.peakThreshold = peakThresholdOf(peaks);
    settings.innerGrey = otsuThreshold(reference);
    return settings;
}

}  // namespace synthslice::measure
