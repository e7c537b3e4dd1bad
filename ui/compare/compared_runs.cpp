#include "ui/compare/compared_runs.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

using namespace std::chrono_literals;

/// A run to be read, then what was read of it.
struct ComparedRuns::Read {
    std::filesystem::path folder;
    std::optional<runs::RunStamp> stamp;
    std::shared_ptr<const runs::ComparedRun> run = {};  ///< null: nothing new, or a problem
    QString problem = {};
};

ComparedRuns::ComparedRuns(QObject* parent) : QObject(parent), m_reading(new BackgroundTask(this))
{
    m_watching.setInterval(3s);
    connect(&m_watching, &QTimer::timeout, this, &ComparedRuns::read);
}

void ComparedRuns::setRuns(const std::vector<std::filesystem::path>& folders)
{
    std::erase_if(m_entries, [&](const ComparedEntry& entry) {
        return std::ranges::find(folders, entry.folder) == folders.end();
    });
    add(folders);
}

void ComparedRuns::add(const std::vector<std::filesystem::path>& folders)
{
    for (const auto& folder : folders) {
        if (std::ranges::find(m_entries, folder, &ComparedEntry::folder) != m_entries.end()) continue;
        std::set<int> taken;
        for (const ComparedEntry& entry : m_entries) taken.insert(entry.series);
        int series = 0;
        while (taken.contains(series)) ++series;
        m_entries.push_back({folder, series});
    }
    emit listed();
    compareShown();
    read();
}

void ComparedRuns::remove(std::size_t entry)
{
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(entry));
    emit listed();
    compareShown();
}

void ComparedRuns::setShown(std::size_t entry, bool shown)
{
    if (std::exchange(m_entries[entry].shown, shown) != shown) compareShown();
}

void ComparedRuns::setWatching(bool watching)
{
    if (!watching) {
        m_watching.stop();
    } else if (!m_watching.isActive()) {
        m_watching.start();
        read();
    }
}

void ComparedRuns::read()
{
    if (m_entries.empty()) return;
    if (m_reading->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    std::vector<Read> all;
    for (const ComparedEntry& entry : m_entries) all.push_back({entry.folder, entry.stamp});
    m_reading->start([all = std::move(all)](const Progress& progress) { return readNew(all, progress); },
                     [this](std::vector<Read> read) { take(std::move(read)); });
}

/// Reads the runs of which there is more than their stamp tells. Any thread.
std::vector<ComparedRuns::Read> ComparedRuns::readNew(std::vector<Read> all, const Progress& progress)
{
    forEachInParallel(all.size(), progress, SYNTHSLICE_TEXT("Reading runs"), [&](std::size_t i) {
        const runs::RunStamp stamp = runs::stampOf(all[i].folder);
        if (stamp == all[i].stamp) return;
        all[i].stamp = stamp;
        auto run = runs::readComparedRun(all[i].folder);
        if (run) {
            all[i].run = std::make_shared<const runs::ComparedRun>(std::move(*run));
        } else {
            all[i].problem = QString::fromStdString(run.error().text());
        }
    });
    return all;
}

void ComparedRuns::take(std::vector<Read> all)
{
    bool news = false;
    for (Read& read : all) {
        const auto entry = std::ranges::find(m_entries, read.folder, &ComparedEntry::folder);
        if (entry == m_entries.end() || (!read.run && read.problem.isEmpty())) continue;
        entry->stamp = read.stamp;
        entry->problem = read.problem;
        if (read.run) entry->run = std::move(read.run);  // what was read before stays where nothing can be
        news = true;
    }
    if (news) {
        emit listed();
        compareShown();
    }
    if (m_again) read();
}

void ComparedRuns::compareShown()
{
    m_shown.clear();
    m_series.clear();
    for (const ComparedEntry& entry : m_entries) {
        if (!entry.shown || !entry.run) continue;
        m_shown.push_back(entry.run);
        m_series.push_back(entry.series);
    }
    m_comparison = runs::compare(m_shown);
    emit changed();
}

}  // namespace synthslice::ui
