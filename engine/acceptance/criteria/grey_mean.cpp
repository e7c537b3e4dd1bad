#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/grey_statistics.h"

namespace synthslice::acceptance {

namespace {

class GreyMean final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "grey_mean"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Grey, mean"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean grey of the image, 0 black to 1 full scale.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::greyStatistics(image.image()).mean;
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(grey_mean, GreyMean)
