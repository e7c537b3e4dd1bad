#include <cmath>

#include "engine/spec/loss_spec.h"
#include "engine/spec/parameter_catalogue.h"

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

/// Where a group stands in an experiment, for those that stand there several times.
std::string placesText(const std::string& groupPath)
{
    if (groupPath == "terms") {
        std::string text = "\n`terms.<term>.<key>`, where `<term>` is one of:\n\n| term | |\n|---|---|\n";
        for (const LossTermInfo& term : lossTerms()) {
            text += "| `" + term.key + "` | " + term.help + " |\n";
        }
        return text;
    }
    if (groupPath == "general_loss")
        return "\n`general_loss.discriminator.<key>` and `general_loss.generator.<key>`\n";
    if (groupPath == "initialization")
        return "\n`generator.initialization.<key>` and `discriminator.initialization.<key>`\n";
    if (groupPath.starts_with("optimizer.")) {
        return "\n`optimizer.generator.<key>` and `optimizer.discriminator.<key>`\n";
    }
    return {};
}

}  // namespace

std::string parametersMarkdown()
{
    std::string text = "# Parameters\n\n"
                       "Made by `synthslice-cli parameters --markdown` from the program's own tables; do not "
                       "edit by hand.\n"
                       "A parameter marked *live* may also be changed while a run is going on.\n";
    for (const auto& group : parameterGroups()) {
        text += "\n## " + group.title + " (`" + group.path + "`)\n\n" + group.help + "\n" +
                placesText(group.path);
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
