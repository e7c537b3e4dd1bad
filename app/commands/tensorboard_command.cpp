#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "engine/base/files/folder_path.h"
#include "engine/tensorboard/event_log.h"

namespace synthslice::app {

namespace {

namespace fs = std::filesystem;

struct EventFileOptions {
    std::vector<std::string> runs;
    std::string out;
};

Result<CommandResult> writeEventFiles(const EventFileOptions& options, const Progress& progress)
{
    std::set<std::string> names;
    for (const std::string& run : options.runs) {
        if (!names.insert(folderName(run)).second) {
            return invalidInput("Two of the runs are called " + folderName(run), "convert them one by one");
        }
    }
    spec::Json folders = spec::Json::array();
    for (const std::string& run : options.runs) {
        if (progress.cancelled()) return cancelled();
        const fs::path folder = fs::path(options.out) / folderName(run);
        if (const auto made = tensorboard::EventLog::make(run, folder); !made) {
            return tl::unexpected(made.error());
        }
        folders.push_back(folder.string());
    }
    return CommandResult{{{"folders", folders}},
                         "Event files of " + std::to_string(options.runs.size()) +
                             " runs; show them by: tensorboard --logdir " + options.out + "\n"};
}

}  // namespace

void addTensorBoardCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<EventFileOptions>();
    auto& command = commandLine.add(
        "tensorboard", "Write event files for TensorBoard of runs that have none",
        "synthslice-cli tensorboard runs/* --out events/",
        [options](const Progress& progress) { return writeEventFiles(*options, progress); });
    command.add_option("RUN", options->runs, "Run folders; they stay as they are")->required();
    command.add_option("--out", options->out, "Folder to write into, a sub-folder a run")->required();
}

}  // namespace synthslice::app
