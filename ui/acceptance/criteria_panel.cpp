#include "ui/acceptance/criteria_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

namespace {

QString percent(double share)
{
    return QLocale().toString(100.0 * share, 'f', 1);
}

}  // namespace

CriteriaPanel::CriteriaPanel(BackgroundTask* calibrating, QWidget* parent)
    : QWidget(parent), m_calibrating(calibrating)
{
    m_promise = named(new QLabel(this), "criteriaPromise", tr("What the criteria promise"),
                      tr("Share of real patches refused, and the fibre size that was used"));
    m_promise->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeForm());
    column->addWidget(new TaskProgress(calibrating, QStringLiteral("calibrationProgress"), this));
    column->addWidget(m_promise);

    connect(calibrating, &BackgroundTask::started, this, &CriteriaPanel::refresh);
    connect(calibrating, &BackgroundTask::finished, this, &CriteriaPanel::refresh);
    refresh();
}

acceptance::CalibrationSpec CriteriaPanel::calibrationSpec() const
{
    return {.refuseReal = m_refuseReal->value() / 100.0,
            .fibreRadiusPx = m_fibreDiameter->value() / 2.0,
            .method = static_cast<measure::CircleMethod>(m_method->currentIndex()),
            .darkFibres = m_darkFibres->isChecked()};
}

void CriteriaPanel::setCriteria(const std::optional<acceptance::CriteriaSet>& criteria)
{
    m_criteria = criteria;
    refresh();
}

void CriteriaPanel::setDatasetFingerprint(const std::string& fingerprint)
{
    m_datasetFingerprint = fingerprint;
    refresh();
}

void CriteriaPanel::setSegmented(bool segmented)
{
    for (QWidget* control : {static_cast<QWidget*>(m_fibreDiameter), static_cast<QWidget*>(m_method)})
        m_form->setRowVisible(control, !segmented);
    m_darkFibres->setVisible(!segmented);
}

void CriteriaPanel::refresh()
{
    const bool loaded = !m_datasetFingerprint.empty();
    m_calibrate->setEnabled(loaded && !m_calibrating->isRunning());
    m_calibrate->setToolTip(
        loaded ? tr("Measures real patches and sets the limits so that only this share of them is refused")
               : tr("Load slices first"));
    m_promise->setText(promise());
}

QString CriteriaPanel::promise() const
{
    if (!m_criteria) {
        return tr("No criteria yet: calibrate them on the slices that are loaded, or open a file.");
    }
    auto text = tr("Refuses %1 % of unseen real patches (asked for %2 %).")
                    .arg(percent(m_criteria->realRefused), percent(m_criteria->refuseRealAsked));
    const measure::Material& material = m_criteria->material;
    if (material.roundInclusions) {
        text += QLatin1Char(' ') + tr("Circles of about %1 px diameter are looked for.")
                                       .arg(QLocale().toString(2.0 * material.circles.radiusPx, 'f', 1));
    }
    const bool elsewhere = !m_datasetFingerprint.empty() &&
                           m_criteria->datasetFingerprint != m_datasetFingerprint;
    return elsewhere ? text + QLatin1Char(' ') +
                           tr("Calibrated on other slices than those loaded: the promise does not hold for "
                              "another specimen.")
                     : text;
}

QWidget* CriteriaPanel::makeForm()
{
    const acceptance::CalibrationSpec defaults;
    m_refuseReal = named(new QDoubleSpinBox(this), "refuseReal", tr("Real patches that may be refused"),
                         tr("Share of real patches that the criteria may refuse together, %; fewer refused "
                            "means wider limits"));
    m_refuseReal->setRange(0.5, 50.0);
    m_refuseReal->setDecimals(1);
    m_refuseReal->setSuffix(tr(" %"));
    m_refuseReal->setValue(100.0 * defaults.refuseReal);

    m_fibreDiameter = named(
        new QDoubleSpinBox(this), "fibreDiameter", tr("Fibre diameter"),
        tr("Expected diameter of the fibres, px; the lowest value lets it be found from the slices"));
    m_fibreDiameter->setRange(0.0, 200.0);
    m_fibreDiameter->setDecimals(1);
    m_fibreDiameter->setSingleStep(0.5);
    m_fibreDiameter->setSuffix(tr(" px"));
    m_fibreDiameter->setSpecialValueText(tr("found by itself"));

    m_method = named(new QComboBox(this), "circleMethod", tr("How fibres are found"),
                     tr("Signed gradient finds touching fibres; OpenCV's Hough circles finds about half of "
                        "them and is there to compare"));
    m_method->addItems({tr("Signed-gradient Hough"), tr("OpenCV Hough circles")});
    m_darkFibres = named(new QCheckBox(tr("Dark fibres"), this), "darkFibres", tr("Dark fibres"),
                         tr("Check if fibres are darker than what is between them"));
    m_calibrate = named(
        new QPushButton(tr("Calibrate"), this), "calibrate", tr("Calibrate"),
        tr("Measures real patches and sets the limits so that only this share of them is refused"));
    connect(m_calibrate, &QPushButton::clicked, this, &CriteriaPanel::calibrationRequested);
    for (QWidget* control : std::initializer_list<QWidget*>{m_refuseReal, m_fibreDiameter, m_method}) {
        guardControl(control);
    }

    auto* content = new QWidget(this);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->addRow(tr("Real patches refused"), m_refuseReal);
    m_form->addRow(tr("Fibre diameter"), m_fibreDiameter);
    m_form->addRow(tr("Fibres found by"), m_method);
    m_form->addRow(QString(), sideBySide({m_darkFibres, m_calibrate}));
    return content;
}

}  // namespace synthslice::ui
