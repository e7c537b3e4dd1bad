#include "engine/runs/run_index.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/files/folder_path.h"
#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/store/run_folder.h"

namespace synthslice::runs {

namespace {

namespace fs = std::filesystem;

constexpr int deepest = 4;

void findBelow(const fs::path& folder, int depth, std::set<fs::path>& found)
{
    std::error_code unreadable;
    if (fs::exists(store::RunFolder{folder}.record(), unreadable)) {
        found.insert(folder);
        return;
    }
    unreadable.clear();
    if (depth == deepest || (depth > 0 && fs::is_symlink(folder, unreadable))) return;
    for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end;
         entry.increment(unreadable)) {
        std::error_code ignored;
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (!hidden && entry->is_directory(ignored)) findBelow(entry->path(), depth + 1, found);
    }
}

}  // namespace

std::vector<fs::path> findRuns(std::span<const fs::path> folders)
{
    std::set<fs::path> found;
    for (const fs::path& folder : folders) {
        findBelow(folderPath(folder), 0, found);
    }
    return {found.begin(), found.end()};
}

std::vector<SharedCard> RunIndex::update(std::span<const fs::path> folders, const Progress& progress)
{
    const std::vector<fs::path> found = findRuns(folders);
    std::vector<Entry> entries(found.size());
    forEachInParallel(found.size(), progress, SYNTHSLICE_TEXT("Reading runs"), [&](std::size_t i) {
        const RunStamp stamp = stampOf(found[i]);
        const auto known = m_entries.find(found[i]);
        const bool same = known != m_entries.end() && known->second.stamp == stamp;
        entries[i] = {stamp, same ? known->second.card : std::make_shared<const RunCard>(readCard(found[i]))};
    });
    if (!progress.cancelled()) {
        m_entries.clear();
        for (std::size_t i = 0; i < found.size(); ++i) m_entries.emplace(found[i], std::move(entries[i]));
    }
    std::vector<SharedCard> cards;
    for (const auto& [folder, entry] : m_entries) cards.push_back(entry.card);
    std::ranges::stable_sort(cards, [](const SharedCard& a, const SharedCard& b) {
        return std::tie(a->changed, a->folder) > std::tie(b->changed, b->folder);
    });
    return cards;
}

}  // namespace synthslice::runs
