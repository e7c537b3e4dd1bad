#pragma once

#include <filesystem>

#include <QDialog>
#include <QTimer>

#include "engine/runs/sweep/sweep_request.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;

/// Makes a sweep of an experiment: which parameters take which values, how they meet, seeds, budget; and
/// shows the runs that come of it, or why they cannot be, while it is edited.
class SweepDialog : public QDialog {
    Q_OBJECT

public:
    /// `folder` is proposed for the sweep.
    SweepDialog(spec::ExperimentSpec experiment, std::filesystem::path learnsFrom,
                const std::filesystem::path& folder, QWidget* parent = nullptr);
    ~SweepDialog() override;

signals:
    void made(const std::filesystem::path& sweep, bool queued);

private:
    struct Row {
        QComboBox* path;
        QLineEdit* values;
        QPushButton* remove;
    };
    void addRow();
    void build();
    void layOut();
    [[nodiscard]] runs::SweepRequest request() const;
    void check();
    void showPlan(const Result<runs::SweepPlan>& plan);
    void make(bool queued);

    spec::ExperimentSpec m_experiment;
    std::filesystem::path m_data;
    std::vector<Row> m_rows;
    QGridLayout* m_parameters;
    QPushButton* m_add;
    QComboBox* m_combination;
    QSpinBox* m_draws;
    QSpinBox* m_drawSeed;
    QLineEdit* m_seeds;
    QComboBox* m_budgetUnit;
    QDoubleSpinBox* m_budget;
    QLineEdit* m_folder;
    QLabel* m_verdict;
    QListWidget* m_list;
    QPushButton* m_make;
    QPushButton* m_makeAndQueue;
    QTimer m_checkSoon;
    BackgroundTask* m_checking;
    BackgroundTask* m_writing;
};

}  // namespace synthslice::ui
