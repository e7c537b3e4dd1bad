#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"

namespace synthslice::acceptance {

namespace {

class VolumeFraction final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "volume_fraction"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Volume fraction"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Share of the image that is fibre, by the grey threshold.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override { return image.volumeFraction(); }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(volume_fraction, VolumeFraction)
