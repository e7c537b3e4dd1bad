#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "engine/base/result.h"

class QStackedWidget;

namespace synthslice::ui {

class BackgroundTask;
class ComparedRuns;
class Settings;

/// Runs beside each other: which is better, their curves, samples of one step, quality, what differs, and all
/// metrics. Folders of runs can be dropped anywhere on it.
class ComparePage : public QWidget {
    Q_OBJECT

public:
    explicit ComparePage(const Settings& settings, QWidget* parent = nullptr);
    ~ComparePage() override;

    /// Compares these runs in place of those before.
    void setRuns(const std::vector<std::filesystem::path>& runs);
    [[nodiscard]] const ComparedRuns& compared() const { return *m_compared; }

    /// Writes the comparison of the runs shown as one HTML file, in the background.
    void saveReport(const std::filesystem::path& file);

signals:
    void failed(const synthslice::Error& error);
    void noted(const QString& text);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeComparison();
    [[nodiscard]] QWidget* makeInvitation();
    void chooseRuns();
    void chooseReportFile();

    const Settings& m_settings;
    ComparedRuns* m_compared;
    QStackedWidget* m_views;
    BackgroundTask* m_saving;
};

}  // namespace synthslice::ui
