#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/fibre_statistics.h"

namespace synthslice::acceptance {

namespace {

class CircleAreaFraction final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "circle_area_fraction"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Circle area fraction"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Share of the image inside the circles found.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::circleAreaFraction(image.circles(), image.image().width, image.image().height);
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(circle_area_fraction, CircleAreaFraction)
