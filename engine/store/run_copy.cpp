#include "engine/store/run_copy.h"

#include <span>
#include <string>
#include <system_error>

#include "engine/base/files/aside.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/files/folder_path.h"
#include "engine/base/files/read_file.h"
#include "engine/base/files/write_error.h"
#include "engine/base/text/text.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/lines/cut_back.h"
#include "engine/store/run_file.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_record.h"
#include "engine/store/samples/sample_files.h"

namespace synthslice::store {

namespace {

namespace fs = std::filesystem;

Result<void> copyFile(const fs::path& from, const fs::path& to)
{
    return readFile(from).and_then(
        [&](const std::string& content) { return writeFile(to, std::as_bytes(std::span(content))); });
}

Result<void> copyFiles(const RunFolder& source, const RunFolder& target)
{
    Result<void> copied;
    std::error_code unreadable;
    for (const auto& [from, to] : {std::pair{source.metrics(), target.metrics()},
                                   {source.timing(), target.timing()},
                                   {source.events(), target.events()},
                                   {source.quality(), target.quality()}}) {
        if (copied && fs::exists(from, unreadable)) copied = copyFile(from, to);
    }
    for (const std::int64_t step : sampleStepsIn(source)) {
        for (const fs::path& file : sampleFiles(source, step)) {
            if (copied) copied = copyFile(file, target.samples() / file.filename());
        }
    }
    return copied;
}

}  // namespace

Result<void> copyRun(const fs::path& source, const fs::path& target,
                     const session::CheckpointData& checkpoint, const spec::ExperimentSpec& experiment)
{
    auto record = readRecord(RunFolder{source});
    if (!record) return tl::unexpected(record.error());
    record->experiment = experiment;
    record->parent = fs::absolute(source);
    record->parentStep = checkpoint.step;
    const std::size_t metricCount = record->metrics.size();
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_empty(target, error)) {
        return invalidInput(text("The folder %1 is not empty", target.string()),
                            text("choose another one for the run"));
    }
    const fs::path whole = folderPath(target);
    if (auto made = makeFolders(whole.parent_path()); !made) return made;
    removeUnfinished(whole.parent_path());
    const auto aside = Aside::makeFolder(whole.parent_path());
    if (!aside) return writeError(target, aside.error());
    const RunFolder copy{aside->path()};
    return makeSubfolders(copy)
        .and_then([&] { return copyFiles(RunFolder{source}, copy); })
        .and_then([&] { return writeRecord(copy, *record); })
        .and_then([&] { return writeCheckpoint(copy, checkpoint); })
        .and_then([&] { return cutBack(copy, metricCount, checkpoint.step); })
        .and_then([&] { return flushFileSystem(copy.path); })
        .and_then([&] { return placeFolderAtomically(copy.path, whole); });
}

}  // namespace synthslice::store
