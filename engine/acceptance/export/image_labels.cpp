#include "engine/acceptance/export/image_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "engine/base/text/number_text.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t mostLabels = 65535;
constexpr int lengthDigits = 7;

std::span<const measure::Circle> labelled(const std::vector<measure::Circle>& circles)
{
    return std::span(circles).first(std::min(circles.size(), mostLabels));
}

}  // namespace

GreyImage fibreLabels(const std::vector<measure::Circle>& circles, int width, int height)
{
    GreyImage labels(width, height, 0.0F);
    GreyImage nearest(width, height, std::numeric_limits<float>::infinity());  // radii from a middle
    std::size_t label = 0;
    for (const auto& [centreX, centreY, r] : labelled(circles)) {
        const float grey = static_cast<float>(++label) / static_cast<float>(mostLabels);
        const int bottom = std::min(height - 1, static_cast<int>(std::floor(centreY + r)));
        const int right = std::min(width - 1, static_cast<int>(std::floor(centreX + r)));
        for (int y = std::max(0, static_cast<int>(std::ceil(centreY - r))); y <= bottom; ++y) {
            for (int x = std::max(0, static_cast<int>(std::ceil(centreX - r))); x <= right; ++x) {
                const auto radii = static_cast<float>(std::hypot(x - centreX, y - centreY) / r);
                if (radii > 1.0F || radii >= nearest.at(x, y)) continue;
                nearest.at(x, y) = radii;
                labels.at(x, y) = grey;
            }
        }
    }
    return labels;
}

GreyImage phaseLabels(const GreyImage& image, const measure::Material& material)
{
    const measure::PhaseImage phases = measure::phaseImage(image, material);
    GreyImage labels(image.width, image.height, 0.0F);
    std::ranges::transform(phases.phase, labels.grey.begin(), [](auto phase) {
        return static_cast<float>(phase) / static_cast<float>(mostLabels);
    });
    return labels;
}

std::string fibreRows(const std::string& file, const std::vector<measure::Circle>& circles,
                      double pixelSizeUm)
{
    std::string rows;
    std::size_t label = 0;
    for (const auto& [x, y, r] : labelled(circles)) {
        rows += file + "," + std::to_string(++label);
        for (const double length : {x, y, r}) rows += "," + numberText(length, lengthDigits);
        for (const double length : {x + 0.5, y + 0.5, r})
            rows += "," +
                    (pixelSizeUm > 0.0 ? numberText(length * pixelSizeUm, lengthDigits) : std::string());
        rows += "\n";
    }
    return rows;
}

}  // namespace synthslice::acceptance
