#pragma once

#include <vector>

#include <QWidget>

#include "ui/controls/export_actions.h"

class QCPErrorBars;
class QCPGraph;
class QTreeWidget;

namespace synthslice::ui {

class BandPlot;
class ComparedRuns;

/// The quality of the runs' images: Q of each against the step with its standard error, and each descriptor
/// at the newest assessment over the band of real patches, which is that of the first run.
class ComparedQuality : public QWidget {
    Q_OBJECT

public:
    ComparedQuality(const ComparedRuns& compared, const ShowError& showError, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showCurve();
    void showScores();
    void showDescriptor(const std::string& key);
    QCPGraph* addCurve(std::size_t run, const std::vector<double>& x, const std::vector<double>& y);
    [[nodiscard]] QByteArray csv() const;

    const ComparedRuns& m_compared;
    QTreeWidget* m_descriptors;
    BandPlot* m_plot;
    std::vector<QCPGraph*> m_curves;
    std::vector<QCPErrorBars*> m_errors;
};

}  // namespace synthslice::ui
