#include "engine/data/grey_histogram.h"

#include <cmath>

#include "engine/data/slice_pixels.h"

namespace synthslice::data {

GreyHistogram::GreyHistogram(const Slice& slice, const PixelRuns& pixels)
    : m_fullScale(fullScale(slice)), m_counts(static_cast<std::size_t>(m_fullScale) + 1),
      m_count(pixels.count())
{
    withPixels(slice, [&](auto values) {
        for (const PixelRun& run : pixels.runs()) {
            const auto begin = static_cast<std::size_t>(run.y) * static_cast<std::size_t>(slice.width) +
                               static_cast<std::size_t>(run.x);
            for (const auto value : values.subspan(begin, static_cast<std::size_t>(run.length)))
                ++m_counts[value];
        }
    });
    if (m_count == 0) return;
    forEachGrey([&](double grey, std::int64_t count) { m_mean += grey * static_cast<double>(count); });
    m_mean /= static_cast<double>(m_count);
    double squares = 0.0;
    forEachGrey([&](double grey, std::int64_t count) {
        squares += (grey - m_mean) * (grey - m_mean) * static_cast<double>(count);
    });
    m_sd = std::sqrt(squares / static_cast<double>(m_count));
}

double GreyHistogram::otsuThreshold() const
{
    double threshold = 0.0;
    double largestVariance = -1.0;  // between the classes, up to a factor
    double darkCount = 0.0;
    double darkSum = 0.0;
    const auto total = static_cast<double>(m_count);
    forEachGrey([&](double grey, std::int64_t count) {
        darkCount += static_cast<double>(count);
        darkSum += grey * static_cast<double>(count);
        const double brightCount = total - darkCount;
        if (brightCount <= 0.0) return;
        const double difference = darkSum / darkCount - (m_mean * total - darkSum) / brightCount;
        const double variance = darkCount * brightCount * difference * difference;
        if (variance > largestVariance) {
            largestVariance = variance;
            threshold = grey;
        }
    });
    return threshold;
}

}  // namespace synthslice::data
