#include "engine/session/non_finite.h"

#include <cmath>

namespace synthslice::session {

std::optional<std::string> findNonFinite(const std::vector<MetricInfo>& metrics, const StepReport& report)
{
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const double value = report.values[i];
        const bool always = metrics[i].group == "loss" || metrics[i].group == "gradient";
        if (always && !std::isfinite(value)) {
            return metrics[i].key + " became " + (std::isnan(value) ? "NaN (not a number)" : "infinite") +
                   " at step " + std::to_string(report.step);
        }
    }
    return std::nullopt;
}

}  // namespace synthslice::session
