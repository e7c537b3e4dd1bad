#pragma once

#include <optional>

#include <QWidget>

#include "engine/acceptance/criteria/calibration.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace synthslice::ui {

class BackgroundTask;

/// Where the limits of acceptance come from: what to calibrate them with, and what they then promise.
class CriteriaPanel : public QWidget {
    Q_OBJECT

public:
    /// `calibrating` is the task that the calibration runs on.
    explicit CriteriaPanel(BackgroundTask* calibrating, QWidget* parent = nullptr);

    [[nodiscard]] acceptance::CalibrationSpec calibrationSpec() const;

    void setCriteria(const std::optional<acceptance::CriteriaSet>& criteria);

    /// Of the slices that are loaded; empty if there are none.
    void setDatasetFingerprint(const std::string& fingerprint);
    /// Segmented slices have no fibres to be found.
    void setSegmented(bool segmented);

signals:
    void calibrationRequested();

private:
    QWidget* makeForm();
    void refresh();
    [[nodiscard]] QString promise() const;

    QFormLayout* m_form = nullptr;
    QDoubleSpinBox* m_refuseReal = nullptr;
    QDoubleSpinBox* m_fibreDiameter = nullptr;
    QComboBox* m_method = nullptr;
    QCheckBox* m_darkFibres = nullptr;
    QPushButton* m_calibrate = nullptr;
    QLabel* m_promise = nullptr;
    std::optional<acceptance::CriteriaSet> m_criteria;
    std::string m_datasetFingerprint;
    BackgroundTask* m_calibrating;
};

}  // namespace synthslice::ui
