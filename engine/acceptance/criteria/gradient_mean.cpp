#include <numeric>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/texture.h"

namespace synthslice::acceptance {

namespace {

class GradientMean final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "gradient_mean"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Mean gradient"); }
    [[nodiscard]] std::string unit() const override { return "grey/px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean magnitude of the grey gradient: blur lowers it, noise raises it.");
    }
    [[nodiscard]] CriterionKind kind() const override { return CriterionKind::Texture; }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        const std::vector<float> gradients = measure::gradientMagnitudes(image.image());
        return std::accumulate(gradients.begin(), gradients.end(), 0.0) /
               static_cast<double>(gradients.size());
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(gradient_mean, GradientMean)
