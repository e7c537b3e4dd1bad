#include "engine/base/grey/otsu.h"

namespace synthslice {

std::size_t otsuBin(std::span<const std::int64_t> histogram)
{
    double total = 0.0;
    double sum = 0.0;
    std::size_t best = 0;
    for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
        total += static_cast<double>(histogram[bin]);
        sum += static_cast<double>(bin) * static_cast<double>(histogram[bin]);
        if (histogram[bin] != 0) {
            best = bin;
        }
    }
    double dark = 0.0;
    double darkSum = 0.0;
    double largestVariance = 0.0;  // up to a factor
    for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
        dark += static_cast<double>(histogram[bin]);
        darkSum += static_cast<double>(bin) * static_cast<double>(histogram[bin]);
        const double bright = total - dark;
        if (dark == 0.0 || bright == 0.0) {
            continue;
        }
        const double difference = darkSum / dark - (sum - darkSum) / bright;
        const double variance = dark * bright * difference * difference;
        if (variance > largestVariance) {
            largestVariance = variance;
            best = bin;
        }
    }
    return best;
}

double otsuThreshold(std::span<const std::int64_t> histogram)
{
    const std::size_t dark = otsuBin(histogram);
    for (std::size_t bin = dark + 1; bin < histogram.size(); ++bin) {
        if (histogram[bin] != 0) {
            return 0.5 * static_cast<double>(dark + bin);
        }
    }
    return static_cast<double>(dark) + 0.5;
}

}  // namespace synthslice
