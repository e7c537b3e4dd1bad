#include <string>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/specific_surface.h"

namespace synthslice::acceptance {

namespace {

class SpecificSurface final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "specific_surface"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Specific surface"); }
    [[nodiscard]] std::string unit() const override { return "1/px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Length of the interface between fibres and matrix per area.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::specificSurface(image.phase());
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(specific_surface, SpecificSurface)
