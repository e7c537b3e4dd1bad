#include "engine/data/regions/sample_in_air.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "engine/data/regions/slice_mask.h"

namespace synthslice::data {

namespace {

constexpr int coarsePx = 512;            ///< longest side that is searched; larger slices are reduced
constexpr double smoothingPx = 1.0;      ///< of the reduced slice, as all that follows
constexpr float bandPx = 4.0F;           ///< width of the border that tells what air is
constexpr int gapPx = 3;                 ///< radius of gaps in a sample that are no way in for air
constexpr int crumbPx = 8;               ///< radius of what is none
constexpr int edgePx = 4;                ///< left out where structure is compared
constexpr double airNoise = 5.0;         ///< SDs of smoothed air that a sample differs by, ...
constexpr double smallestStep = 0.05;    ///< ... and share of the grey range
constexpr int cornerPx = 12;             ///< side of the corners that tell it instead
constexpr double smallestBorder = 0.75;  ///< share of the border that is air, ...
constexpr double smallestCorner = 0.9;   ///< ... of the corners, ...
constexpr double smallestAir = 0.03;     ///< ... and then of the frame
constexpr double largestDent = 0.1;  ///< what is missing of the sample's convex hull, as a share of that air
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

cv::Mat1b cornersOf(cv::Size size)
{
    cv::Mat1b corners(size, 0);
    for (const int x : {0, size.width - cornerPx}) {
        for (const int y : {0, size.height - cornerPx})
            corners(cv::Rect(x, y, cornerPx, cornerPx)).setTo(255);
    }
    return corners;
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

/// What differs from the grey of a part of the frame, gaps closed.
cv::Mat1b unlike(const cv::Mat1f& smooth, const cv::Mat1b& frame, const cv::Mat1b& part, double greyRange)
{
    std::vector<float> greys = valuesIn(smooth, part);
    const float air = medianOf(greys);
    for (float& grey : greys) grey = std::abs(grey - air);
    const double sd = 1.4826 * medianOf(greys);  // of a normal distribution
    cv::Mat1b differs = cv::abs(smooth - air) > std::max(airNoise * sd, smallestStep * greyRange);
    differs &= frame;
    morphology(differs, cv::MORPH_CLOSE, gapPx);
    return differs;
}

/// What of `like` is connected to a part of the frame.
cv::Mat1b connectedTo(const cv::Mat1b& part, const cv::Mat1b& like)
{
    cv::Mat1i labels;
    cv::connectedComponents(like, labels);
    std::set<int> atPart;
    for (int y = 0; y < like.rows; ++y) {
        for (int x = 0; x < like.cols; ++x) {
            if (part(y, x) != 0 && labels(y, x) != 0) atPart.insert(labels(y, x));
        }
    }
    cv::Mat1b connected(like.size(), 0);
    for (const int label : atPart) connected |= labels == label;
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

/// Samples and the air around them, if a part of the frame shows air.
struct Candidate {
    cv::Mat1b samples;
    cv::Mat1b air;
    std::size_t count = 0;
    double airInPart = 0.0;  ///< share
    double pixels = 0.0;     ///< of the frame
};

Candidate candidateWith(const cv::Mat1b& part, const cv::Mat1f& smooth, const cv::Mat1b& frame,
                        double greyRange)
{
    Candidate candidate;
    candidate.air = connectedTo(part, frame & ~unlike(smooth, frame, part, greyRange));
    candidate.airInPart = cv::countNonZero(candidate.air & part) /
                          static_cast<double>(cv::countNonZero(part));
    candidate.pixels = cv::countNonZero(frame);
    cv::Mat1b inside = frame & ~candidate.air;
    morphology(inside, cv::MORPH_OPEN, crumbPx);
    cv::Mat1i labels;
    cv::Mat1i regions;
    cv::Mat1d centres;
    const int count = cv::connectedComponentsWithStats(inside, labels, regions, centres);
    candidate.samples = cv::Mat1b(frame.size(), 0);
    for (int label = 1; label < count; ++label) {
        if (regions(label, cv::CC_STAT_AREA) < smallestSample * candidate.pixels) continue;
        candidate.samples |= labels == label;
        ++candidate.count;
    }
    const double kept = cv::countNonZero(candidate.samples);
    const bool crumbs = cv::countNonZero(inside) > (1.0 + mostCrumbs) * kept;
    if (crumbs || kept < smallestTotal * candidate.pixels) candidate.count = 0;
    return candidate;
}

bool surroundsAll(const Candidate& candidate)
{
    return candidate.count > 0 && candidate.count <= mostSamples && candidate.airInPart >= smallestBorder;
}

bool liesAtCorners(const Candidate& candidate)
{
    if (candidate.count != 1 || candidate.airInPart < smallestCorner) return false;
    const double air = cv::countNonZero(candidate.air);
    return air >= smallestAir * candidate.pixels &&
           dentOf(outlinesOf(candidate.samples).front()) <= largestDent * air;
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
    if (std::min(coarse.width, coarse.height) < cornerPx) return std::nullopt;  // too narrow to tell
    cv::Mat1f values = cv::min(cv::max(search.values, search.darkest), search.brightest);
    cv::medianBlur(values, values, 3);
    cv::resize(values, values, coarse, 0, 0, cv::INTER_AREA);
    cv::Mat1b frame;
    cv::resize(search.frame, frame, coarse, 0, 0, cv::INTER_NEAREST);

    const cv::Mat1f smooth = smoothed(values, frame);
    const double greyRange = search.brightest - search.darkest;
    Candidate found = candidateWith(borderOf(frame), smooth, frame, greyRange);
    if (!surroundsAll(found)) {
        if (cv::countNonZero(frame) < coarse.area()) return std::nullopt;
        found = candidateWith(cornersOf(coarse), smooth, frame, greyRange);
        if (!liesAtCorners(found)) return std::nullopt;
    }
    if (structureIn(values, found.samples) <= moreStructure * structureIn(values, found.air))
        return std::nullopt;
    cv::resize(found.samples, found.samples, search.values.size(), 0, 0, cv::INTER_NEAREST);
    return found.samples;
}

}  // namespace synthslice::data
