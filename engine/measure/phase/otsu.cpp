#include "engine/measure/phase/otsu.h"

#include <cstdint>
#include <span>

#include "engine/base/grey/otsu.h"
#include "engine/base/grey/outliers.h"
#include "engine/measure/grey/grey_levels.h"

namespace synthslice::measure {

namespace {

double thresholdOf(const std::vector<std::int64_t>& counts)
{
    return synthslice::otsuThreshold(withOutliersDrawnIn(counts)) / (greyLevels - 1);
}

}  // namespace

double otsuThreshold(const std::vector<float>& grey)
{
    if (grey.empty()) {
        return 0.0;
    }
    std::vector<std::int64_t> counts(greyLevels);
    countGreyLevels(grey, counts);
    return thresholdOf(counts);
}

double otsuThreshold(const std::vector<GreyImage>& images)
{
    if (images.empty()) {
        return 0.0;
    }
    std::vector<std::int64_t> counts(greyLevels);
    for (const GreyImage& image : images) {
        countGreyLevels(image.grey, counts);
    }
    return thresholdOf(counts);
}

}  // namespace synthslice::measure
