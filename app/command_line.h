#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::app {

/// What a command leaves: the JSON object of docs/command-line.md, and the same for people.
struct CommandResult {
    spec::Json json;
    std::string text = {};
    std::optional<Error> error = {};  ///< the work was done, but its answer is this error, as for `check`
};

/// The program's commands. Every command has --help with an example and --json FILE; progress goes to
/// stderr, an error is one line there; exit codes are 0 done, 1 failed, 2 wrong input, 128 + the number of
/// the signal that ended it.
class CommandLine {
public:
    using Run = std::function<Result<CommandResult>(const Progress&)>;

    CommandLine();

    /// Declares a command; its options are added to the returned object. `run` is called once they are
    /// parsed, with a progress that is cancelled by a signal.
    CLI::App& add(const std::string& name, const std::string& description, const std::string& example,
                  Run run);

    /// Parses, runs, prints; returns the exit code.
    int main(int argc, char** argv);

private:
    int execute(const Run& run);

    CLI::App m_app;
    std::map<const CLI::App*, Run> m_commands;
    std::string m_jsonFile;
};

void addSpecCommands(CommandLine& commandLine);        ///< presets, parameters, check
void addDataCommands(CommandLine& commandLine);        ///< inspect, make-fibres
void addTrainingCommands(CommandLine& commandLine);    ///< train, resume
void addSweepCommand(CommandLine& commandLine);        ///< sweep
void addJudgingCommands(CommandLine& commandLine);     ///< calibrate, judge
void addImageCommands(CommandLine& commandLine);       ///< generate, export
void addDescribeCommand(CommandLine& commandLine);     ///< describe
void addQualityCommands(CommandLine& commandLine);     ///< evaluate
void addBenchmarkCommand(CommandLine& commandLine);    ///< benchmark
void addRunsCommands(CommandLine& commandLine);        ///< runs, annotate
void addFilmCommand(CommandLine& commandLine);         ///< film
void addLatentCommand(CommandLine& commandLine);       ///< latent
void addTensorBoardCommand(CommandLine& commandLine);  ///< tensorboard
void addCompareCommand(CommandLine& commandLine);      ///< compare

}  // namespace synthslice::app
