#include "engine/data/dataset/grey_histogram.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "engine/base/grey/otsu.h"
#include "engine/base/grey/outliers.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

GreyHistogram::GreyHistogram(const Slice& slice, const PixelRuns& pixels)
    : m_fullScale(fullScale(slice)), m_counts(static_cast<std::size_t>(m_fullScale) + 1)
{
    withPixels(slice, [&](auto values) {
        for (const PixelRun& run : pixels.runs()) {
            const auto begin = static_cast<std::size_t>(run.y) * static_cast<std::size_t>(slice.width) +
                               static_cast<std::size_t>(run.x);
            for (const auto value : values.subspan(begin, static_cast<std::size_t>(run.length)))
                ++m_counts[value];
        }
    });
    const BinRange kept = binsWithoutOutliers(m_counts);
    std::fill_n(m_counts.begin(), kept.first, 0);
    std::fill(m_counts.begin() + static_cast<std::ptrdiff_t>(kept.last) + 1, m_counts.end(), 0);
    m_count = std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t{0});
    if (m_count == 0) return;
    m_darkest = 1.0;
    forEachGrey([&](double grey, std::int64_t count) {
        m_darkest = std::min(m_darkest, grey);
        m_brightest = grey;
        m_mean += grey * static_cast<double>(count);
    });
    m_mean /= static_cast<double>(m_count);
    double squares = 0.0;
    forEachGrey([&](double grey, std::int64_t count) {
        squares += (grey - m_mean) * (grey - m_mean) * static_cast<double>(count);
    });
    m_sd = std::sqrt(squares / static_cast<double>(m_count));
}

double GreyHistogram::otsuThreshold() const
{
    return synthslice::otsuThreshold(m_counts) / m_fullScale;
}

}  // namespace synthslice::data
