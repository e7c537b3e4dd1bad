#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"

namespace synthslice::acceptance {

namespace {

class FinestNoisePower final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "finest_noise_power"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Finest noise power"); }
    [[nodiscard]] std::string unit() const override { return "log10"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT(
            "Power at 0.44 to 0.5 cycles per pixel, the finest detail that pixels can hold.");
    }
    [[nodiscard]] CriterionKind kind() const override { return CriterionKind::Texture; }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::logBandPower(image.spectrum(), 0.44, 0.5);
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(finest_noise_power, FinestNoisePower)
