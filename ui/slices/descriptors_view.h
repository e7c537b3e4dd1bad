#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "engine/acceptance/stack_description.h"
#include "engine/data/dataset/slice_dataset.h"
#include "ui/controls/export_actions.h"

class QComboBox;
class QCPGraph;
class QLabel;
class QPushButton;
class QSplitter;
class QTableWidget;

namespace synthslice::ui {

class BackgroundTask;
class BandPlot;

/// What all measures say of the dataset's slices: a table of the numbers, and one curve at a time over what
/// most slices span. Measured in the background when asked for; copied and saved as tables, drawing and
/// picture.
class DescriptorsView : public QWidget {
    Q_OBJECT

public:
    explicit DescriptorsView(const ShowError& showError, QWidget* parent = nullptr);

    /// What was measured stays while slices and material are the same: another pixel size changes its units.
    void setDataset(std::shared_ptr<const data::SliceDataset> dataset);

private:
    QWidget* makeBar();
    void makeTable();
    QWidget* makeCurves();
    void describe();
    void take(Result<acceptance::StackDescription> description);
    void showDescription();
    void showNumbers();
    void listCurves();
    void showCurve();
    void applyColours();
    [[nodiscard]] measure::LengthUnit lengthUnit() const;
    void changeEvent(QEvent* event) override;

    ShowError m_showError;
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<acceptance::StackDescription> m_description;  ///< of m_dataset
    BackgroundTask* m_describing;
    QPushButton* m_describe = nullptr;
    QLabel* m_status = nullptr;
    QSplitter* m_results = nullptr;
    QTableWidget* m_numbers = nullptr;
    QComboBox* m_curve = nullptr;
    BandPlot* m_plot = nullptr;
    QCPGraph* m_mean = nullptr;
};

}  // namespace synthslice::ui
