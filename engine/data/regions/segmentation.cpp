#include "engine/data/regions/segmentation.h"

#include <algorithm>
#include <limits>

#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

void GreyLabels::add(const RawImage& image)
{
    if (m_values.size() > mostLabels) return;
    std::vector<bool> occurs(std::numeric_limits<std::uint16_t>::max() + std::size_t{1}, false);
    for (const std::uint16_t value : m_values) occurs[value] = true;
    withPixels(image, [&](auto pixels) {
        for (const auto value : pixels) {
            if (occurs[value]) continue;
            occurs[value] = true;
            m_values.push_back(value);
            if (m_values.size() > mostLabels) return;
        }
    });
    std::ranges::sort(m_values);
}

bool looksSegmented(std::span<const RawImage> typical)
{
    GreyLabels all;
    for (const RawImage& image : typical) {
        GreyLabels own;
        own.add(image);
        if (own.count() < 2) return false;
        all.add(image);
    }
    return !typical.empty() && all.count() <= mostLabelsByItself;
}

}  // namespace synthslice::data
