#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "engine/base/progress.h"
#include "engine/runs/comparison/comparison.h"
#include "engine/runs/run_stamp.h"

namespace synthslice::ui {

class BackgroundTask;

/// A run that was chosen for comparison.
struct ComparedEntry {
    std::filesystem::path folder;
    int series = 0;  ///< its colour and dash, which it keeps as long as it is listed
    bool shown = true;
    std::shared_ptr<const runs::ComparedRun> run = {};  ///< null until it was read
    QString problem = {};                               ///< why it cannot be read
    std::optional<runs::RunStamp> stamp = {};           ///< of what was read
};

/// The runs that are compared, which views follow: the one place that reads them, in the background, and
/// again every few seconds where another process has written more.
class ComparedRuns : public QObject {
    Q_OBJECT

public:
    explicit ComparedRuns(QObject* parent = nullptr);

    void setRuns(const std::vector<std::filesystem::path>& folders);
    /// Those that are listed already stay as they are.
    void add(const std::vector<std::filesystem::path>& folders);
    void remove(std::size_t entry);
    void setShown(std::size_t entry, bool shown);
    /// Whether runs that grow are read again.
    void setWatching(bool watching);

    [[nodiscard]] const std::vector<ComparedEntry>& entries() const { return m_entries; }
    /// Runs that are read and shown, the series of each, and what is the same of them and what is not.
    [[nodiscard]] const runs::RunList& shown() const { return m_shown; }
    [[nodiscard]] const std::vector<int>& series() const { return m_series; }
    [[nodiscard]] const runs::Comparison& comparison() const { return m_comparison; }
    /// What the reading runs on, for its progress.
    [[nodiscard]] BackgroundTask* reading() const { return m_reading; }

signals:
    void listed();   ///< entries were added, removed or read
    void changed();  ///< shown() is other runs, or they have more

private:
    struct Read;
    [[nodiscard]] static std::vector<Read> readNew(std::vector<Read> all, const Progress& progress);
    void read();
    void take(std::vector<Read> all);
    void compareShown();

    std::vector<ComparedEntry> m_entries;
    runs::RunList m_shown;
    std::vector<int> m_series;
    runs::Comparison m_comparison;
    BackgroundTask* m_reading;
    QTimer m_watching;
    bool m_again = false;
};

}  // namespace synthslice::ui
