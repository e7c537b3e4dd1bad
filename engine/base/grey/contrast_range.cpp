#include "engine/base/grey/contrast_range.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace synthslice {

GreyRange contrastRange(std::span<const GreyImage> images)
{
    std::vector<float> grey;
    for (const GreyImage& image : images) {
        std::copy_if(image.grey.begin(), image.grey.end(), std::back_inserter(grey),
                     [](float g) { return std::isfinite(g); });
    }
    if (grey.empty()) {
        return {};
    }
    const auto quantile = [&grey](double share) {
        const auto at = grey.begin() +
                        static_cast<std::ptrdiff_t>(share * static_cast<double>(grey.size() - 1));
        std::nth_element(grey.begin(), at, grey.end());
        return static_cast<double>(*at);
    };
    const GreyRange range{quantile(0.005), quantile(0.995)};
    return range.white - range.black > 1e-6 ? range : GreyRange{};
}

}  // namespace synthslice
