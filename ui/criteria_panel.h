#pragma once

#include <map>
#include <optional>

#include <QWidget>

#include "engine/acceptance/calibration.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace synthslice::ui {

class BackgroundTask;
class CriteriaModel;

/// Where the limits of acceptance come from: what to calibrate them with, their table, and files of them.
class CriteriaPanel : public QWidget {
    Q_OBJECT

public:
    /// `calibrating` is the task that the calibration runs on.
    explicit CriteriaPanel(BackgroundTask* calibrating, QWidget* parent = nullptr);

    [[nodiscard]] acceptance::CalibrationSpec calibrationSpec() const;
    [[nodiscard]] CriteriaModel* model() const { return m_model; }

    void setCriteria(const std::optional<acceptance::CriteriaSet>& criteria);

    /// Of the slices that are loaded; empty if there are none.
    void setDatasetFingerprint(const std::string& fingerprint);

signals:
    void calibrationRequested();
    void openRequested();
    void saveRequested();

private:
    QWidget* makeForm();
    void refresh();
    [[nodiscard]] QString promise() const;

    CriteriaModel* m_model;
    QDoubleSpinBox* m_refuseReal = nullptr;
    QDoubleSpinBox* m_fibreDiameter = nullptr;
    QComboBox* m_method = nullptr;
    QCheckBox* m_darkFibres = nullptr;
    QPushButton* m_calibrate = nullptr;
    QPushButton* m_save = nullptr;
    QLabel* m_promise = nullptr;
    std::optional<acceptance::CriteriaSet> m_criteria;
    std::string m_datasetFingerprint;
    BackgroundTask* m_calibrating;
};

}  // namespace synthslice::ui
