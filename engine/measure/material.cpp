#include "engine/measure/material.h"

#include <algorithm>
#include <cmath>

#include "engine/base/text/text.h"

namespace synthslice::measure {

namespace {

/// The phase whose label is nearest to a grey.
std::size_t nearestLabel(const std::vector<double>& labels, double grey)
{
    const auto above = std::ranges::lower_bound(labels, grey);
    if (above == labels.begin()) return 0;
    const auto place = static_cast<std::size_t>(above - labels.begin());
    if (above == labels.end()) return place - 1;
    return *above - grey < grey - *std::prev(above) ? place : place - 1;
}

std::uint8_t phaseOf(double grey, const Material& material)
{
    if (material.isSegmented()) return static_cast<std::uint8_t>(nearestLabel(material.labels, grey));
    if (material.circles.darkFibres) return grey < material.thresholds.front() ? 1 : 0;
    return static_cast<std::uint8_t>(std::ranges::lower_bound(material.thresholds, grey) -
                                     material.thresholds.begin());
}

}  // namespace

std::string Material::phaseName(int phase) const
{
    if (!roundInclusions) return "phase " + std::to_string(phase);
    return phase == 0 ? SYNTHSLICE_TEXT("matrix") : SYNTHSLICE_TEXT("fibres");
}

PhaseImage phaseImage(const GreyImage& image, const Material& material, std::span<const std::uint8_t> inside)
{
    PhaseImage result{image.width, image.height, {}};
    result.phase.reserve(image.grey.size());
    for (std::size_t pixel = 0; pixel < image.grey.size(); ++pixel) {
        const bool counts = inside.empty() || inside[pixel] != 0;
        result.phase.push_back(counts ? phaseOf(image.grey[pixel], material) : PhaseImage::outside);
    }
    return result;
}

GreyImage asStored(GreyImage image, const Material& material)
{
    if (material.isSegmented()) {
        for (float& grey : image.grey)
            grey = static_cast<float>(material.labels[nearestLabel(material.labels, grey)]);
        return image;
    }
    const float fullScale = material.bitDepth == 16 ? 65535.0F : 255.0F;
    for (float& grey : image.grey) grey = std::round(std::clamp(grey, 0.0F, 1.0F) * fullScale) / fullScale;
    return image;
}

}  // namespace synthslice::measure
