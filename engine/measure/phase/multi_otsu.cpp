#include "engine/measure/phase/multi_otsu.h"

#include <algorithm>
#include <limits>

#include "engine/measure/quantile.h"

namespace synthslice::measure {

namespace {

constexpr int bins = 256;
constexpr double clipped = 0.001;  // share of pixels beyond either end of the bins

/// Counts, and sums of bin numbers, of the bins before each.
struct Cumulated {
    std::vector<double> count = std::vector<double>(bins + 1, 0.0);
    std::vector<double> sum = std::vector<double>(bins + 1, 0.0);

    /// What a class of the bins begin ... end - 1 adds to the variance between classes, up to constants.
    [[nodiscard]] double varianceOf(int begin, int end) const
    {
        const auto first = static_cast<std::size_t>(begin);
        const auto last = static_cast<std::size_t>(end);
        const double pixels = count[last] - count[first];
        const double greys = sum[last] - sum[first];
        return pixels > 0.0 ? greys * greys / pixels : 0.0;
    }
};

/// The first bin of each class but the first.
std::vector<int> bestBorders(const Cumulated& histogram, int classes)
{
    // best[c][end]: largest variance of c + 1 classes in the bins before `end`; from[c][end]: where the last
    // begins.
    std::vector best(static_cast<std::size_t>(classes), std::vector<double>(bins + 1, 0.0));
    std::vector from(static_cast<std::size_t>(classes), std::vector<int>(bins + 1, 0));
    for (int end = 1; end <= bins; ++end)
        best[0][static_cast<std::size_t>(end)] = histogram.varianceOf(0, end);
    for (std::size_t c = 1; c < best.size(); ++c) {
        for (int end = 1; end <= bins; ++end) {
            double& largest = best[c][static_cast<std::size_t>(end)];
            largest = -std::numeric_limits<double>::infinity();
            for (int begin = static_cast<int>(c); begin < end; ++begin) {
                const double variance = best[c - 1][static_cast<std::size_t>(begin)] +
                                        histogram.varianceOf(begin, end);
                if (variance <= largest) continue;
                largest = variance;
                from[c][static_cast<std::size_t>(end)] = begin;
            }
        }
    }
    std::vector<int> borders;
    for (int c = classes - 1, end = bins; c > 0; --c) {
        end = from[static_cast<std::size_t>(c)][static_cast<std::size_t>(end)];
        borders.insert(borders.begin(), end);
    }
    return borders;
}

}  // namespace

std::vector<double> otsuThresholds(const std::vector<GreyImage>& images, int classes)
{
    std::vector<float> greys;
    for (const GreyImage& image : images) greys.insert(greys.end(), image.grey.begin(), image.grey.end());
    if (greys.empty()) return {};
    const double darkest = quantile(greys, clipped);
    const double width = (quantile(greys, 1.0 - clipped) - darkest) / bins;
    if (!(width > 0.0)) return {};
    std::vector<double> counts(bins, 0.0);
    for (const float grey : greys)
        counts[static_cast<std::size_t>(std::clamp((grey - darkest) / width, 0.0, bins - 1.0))] += 1.0;
    Cumulated histogram;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        histogram.count[bin + 1] = histogram.count[bin] + counts[bin];
        histogram.sum[bin + 1] = histogram.sum[bin] + counts[bin] * static_cast<double>(bin);
    }
    std::vector<double> thresholds;
    for (const int border : bestBorders(histogram, classes)) thresholds.push_back(darkest + border * width);
    return thresholds;
}

}  // namespace synthslice::measure
