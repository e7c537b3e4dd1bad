#include <iomanip>
#include <sstream>

#include "app/command_line.h"
#include "app/shared/experiment_options.h"
#include "engine/spec/applies.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/parameters/nearest_name.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"

namespace synthslice::app {

namespace {

using spec::Json;

Result<CommandResult> listPresets()
{
    CommandResult result{{{"presets", Json::array()}}, {}};
    std::ostringstream text;
    for (const auto& preset : spec::presets()) {
        result.json["presets"].push_back({{"name", preset.name},
                                          {"family", preset.experiment.family.name()},
                                          {"title", preset.title},
                                          {"summary", preset.summary},
                                          {"variation_of", preset.variationOf}});
        text << std::left << std::setw(37) << preset.name << preset.summary << "\n";
    }
    result.text = text.str();
    return result;
}

Result<CommandResult> printPreset(const std::string& name)
{
    return spec::presetNamed(name).map([](const spec::Preset& preset) {
        const auto json = spec::toJson(preset.experiment);
        return CommandResult{json, json.dump(2) + "\n"};
    });
}

Json parameterJson(const std::string& family, const std::string& path, const spec::ParameterInfo& info)
{
    static constexpr const char* typeNames[] = {"boolean", "integer", "real", "choice", "text", "pair"};
    const auto bound = [](double value) { return std::isinf(value) ? Json() : Json(value); };
    const bool numeric = info.choices.empty() && info.type != spec::ParameterType::Boolean &&
                         info.type != spec::ParameterType::Text;
    return {{"path", path},
            {"family", family.empty() ? Json() : Json(family)},
            {"type", typeNames[static_cast<std::size_t>(info.type)]},
            {"default", info.defaultValue},
            {"min", numeric ? bound(info.range.min) : Json()},
            {"max", numeric ? bound(info.range.max) : Json()},
            {"choices", info.choices},
            {"unit", info.unit},
            {"live", info.changes == spec::Changes::Live},
            {"help", info.help}};
}

Result<CommandResult> listParameters(const std::string& prefix)
{
    CommandResult result{{{"parameters", Json::array()}}, {}};
    std::ostringstream text;
    std::vector<std::string> groups;
    for (const auto& [group, family, places] : spec::parameterCatalogue()) {
        groups.push_back(group.path);
        for (const auto& info : group.parameters) {
            const auto path = group.path + "." + info.key;
            if (!prefix.empty() && path != prefix && !path.starts_with(prefix + ".")) continue;
            result.json["parameters"].push_back(parameterJson(family, path, info));
            text << std::left << std::setw(40) << path << std::setw(16) << info.defaultValue.dump()
                 << std::setw(8) << info.unit << info.help << "\n";
        }
    }
    if (result.json["parameters"].empty()) {
        return invalidInput("there is no parameter '" + prefix + "'", spec::nameHint(prefix, groups));
    }
    result.text = text.str();
    return result;
}

Json networkJson(const spec::NetworkShapes& shapes)
{
    Json layers = Json::array();
    for (const auto& layer : shapes.layers) {
        layers.push_back(
            {{"type", layer.type}, {"output_shape", layer.output}, {"parameters", layer.parameters}});
    }
    return {{"layers", layers}, {"parameters", shapes.parameters}};
}

void printNetwork(std::ostream& text, const std::string& name, const spec::NetworkShapes& shapes)
{
    text << name << "\n";
    for (std::size_t i = 0; i < shapes.layers.size(); ++i) {
        const auto& layer = shapes.layers[i];
        const auto shape = layer.output.empty() ? "impossible" : spec::toText(layer.output);
        text << "  " << std::right << std::setw(3) << i << "  " << std::left << std::setw(20) << layer.type
             << std::setw(18) << shape << std::right << std::setw(12) << layer.parameters << "\n";
    }
    text << "  " << shapes.parameters << " parameters\n\n";
}

Result<CommandResult> check(const std::string& file)
{
    const auto experiment = readExperiment(file);
    if (!experiment) return tl::unexpected(experiment.error());
    const auto problems = spec::findProblems(*experiment);

    CommandResult result{
        {{"ok", problems.empty()}, {"problems", Json::array()}, {"notes", Json::array()}}, {}, {}};
    result.json["networks"] = Json::object();
    std::ostringstream text;
    for (const spec::NamedNetwork& network : spec::networksOf(*experiment)) {
        result.json["networks"][network.name] = networkJson(network.shapes);
        printNetwork(text, network.name, network.shapes);
    }
    for (const auto& problem : problems) {
        result.json["problems"].push_back(
            {{"path", problem.path}, {"message", problem.message}, {"hint", problem.hint}});
        text << problem.path << ": " << problem.message << ": " << problem.hint << "\n";
    }
    for (const auto& note : spec::findIdleValues(*experiment)) {
        result.json["notes"].push_back({{"path", note.path}, {"message", note.message}});
        text << note.path << " " << note.message << "\n";
    }
    if (const auto checked = spec::checkExperiment(*experiment)) {
        text << file << ": no problems\n";
    } else {
        result.error = checked.error();
        result.error->message = file + ": " + result.error->message;
    }
    result.text = text.str();
    return result;
}

}  // namespace

void addSpecCommands(CommandLine& commandLine)
{
    auto name = std::make_shared<std::string>();
    auto& presets = commandLine.add(
        "presets", "List the presets, or print one as an experiment file",
        "synthslice-cli presets texture-64 > my-experiment.json",
        [name](const Progress&) { return name->empty() ? listPresets() : printPreset(*name); });
    presets.add_option("NAME", *name, "Preset to print");

    auto prefix = std::make_shared<std::string>();
    auto markdown = std::make_shared<bool>(false);
    auto& parameters = commandLine.add(
        "parameters", "Describe every parameter: default, range, unit, meaning",
        "synthslice-cli parameters optimizer.adam", [prefix, markdown](const Progress&) {
            auto listed = listParameters(*prefix);
            if (listed && *markdown) listed->text = spec::parametersMarkdown();
            return listed;
        });
    parameters.add_option("PATH", *prefix, "Only parameters whose path begins so");
    parameters.add_flag("--markdown", *markdown, "Print docs/parameters.md");

    auto file = std::make_shared<std::string>();
    auto& checkCommand = commandLine.add("check", "Check an experiment and print its networks layer by layer",
                                         "synthslice-cli check my-experiment.json",
                                         [file](const Progress&) { return check(*file); });
    checkCommand.add_option("FILE", *file, "Experiment file")->required();
}

}  // namespace synthslice::app
