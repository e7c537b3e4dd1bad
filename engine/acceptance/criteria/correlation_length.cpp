#include <algorithm>
#include <cmath>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/two_point_correlation.h"

namespace synthslice::acceptance {

namespace {

class CorrelationLength final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "correlation_length"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Correlation length"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT(
            "Root of the integral range of the two-point correlation: how far structure reaches.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        const measure::PhaseImage& phase = image.phase();
        return std::sqrt(measure::integralRangePx2(phase, std::min(phase.width, phase.height) / 2 - 1));
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(correlation_length, CorrelationLength)
