#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"

namespace synthslice::acceptance {

namespace {

class NoiseColour final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "noise_colour"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Noise colour"); }
    [[nodiscard]] std::string unit() const override { return "log10"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Power at 0.31 to 0.44 cycles per pixel over that of diagonal detail finer "
                               "than 0.51: it differs in images that were enlarged or reduced.");
    }
    [[nodiscard]] CriterionKind kind() const override { return CriterionKind::Texture; }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::logBandPower(image.spectrum(), 0.31, 0.44) -
               measure::logBandPower(image.spectrum(), 0.51, 0.69);
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(noise_colour, NoiseColour)
