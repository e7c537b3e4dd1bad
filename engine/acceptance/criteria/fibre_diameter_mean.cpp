#include <limits>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/fibre_statistics.h"

namespace synthslice::acceptance {

namespace {

class FibreDiameterMean final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "fibre_diameter_mean"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Fibre diameter, mean"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean diameter of the fibres found.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return image.circles().empty() ? std::numeric_limits<double>::quiet_NaN()
                                       : measure::diameterStatistics(image.circles()).meanPx;
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(fibre_diameter_mean, FibreDiameterMean)
