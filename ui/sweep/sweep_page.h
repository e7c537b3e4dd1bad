#pragma once

#include <filesystem>

#include <QTimer>
#include <QWidget>

#include "engine/runs/sweep/sweep_results.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace synthslice::ui {

class BackgroundTask;
class ParallelPlot;
class SampleMatrix;
class SweepCurve;
class SweepTableModel;

/// One sweep: its runs as a table, samples as small multiples (a row a value, a column a step), a metric
/// against a parameter, and parallel coordinates. Read in the background, and again while runs go on.
class SweepPage : public QWidget {
    Q_OBJECT

public:
    explicit SweepPage(QWidget* parent = nullptr);
    ~SweepPage() override;

    void open(const std::filesystem::path& sweep);
    [[nodiscard]] QPushButton& newSweep() { return *m_new; }

signals:
    void shown();  ///< what was read last
    void queueRequested(const std::filesystem::path& sweep);
    void openRequested(const std::filesystem::path& runFolder);
    void failed(const synthslice::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildControls();
    void buildViews();
    void refresh();
    void showResults(runs::SweepResults results);
    void showMetric();
    void readSamples();

    std::filesystem::path m_sweep;
    std::filesystem::path m_wanted;  ///< to be shown once it is read
    QPushButton* m_open;
    QPushButton* m_new;
    QPushButton* m_queue;
    QLabel* m_title;
    QComboBox* m_metric;
    QComboBox* m_parameter;
    QComboBox* m_seed;
    SweepTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    SampleMatrix* m_samples;
    SweepCurve* m_curve;
    ParallelPlot* m_parallel;
    QTimer m_again;
    BackgroundTask* m_reading;
    BackgroundTask* m_readingSamples;
};

}  // namespace synthslice::ui
