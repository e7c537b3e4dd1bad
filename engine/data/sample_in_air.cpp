#include "engine/data/sample_in_air.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "engine/data/slice_mask.h"

namespace synthslice::data {

namespace {

constexpr int coarsePx = 512;          ///< longest side that is searched; larger slices are reduced
constexpr double smoothingPx = 1.0;    ///< of the reduced slice, as all that follows
constexpr float bandPx = 4.0F;         ///< width of the border that tells what air is
constexpr int gapPx = 3;               ///< radius of gaps in a sample that are no way in for air
constexpr int crumbPx = 8;             ///< radius of what is none
constexpr int edgePx = 4;              ///< left out where structure is compared
constexpr double airNoise = 5.0;       ///< SDs of smoothed air that a sample differs by, ...
constexpr double smallestStep = 0.05;  ///< ... and share of the grey range
constexpr double smallestBorder = 0.75;
constexpr double smallestSample = 0.01;  ///< share of the frame
constexpr double smallestTotal = 0.02;
constexpr std::size_t mostSamples = 8;
constexpr double mostCrumbs = 0.1;  ///< share of what is kept that smaller regions may have
constexpr double moreStructure = 1.5;

int reduction(cv::Size size)
{
    return (std::max(size.width, size.height) + coarsePx - 1) / coarsePx;
}

std::vector<float> valuesIn(const cv::Mat1f& values, const cv::Mat1b& mask)
{
    std::vector<float> inside;
    for (int y = 0; y < values.rows; ++y) {
        for (int x = 0; x < values.cols; ++x) {
            if (mask(y, x) != 0) inside.push_back(values(y, x));
        }
    }
    return inside;
}

cv::Mat1b borderOf(const cv::Mat1b& frame)
{
    cv::Mat1b padded;
    cv::copyMakeBorder(frame, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::Mat1f depth;
    cv::distanceTransform(padded, depth, cv::DIST_L2, 5);
    cv::Mat1b border;
    cv::inRange(depth(cv::Rect({1, 1}, frame.size())), 0.5F, bandPx, border);
    return border;
}

/// Values smoothed within the frame, as if there were nothing outside of it.
cv::Mat1f smoothed(const cv::Mat1f& values, const cv::Mat1b& frame)
{
    cv::Mat1f weight;
    frame.convertTo(weight, CV_32F, 1.0 / 255.0);
    cv::Mat1f sum = values.mul(weight);
    cv::GaussianBlur(sum, sum, {}, smoothingPx);
    cv::GaussianBlur(weight, weight, {}, smoothingPx);
    return sum / cv::max(weight, 1e-3F);
}

/// What differs from the border's grey, gaps closed.
cv::Mat1b unlikeBorder(const cv::Mat1f& smooth, const cv::Mat1b& frame, const cv::Mat1b& border,
                       double greyRange)
{
    std::vector<float> greys = valuesIn(smooth, border);
    const float air = medianOf(greys);
    for (float& grey : greys) grey = std::abs(grey - air);
    const double sd = 1.4826 * medianOf(greys);  // of a normal distribution
    cv::Mat1b unlike = cv::abs(smooth - air) > std::max(airNoise * sd, smallestStep * greyRange);
    unlike &= frame;
    morphology(unlike, cv::MORPH_CLOSE, gapPx);
    return unlike;
}

/// What of `like` is connected to the border.
cv::Mat1b connectedTo(const cv::Mat1b& border, const cv::Mat1b& like)
{
    cv::Mat1i labels;
    cv::connectedComponents(like, labels);
    std::set<int> atBorder;
    for (int y = 0; y < like.rows; ++y) {
        for (int x = 0; x < like.cols; ++x) {
            if (border(y, x) != 0 && labels(y, x) != 0) atBorder.insert(labels(y, x));
        }
    }
    cv::Mat1b connected(like.size(), 0);
    for (const int label : atBorder) connected |= labels == label;
    return connected;
}

/// Distance of the 10th and the 90th percentile, away from the mask's edge.
double structureIn(const cv::Mat1f& values, const cv::Mat1b& mask)
{
    cv::Mat1b core = mask.clone();
    morphology(core, cv::MORPH_ERODE, edgePx);
    std::vector<float> greys = valuesIn(values, core);
    if (greys.empty()) return 0.0;
    std::ranges::sort(greys);
    return greys[greys.size() * 9 / 10] - greys[greys.size() / 10];
}

}  // namespace

int samplePrecisionPx(cv::Size slice)
{
    return 4 * reduction(slice);
}

std::optional<cv::Mat1b> samplesInAir(const SampleSearch& search)
{
    const cv::Size coarse(search.values.cols / reduction(search.values.size()),
                          search.values.rows / reduction(search.values.size()));
    cv::Mat1f values = cv::min(cv::max(search.values, search.darkest), search.brightest);
    cv::medianBlur(values, values, 3);
    cv::resize(values, values, coarse, 0, 0, cv::INTER_AREA);
    cv::Mat1b frame;
    cv::resize(search.frame, frame, coarse, 0, 0, cv::INTER_NEAREST);

    const cv::Mat1b border = borderOf(frame);
    const cv::Mat1b unlike = unlikeBorder(smoothed(values, frame), frame, border,
                                          search.brightest - search.darkest);
    const cv::Mat1b air = connectedTo(border, frame & ~unlike);
    cv::Mat1b inside = frame & ~air;
    morphology(inside, cv::MORPH_OPEN, crumbPx);

    cv::Mat1i labels;
    cv::Mat1i regions;
    cv::Mat1d centres;
    const int count = cv::connectedComponentsWithStats(inside, labels, regions, centres);
    cv::Mat1b samples(coarse, 0);
    const double pixels = cv::countNonZero(frame);
    std::size_t found = 0;
    for (int label = 1; label < count; ++label) {
        if (regions(label, cv::CC_STAT_AREA) < smallestSample * pixels) continue;
        samples |= labels == label;
        ++found;
    }
    const double kept = cv::countNonZero(samples);
    const bool plausible = found > 0 && found <= mostSamples && kept >= smallestTotal * pixels &&
                           cv::countNonZero(inside) <= (1.0 + mostCrumbs) * kept &&
                           cv::countNonZero(air & border) >= smallestBorder * cv::countNonZero(border) &&
                           structureIn(values, samples) > moreStructure * structureIn(values, air);
    if (!plausible) return std::nullopt;
    cv::resize(samples, samples, search.values.size(), 0, 0, cv::INTER_NEAREST);
    return samples;
}

}  // namespace synthslice::data
