#pragma once

#include <QWidget>

#include "ui/slices/slice_values.h"

class QComboBox;
class QDoubleSpinBox;

namespace synthslice::ui {

class HistogramView;

/// Brightness and contrast of the slice shown, and the program's picture style: histogram with two limits,
/// the same as numbers, automatic limits, colours, scale bar.
class ContrastPanel : public QWidget {
    Q_OBJECT

public:
    explicit ContrastPanel(QWidget* parent = nullptr);

    /// Shows a slice's values and what is shown black and white.
    void setValues(const ValueHistogram& histogram, ValueRange limits);

signals:
    void limitsEdited(synthslice::ui::ValueRange limits);
    /// Back to the limits of the networks' range.
    void resetRequested();

private:
    QDoubleSpinBox* makeLimit(const char* name, const QString& title, const QString& help);
    QWidget* makeButtons();
    QWidget* makeStyle();
    void takeBlack(double black);
    void takeWhite(double white);

    ValueRange m_automatic;
    double m_step = 1.0;  ///< between neighbouring values
    QWidget* m_ofValues;  ///< what needs a slice
    HistogramView* m_histogram;
    QDoubleSpinBox* m_black;
    QDoubleSpinBox* m_white;
};

}  // namespace synthslice::ui
