#include "app/shared/experiment_options.h"

#include "engine/base/files/read_file.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"

namespace synthslice::app {

namespace {

/// As CLI::PositiveNumber, whose message writes the largest double out in full.
const CLI::Validator moreThanZero(
    [](const std::string& text) {
        double number = 0.0;
        const bool tooSmall = CLI::detail::lexical_cast(text, number) && !(number > 0.0);
        return tooSmall ? text + " is too small, it must be more than 0" : std::string();
    },
    "POSITIVE");

}  // namespace

void LimitOptions::addTo(CLI::App& command)
{
    command
        .add_option("--steps", steps,
                    "Stop at this generator step of the run; training.steps, where schedules end, stays")
        ->check(moreThanZero);
    command.add_option("--epochs", epochs, "Stop after this many passes over the data")->check(moreThanZero);
    command.add_option("--minutes", minutes, "Stop after this many minutes")->check(moreThanZero);
}

void ExperimentOptions::addTo(CLI::App& command)
{
    auto* presetOption = command.add_option("--preset", preset,
                                            "Start from this preset (texture-64 if neither is given)");
    command.add_option("--experiment", experimentFile, "Start from this experiment file")
        ->excludes(presetOption);
    command.add_option("--set", settings, "Change one parameter: path=value; may be repeated")
        ->type_name("PATH=VALUE");
}

Result<session::LiveEdit> parseSetting(const spec::ExperimentSpec& experiment, const std::string& setting)
{
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
        return invalidInput("--set " + setting + ": there is no '='", "write it as path=value");
    }
    const std::string path = setting.substr(0, equals);
    return spec::withText(experiment, path, setting.substr(equals + 1)).and_then([&](const auto& edited) {
        return spec::valueAt(edited, path).map([&](spec::Json value) {
            return session::LiveEdit{path, std::move(value)};
        });
    });
}

Result<spec::ExperimentSpec> readExperiment(const std::string& file)
{
    return readFile(file).and_then(
        [&](const std::string& text) { return spec::experimentFromText(text, file); });
}

Result<spec::ExperimentSpec> ExperimentOptions::experiment() const
{
    auto experiment = experimentFile.empty()
                          ? spec::presetNamed(preset.empty() ? "texture-64" : preset)
                                .map([](const spec::Preset& found) { return found.experiment; })
                          : readExperiment(experimentFile);
    for (const auto& setting : settings) {
        if (!experiment) break;
        const auto edit = parseSetting(*experiment, setting);
        if (!edit) return tl::unexpected(edit.error());
        experiment = spec::withValue(*experiment, edit->path, edit->value);
    }
    return experiment;
}

}  // namespace synthslice::app
