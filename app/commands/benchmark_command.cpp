#include <iomanip>
#include <sstream>

#include "app/command_line.h"
#include "app/shared/experiment_options.h"
#include "engine/spec/presets/presets.h"
#include "engine/training/benchmark.h"

namespace synthslice::app {

namespace {

struct BenchmarkOptions {
    std::vector<std::string> presets;
    std::vector<std::string> experimentFiles;
    std::int64_t steps = 10;
    std::int64_t threads = 0;
};

/// The presets and experiment files asked for; all presets that are no variations if there are none.
Result<std::vector<spec::ExperimentSpec>> chosenExperiments(const BenchmarkOptions& options)
{
    std::vector<spec::ExperimentSpec> chosen;
    for (const std::string& name : options.presets) {
        auto preset = spec::presetNamed(name);
        if (!preset) return tl::unexpected(preset.error());
        chosen.push_back(std::move(preset->experiment));
    }
    for (const std::string& file : options.experimentFiles) {
        auto experiment = readExperiment(file);
        if (!experiment) return tl::unexpected(experiment.error());
        chosen.push_back(std::move(*experiment));
    }
    if (chosen.empty()) {
        for (const spec::Preset& preset : spec::presets()) {
            if (preset.variationOf.empty()) chosen.push_back(preset.experiment);
        }
    }
    return chosen;
}

Result<CommandResult> benchmarkExperiments(const BenchmarkOptions& options, const Progress& progress)
{
    auto chosen = chosenExperiments(options);
    if (!chosen) {
        return tl::unexpected(chosen.error());
    }
    CommandResult result{{{"cases", spec::Json::array()}}, {}};
    std::ostringstream text;
    text << std::fixed << std::setprecision(1);
    for (spec::ExperimentSpec& experiment : *chosen) {
        experiment.training.threads = options.threads;
        const auto measured = training::benchmark(experiment, options.steps, progress);
        if (!measured) return tl::unexpected(measured.error());
        result.json["cases"].push_back({{"name", measured->name},
                                        {"device", measured->device},
                                        {"precision", measured->precision},
                                        {"images_per_second", measured->imagesPerSecond},
                                        {"step_ms", measured->stepMs},
                                        {"gflop_per_step", measured->gflopPerStep},
                                        {"peak_gflop_per_second", measured->peakGflopPerSecond},
                                        {"share_of_peak", measured->shareOfPeak}});
        text << std::left << std::setw(20) << measured->name << std::right << std::setw(10)
             << measured->imagesPerSecond << " images/s" << std::setw(10) << measured->stepMs << " ms/step"
             << std::setw(7) << 100 * measured->shareOfPeak << " % of peak  " << measured->device << ", "
             << measured->precision << "\n";
    }
    result.text = text.str();
    return result;
}

}  // namespace

void addBenchmarkCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<BenchmarkOptions>();
    auto& command = commandLine.add(
        "benchmark", "Measure how fast presets and experiments train on this machine",
        "synthslice-cli benchmark --preset texture-64",
        [options](const Progress& progress) { return benchmarkExperiments(*options, progress); });
    command.add_option("--preset", options->presets, "Only this preset; may be repeated");
    command.add_option("--experiment", options->experimentFiles, "This experiment file; may be repeated");
    command.add_option("--steps", options->steps, "Steps to time for each")
        ->capture_default_str()
        ->check(CLI::Range(1, 10000));
    command.add_option("--threads", options->threads, "Processor threads; 0 takes all physical cores")
        ->capture_default_str();
}

}  // namespace synthslice::app
