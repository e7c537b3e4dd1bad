#include <algorithm>
#include <numeric>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/lineal_path.h"

namespace synthslice::acceptance {

namespace {

class LinealPath final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "lineal_path"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Lineal path"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean way from a pixel of a fibre straight on to the fibre's edge, along rows and "
                               "columns: the lineal path function summed, over the volume fraction.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        const measure::PhaseImage& phase = image.phase();
        const std::vector<double> path = measure::linealPath(phase, 1, std::min(phase.width, phase.height));
        return std::accumulate(path.begin(), path.end(), 0.0) / path.front();
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(lineal_path, LinealPath)
