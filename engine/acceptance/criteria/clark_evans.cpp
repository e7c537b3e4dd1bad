#include <string>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/point_pattern.h"

namespace synthslice::acceptance {

namespace {

class ClarkEvans final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "clark_evans"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Clark-Evans index"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean distance of nearest fibres over that of a random pattern: above 1 "
                               "regular, below 1 clustered.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::clarkEvans(image.circles(), image.image().width, image.image().height);
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(clark_evans, ClarkEvans)
