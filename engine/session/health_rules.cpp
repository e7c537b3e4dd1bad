#include "engine/session/health_rules.h"

#include <cmath>

#include "engine/base/text/text.h"

namespace synthslice::session {

double HealthEvidence::mean(const std::string& metric) const
{
    const auto found = means.find(metric);
    return found == means.end() ? std::nan("") : found->second;
}

std::optional<Symptom> when(bool shows, const char* measure, double value, const char* healthy)
{
    if (!shows) return std::nullopt;
    return Symptom{measure, value, healthy};
}

std::vector<std::vector<LiveEdit>> lowerRates(const spec::ExperimentSpec& experiment)
{
    std::vector<LiveEdit> edits;
    for (const spec::Part& part : experiment.family.parts()) {
        if (spec::OptimizerSpec* const* optimizer = std::get_if<spec::OptimizerSpec*>(&part.value)) {
            edits.push_back({part.path + ".lr", 0.3 * spec::learningRate(**optimizer)});
        } else if (const auto* parameters = std::get_if<spec::StructRef>(&part.value)) {
            const spec::Json values = parameters->toJson();
            if (const auto rate = values.find("lr"); rate != values.end()) {
                edits.push_back({part.path + ".lr", 0.3 * rate->get<double>()});
            }
        }
    }
    return {edits};
}

const HealthRule& nonFiniteRule()
{
    static const HealthRule rule = {"non_finite",
                                    SYNTHSLICE_TEXT("A loss or gradient is not finite"),
                                    SYNTHSLICE_TEXT("Lower the learning rates."),
                                    1,
                                    0,
                                    [](const HealthEvidence&) { return std::optional<Symptom>(); },
                                    lowerRates};
    return rule;
}

}  // namespace synthslice::session
