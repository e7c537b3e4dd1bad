#pragma once

#include <vector>

#include <qcustomplot.h>

namespace synthslice::ui {

/// A plot in the colours of the window's palette that has a band under its curves: what most of something
/// spans. Graphs are added over the two of the band.
class BandPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit BandPlot(QWidget* parent = nullptr);

    /// `x` ascending; without values there is no band.
    void setBand(const std::vector<double>& x, const std::vector<double>& low,
                 const std::vector<double>& high);
    /// Marks that a band of a single x is seen by.
    void setBandScatterStyle(const QCPScatterStyle& style);
    /// Shows a legend, in which the band has this name.
    void showLegend(const QString& bandName);
    /// Brings all into view, marks at the ends whole.
    void showAll();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();
    /// Breaks the y axis' label into lines that are no longer than the axis.
    void fitYLabel();

    QCPGraph* m_low;
    QCPGraph* m_high;
};

}  // namespace synthslice::ui
