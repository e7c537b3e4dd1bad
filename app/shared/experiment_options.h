#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "engine/base/result.h"
#include "engine/session/messages.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::app {

/// --steps, --epochs, --minutes.
struct LimitOptions {
    std::optional<std::int64_t> steps;
    std::optional<double> epochs;
    std::optional<double> minutes;

    void addTo(CLI::App& command);
    [[nodiscard]] session::SessionLimits limits() const { return {steps, epochs, minutes}; }
};

/// "path=value" as an edit of that experiment.
[[nodiscard]] Result<session::LiveEdit> parseSetting(const spec::ExperimentSpec& experiment,
                                                     const std::string& setting);

/// The experiment that a file holds; its problems are not looked for.
[[nodiscard]] Result<spec::ExperimentSpec> readExperiment(const std::string& file);

/// --preset or --experiment, with any --set path=value on top.
struct ExperimentOptions {
    std::string preset;
    std::string experimentFile;
    std::vector<std::string> settings;

    void addTo(CLI::App& command);
    [[nodiscard]] Result<spec::ExperimentSpec> experiment() const;
};

}  // namespace synthslice::app
