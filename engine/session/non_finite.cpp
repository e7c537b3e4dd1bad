#include "engine/session/non_finite.h"

#include <cmath>

#include "engine/base/text/text.h"

namespace synthslice::session {

std::optional<Symptom> findNonFinite(const std::vector<MetricInfo>& metrics, const StepReport& report)
{
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const double value = report.values[i];
        const bool always = metrics[i].group == "loss" || metrics[i].group == "gradient";
        const bool leftOut = metrics[i].sparse && std::isnan(value);
        if (always && !leftOut && !std::isfinite(value)) {
            return Symptom{metrics[i].key, value, SYNTHSLICE_TEXT("it should be a finite number")};
        }
    }
    return std::nullopt;
}

}  // namespace synthslice::session
