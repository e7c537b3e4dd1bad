#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/progress.h"
#include "engine/runs/run_card.h"
#include "engine/runs/run_stamp.h"

namespace synthslice::runs {

/// The run folders among these folders and below them, up to four levels down; each once, in the order of
/// their paths. Neither runs nor hidden folders nor links are looked into, but a link may be a run.
[[nodiscard]] std::vector<std::filesystem::path> findRuns(std::span<const std::filesystem::path> folders);

/// A constant card that is shared.
using SharedCard = std::shared_ptr<const RunCard>;

/// The cards of all runs under some folders, kept up to date at little cost: an update looks at the times and
/// sizes of each run's files and at its lock, and reads only the runs where these have changed. One thread at
/// a time; reads on all cores.
class RunIndex {
public:
    /// The cards as they are now, newest change first; of runs that have not changed, the same objects. On a
    /// cancelled update those that are known.
    [[nodiscard]] std::vector<SharedCard> update(std::span<const std::filesystem::path> folders,
                                                 const Progress& progress = {});

private:
    struct Entry {
        RunStamp stamp;
        SharedCard card;
    };

    std::map<std::filesystem::path, Entry> m_entries;
};

}  // namespace synthslice::runs
