#include <limits>
#include <numeric>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/fibre_statistics.h"

namespace synthslice::acceptance {

namespace {

class NeighbourDistance final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "neighbour_distance"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Neighbour distance"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean distance of a fibre to its nearest neighbour, centre to centre.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        const std::vector<double> distances = measure::nearestNeighbourDistancesPx(image.circles());
        return distances.empty() ? std::numeric_limits<double>::quiet_NaN()
                                 : std::accumulate(distances.begin(), distances.end(), 0.0) /
                                       static_cast<double>(distances.size());
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(neighbour_distance, NeighbourDistance)
