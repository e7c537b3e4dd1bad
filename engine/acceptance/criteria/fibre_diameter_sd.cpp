#include <limits>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/fibre_statistics.h"

namespace synthslice::acceptance {

namespace {

class FibreDiameterSd final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "fibre_diameter_sd"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Fibre diameter, SD"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Standard deviation of the diameters of the fibres found.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return image.circles().empty() ? std::numeric_limits<double>::quiet_NaN()
                                       : measure::diameterStatistics(image.circles()).sdPx;
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(fibre_diameter_sd, FibreDiameterSd)
