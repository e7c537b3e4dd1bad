#include "engine/spec/phase_thresholds.h"

#include <charconv>

#include "engine/base/text/text.h"

namespace synthslice::spec {

Result<std::vector<double>> parsePhaseThresholds(const std::string& thresholds)
{
    std::vector<double> greys;
    const char* at = thresholds.data();
    const char* const end = at + thresholds.size();
    while (at != end) {
        if (*at == ' ' || *at == ',') {
            ++at;
            continue;
        }
        double grey = 0.0;
        const auto [rest, error] = std::from_chars(at, end, grey);
        if (error != std::errc() || grey <= 0.0 || grey >= 1.0 || (!greys.empty() && grey <= greys.back())) {
            return invalidInput(text("'%1' is no ascending list of greys between 0 and 1", thresholds),
                                text("write for example 0.3, 0.6, or leave it empty to find them"));
        }
        greys.push_back(grey);
        at = rest;
    }
    return greys;
}

}  // namespace synthslice::spec
