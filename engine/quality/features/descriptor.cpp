#include "engine/quality/features/descriptor.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/measure/measured_image.h"

namespace synthslice::quality {

namespace {

/// What descriptors of several numbers are called.
constexpr std::array groupLabels{
    std::pair{"chords", SYNTHSLICE_TEXT("Chord lengths, mean and SD")},
    std::pair{"fibre_diameter", SYNTHSLICE_TEXT("Fibre diameter, mean and SD")},
    std::pair{"neighbour_distance", SYNTHSLICE_TEXT("Nearest neighbour, mean and SD")}};

std::string labelOf(const measure::Measure& first)
{
    const auto* const group = std::ranges::find(groupLabels, first.descriptor,
                                                [](const auto& entry) { return std::string(entry.first); });
    return group == groupLabels.end() ? first.fullLabel() : group->second;
}

}  // namespace

std::vector<Descriptor> descriptorsOf(const measure::Material& material, int patchSize)
{
    const measure::MeasuredImage blank(GreyImage(patchSize, patchSize), material);
    std::vector<Descriptor> all;
    for (const measure::Measure& measure : measure::measuresOf(material)) {
        if (measure.descriptor.empty()) continue;
        auto found = std::ranges::find(all, measure.descriptor, &Descriptor::key);
        if (found == all.end()) {
            all.push_back({measure.descriptor,
                           labelOf(measure),
                           measure.xUnit.empty() ? measure.xLabel : measure.xUnit,
                           {},
                           {}});
            found = std::prev(all.end());
        }
        found->measures.push_back(&measure);
        if (measure.isCurve()) {
            found->x = measure.x(blank);
        } else {
            found->x.push_back(static_cast<double>(found->x.size()));
        }
    }
    return all;
}

std::vector<double> describe(const std::vector<Descriptor>& descriptors, const GreyImage& image,
                             const measure::Material& material)
{
    const measure::MeasuredImage measured(measure::asStored(image, material), material);
    std::vector<double> components;
    for (const Descriptor& descriptor : descriptors) {
        for (const measure::Measure* measure : descriptor.measures) {
            const std::vector<double> values = measure->values(measured);
            std::ranges::transform(values, std::back_inserter(components),
                                   [](double value) { return std::isnan(value) ? 0.0 : value; });
        }
    }
    return components;
}

}  // namespace synthslice::quality
