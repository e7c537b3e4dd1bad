#include <cmath>

#include "engine/spec/parameters/parameter_catalogue.h"

namespace synthslice::spec {

namespace {

std::string allowedText(const ParameterInfo& info)
{
    std::string text;
    for (const auto& choice : info.choices) {
        text += (text.empty() ? "" : ", ") + ("`" + choice + "`");
    }
    const bool numeric = info.type == ParameterType::Integer || info.type == ParameterType::Real ||
                         info.type == ParameterType::RealPair;
    if (numeric && std::isfinite(info.range.min)) {
        text = numberText(info.range.min) + " to " + numberText(info.range.max);
    }
    return text;
}

/// Where a group stands in an experiment, for those that do not stand at their path.
std::string placesText(const CataloguedGroup& group)
{
    std::string text;
    for (const auto& [path, help] : group.places) {
        text += "- `" + path + ".<key>`" + (help.empty() ? "" : ": " + help) + "\n";
    }
    return text.empty() ? text : "\nStands at\n\n" + text;
}

std::string familyText(const CataloguedGroup& group)
{
    if (group.family.empty()) return {};
    return "\nOf the family `" + group.family + "`.\n";
}

}  // namespace

std::string parametersMarkdown()
{
    std::string text = "# Parameters\n\n"
                       "Made by `synthslice-cli parameters --markdown` from the program's own tables; do not "
                       "edit by hand.\n"
                       "A parameter marked *live* may also be changed while a run is going on.\n";
    for (const auto& each : parameterCatalogue()) {
        const ParameterGroup& group = each.group;
        text += "\n## " + group.title + " (`" + group.path + "`)\n\n" + group.help + "\n" + familyText(each) +
                placesText(each);
        if (group.parameters.empty()) {
            continue;
        }
        text += "\n| key | meaning | default | allowed | unit | |\n|---|---|---|---|---|---|\n";
        for (const auto& info : group.parameters) {
            text += "| `" + info.key + "` | " + info.help + " | `" + info.defaultValue.dump() + "` | " +
                    allowedText(info) + " | " + info.unit + " | " +
                    (info.changes == Changes::Live ? "*live*" : "") + " |\n";
        }
    }
    return text;
}

}  // namespace synthslice::spec
