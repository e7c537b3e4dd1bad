#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/grey_statistics.h"

namespace synthslice::acceptance {

namespace {

class GreySd final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "grey_sd"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Grey, SD"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Standard deviation of grey, of full scale: the contrast.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::greyStatistics(image.image()).sd;
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(grey_sd, GreySd)
