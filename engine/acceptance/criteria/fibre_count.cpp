#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"

namespace synthslice::acceptance {

namespace {

class FibreCount final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "fibre_count"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Fibres"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Number of fibres found in the image.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return static_cast<double>(image.circles().size());
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(fibre_count, FibreCount)
