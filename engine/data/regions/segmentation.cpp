#include "engine/data/regions/segmentation.h"

#include <algorithm>
#include <limits>

#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

template <class Pixels>
void GreyLabels::addAll(Pixels pixels)
{
    if (m_values.size() > mostLabels) return;
    std::vector<bool> occurs(std::numeric_limits<std::uint16_t>::max() + std::size_t{1}, false);
    for (const std::uint16_t value : m_values) occurs[value] = true;
    for (const auto value : pixels) {
        if (occurs[value]) continue;
        occurs[value] = true;
        m_values.push_back(value);
        if (m_values.size() > mostLabels) break;
    }
    std::ranges::sort(m_values);
}

template void GreyLabels::addAll(std::span<const std::uint8_t>);
template void GreyLabels::addAll(std::span<const std::uint16_t>);

bool looksSegmented(std::span<const RawImage> typical)
{
    GreyLabels all;
    for (const RawImage& image : typical) {
        GreyLabels own;
        withPixels(image, [&](auto pixels) { own.add(pixels); });
        if (own.count() < 2) return false;
        withPixels(image, [&](auto pixels) { all.add(pixels); });
    }
    return !typical.empty() && all.count() <= mostLabelsByItself;
}

}  // namespace synthslice::data
