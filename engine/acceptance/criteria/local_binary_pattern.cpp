#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/texture.h"

namespace synthslice::acceptance {

namespace {

class LocalBinaryPattern final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "local_binary_pattern"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Straight edges"); }
    [[nodiscard]] std::string unit() const override { return ""; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Share of pixels whose neighbourhood is a straight edge, half brighter and "
                               "half darker (local binary pattern).");
    }
    [[nodiscard]] CriterionKind kind() const override { return CriterionKind::Texture; }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::localBinaryPatternHistogram(image.image())[4];
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(local_binary_pattern, LocalBinaryPattern)
