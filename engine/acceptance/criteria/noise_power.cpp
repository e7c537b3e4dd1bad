#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"

namespace synthslice::acceptance {

namespace {

class NoisePower final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "noise_power"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Noise power"); }
    [[nodiscard]] std::string unit() const override { return "log10"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Power at 0.37 to 0.44 cycles per pixel, where noise prevails: too low in "
                               "blurred images, too high in noisy ones.");
    }
    [[nodiscard]] CriterionKind kind() const override { return CriterionKind::Texture; }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::logBandPower(image.spectrum(), 0.37, 0.44);
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(noise_power, NoisePower)
