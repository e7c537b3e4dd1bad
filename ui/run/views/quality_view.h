#pragma once

#include <vector>

#include <QWidget>

#include "engine/session/assessment.h"

class QCPGraph;
class QLabel;
class QTreeWidget;

namespace synthslice::ui {

class BandPlot;
class RunData;

/// The descriptor cockpit: the headline number Q of the averaged generator's images with the worst ratio,
/// Q against the step with the best checkpoints marked, each descriptor's ratio, and the chosen one's curve
/// over the band that held-out real patches span.
class QualityView : public QWidget {
    Q_OBJECT

public:
    explicit QualityView(const RunData& run, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] const std::vector<session::Assessment>& assessments() const;
    [[nodiscard]] std::vector<const session::Assessment*> best() const;
    void showNewest();
    void showCurve();
    void showScores();
    void showDescriptor(const session::DescriptorAssessment& shown);
    void applyColours();

    const RunData& m_run;
    QLabel* m_headline;
    QLabel* m_best;
    QTreeWidget* m_descriptors;
    BandPlot* m_plot;
    QCPGraph* m_median;
    QCPGraph* m_generated;
    QCPGraph* m_bestScores;
};

}  // namespace synthslice::ui
