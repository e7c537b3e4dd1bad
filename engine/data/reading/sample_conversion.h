#pragma once

#include <cstdint>
#include <vector>

#include "engine/data/formats/shared/samples.h"
#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

/// Finds the one map to 16 bit of all images of a stack whose values are wider, in one pass over them.
class ValueRange {
public:
    /// `values` is how many values will be added in all; of many, evenly spaced ones are kept.
    explicit ValueRange(std::int64_t values);

    /// Finite values of more than 16 bits count; other images take no part.
    void add(const StoredImage& image);

    /// From 0 ... 65535 to the file's values: exact where they are integers of so few steps, else over all
    /// values, but for those far beyond the middle 99.98 %, which are clipped.
    [[nodiscard]] ValueMap map() const;

private:
    std::int64_t m_stride;
    std::int64_t m_next = 0;  ///< values until the next that is kept
    std::vector<double> m_kept;
    double m_lowest;
    double m_highest;
    bool m_isWhole = true;  ///< integers only
};

/// The image in grey. `wide` is the map that values of more than 16 bits take; other values keep their own.
[[nodiscard]] RawImage toRawImage(StoredImage&& image, const ValueMap& wide);

}  // namespace synthslice::data
