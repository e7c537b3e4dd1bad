#include "engine/training/images/checkpoint_choice.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/text/text.h"
#include "engine/store/run_store.h"

namespace synthslice::training {

Result<session::CheckpointData> readChosenCheckpoint(const std::filesystem::path& runFolder,
                                                     std::optional<std::int64_t> step)
{
    if (const auto best = store::bestCheckpointSteps(runFolder); !step && !best.empty()) {
        return store::readCheckpoint(runFolder, best.front());
    }
    if (!step) {
        return store::readNewestCheckpoint(runFolder).map(
            [](store::NewestCheckpoint newest) { return std::move(newest.data); });
    }
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    if (std::find(steps.begin(), steps.end(), *step) == steps.end()) {
        std::string known;
        for (const std::int64_t each : steps) {
            known += (known.empty() ? "" : ", ") + std::to_string(each);
        }
        return invalidInput(text("Run %1 has no checkpoint of step %2", runFolder.string(), *step),
                            known.empty() ? text("it has none yet")
                                          : text("it has those of steps %1", known));
    }
    return store::readCheckpoint(runFolder, *step);
}

}  // namespace synthslice::training
