#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/fibre_statistics.h"

namespace synthslice::acceptance {

namespace {

class IntersectingCircles final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "intersecting_circles"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Intersecting circles"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT(
            "Pairs of circles that overlap by more than a quarter of their radius, per circle.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::intersectingPairsPerCircle(image.circles());
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(intersecting_circles, IntersectingCircles)
