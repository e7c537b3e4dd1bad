#include "engine/store/run_copy.h"

#include <system_error>

#include "engine/base/atomic_file.h"
#include "engine/store/checkpoint.h"
#include "engine/store/cut_back.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_record.h"

namespace synthslice::store {

namespace {

namespace fs = std::filesystem;

Result<void> copyFiles(const RunFolder& source, const RunFolder& target)
{
    std::error_code error;
    fs::create_directories(target.samples(), error);
    if (!error) fs::create_directories(target.checkpoints(), error);
    for (const auto& [from, to] : {std::pair{source.metrics(), target.metrics()},
                                   {source.timing(), target.timing()},
                                   {source.events(), target.events()},
                                   {source.quality(), target.quality()}}) {
        if (std::error_code unreadable; !error && fs::exists(from, unreadable))
            fs::copy_file(from, to, error);
    }
    for (const std::int64_t step : stepsIn(source.samples(), ".png")) {
        if (!error) fs::copy_file(source.sample(step), target.sample(step), error);
    }
    if (error) {
        return failed("Cannot copy " + source.path.string() + " to " + target.path.string() + " (" +
                          error.message() + ")",
                      "choose a folder that you may write to, with space left");
    }
    return {};
}

}  // namespace

Result<void> copyRun(const fs::path& source, const fs::path& target,
                     const session::CheckpointData& checkpoint, const spec::ExperimentSpec& experiment)
{
    auto record = readRecord(RunFolder{source});
    if (!record) return tl::unexpected(record.error());
    record->experiment = experiment;
    const std::size_t metricCount = record->metrics.size();
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_empty(target, error)) {
        return invalidInput("The folder " + target.string() + " is not empty",
                            "choose another one for the run");
    }
    const fs::path whole = target.has_filename() ? target : target.parent_path();  // without a closing slash
    const RunFolder aside{whole.parent_path() / ("." + whole.filename().string() + ".partial")};
    fs::remove_all(aside.path, error);
    auto copied = copyFiles(RunFolder{source}, aside)
                      .and_then([&] { return writeRecord(aside, *record); })
                      .and_then([&] { return writeCheckpoint(aside, checkpoint); })
                      .and_then([&] { return cutBack(aside, metricCount, checkpoint.step); })
                      .and_then([&] { return placeFolderAtomically(aside.path, whole); });
    fs::remove_all(aside.path, error);
    return copied;
}

}  // namespace synthslice::store
