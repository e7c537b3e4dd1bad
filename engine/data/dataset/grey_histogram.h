#pragma once

#include <cstdint>
#include <vector>

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// How often each integer value occurs among some pixels of a slice, without outliers
/// (binsWithoutOutliers()). Results in grey of full scale.
class GreyHistogram {
public:
    GreyHistogram(const Slice& slice, const PixelRuns& pixels);

    /// Pixels that are no outliers.
    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// The lowest and the highest value that occurs; 0 without pixels.
    [[nodiscard]] double darkest() const { return m_darkest; }
    [[nodiscard]] double brightest() const { return m_brightest; }
    [[nodiscard]] double mean() const { return m_mean; }
    [[nodiscard]] double sd() const { return m_sd; }
    /// Grey between the darker and the brighter class (synthslice::otsuThreshold()).
    [[nodiscard]] double otsuThreshold() const;

    /// Calls `visit(grey, count)` for every value that occurs, ascending.
    template <class Visit>
    void forEachGrey(const Visit& visit) const
    {
        for (std::size_t value = 0; value < m_counts.size(); ++value) {
            if (m_counts[value] != 0) visit(static_cast<double>(value) / m_fullScale, m_counts[value]);
        }
    }

private:
    double m_fullScale;
    std::vector<std::int64_t> m_counts;
    std::int64_t m_count = 0;
    double m_darkest = 0.0;
    double m_brightest = 0.0;
    double m_mean = 0.0;
    double m_sd = 0.0;
};

}  // namespace synthslice::data
