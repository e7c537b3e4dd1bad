#include "ui/run/views/loss_panel.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSet>
#include <QSpinBox>
#include <QToolButton>

#include "engine/base/files/atomic_file.h"
#include "ui/controls/control.h"
#include "ui/controls/flow_layout.h"
#include "ui/plots/plot_export.h"
#include "ui/run/run_data.h"
#include "ui/run/views/loss_plot.h"
#include "ui/shared/background_task.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

QString groupLabel(const QString& group)
{
    if (group == QLatin1String("probability")) return LossPanel::tr("D(x) and D(G(z))");
    if (group == QLatin1String("score")) return LossPanel::tr("Scores");
    if (group == QLatin1String("penalty")) return LossPanel::tr("Penalties");
    if (group == QLatin1String("gradient")) return LossPanel::tr("Gradient norms");
    if (group == QLatin1String("rate")) return LossPanel::tr("Learning rates");
    if (group == QLatin1String("term")) return LossPanel::tr("Extra loss terms");
    if (group == QLatin1String("share")) return LossPanel::tr("Share of the gradient");
    if (group == QLatin1String("augmentation")) return LossPanel::tr("Augmentation");
    if (group == QLatin1String("accuracy")) return LossPanel::tr("Accuracy");
    if (group == QLatin1String("rmse")) return LossPanel::tr("RMSE");
    if (group == QLatin1String("count")) return LossPanel::tr("Classes and neurons");
    if (group == QLatin1String("ratio")) return LossPanel::tr("Shares and ratios");
    if (group == QLatin1String("elbo")) return LossPanel::tr("Bound of the log-likelihood (ELBO)");
    if (group == QLatin1String("reconstruction")) return LossPanel::tr("Reconstruction of features");
    if (group == QLatin1String("updates")) return LossPanel::tr("Updates done");
    if (group == QLatin1String("window")) return LossPanel::tr("Windows of attention");
    if (group == QLatin1String("js")) return LossPanel::tr("Jensen–Shannon divergence");
    if (group == QLatin1String("kl")) return LossPanel::tr("Kullback–Leibler divergence");
    if (group == QLatin1String("distance")) return LossPanel::tr("Wasserstein distance");
    if (group == QLatin1String("log_gradient")) return LossPanel::tr("Gradients at generated points (log10)");
    if (group == QLatin1String("modes")) return LossPanel::tr("Gaussians found");
    if (group == QLatin1String("on_mode")) return LossPanel::tr("Points on a Gaussian");
    return group;
}

}  // namespace

LossPanel::LossPanel(const RunData& run, QWidget* parent) : QWidget(parent)
{
    m_plot = named(new LossPlot(this), "lossPlot", tr("Loss curves"),
                   tr("Losses against the step. Wheel: zoom. Drag: pan. Double click: whole run. Click: show "
                      "that step's samples."));
    m_plot->setMinimumHeight(180);
    m_values = new QLabel(this);
    m_values->setObjectName(QStringLiteral("curveValues"));
    m_values->setTextFormat(Qt::PlainText);
    m_values->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note = new QLabel(tr("Negative values are not shown on a logarithmic axis."), this);
    m_note->setObjectName(QStringLiteral("logarithmicNote"));
    m_note->hide();

    auto* controls = new QHBoxLayout;
    buildControls(controls);
    m_upperBoxes = new FlowLayout;
    m_lowerBoxes = new FlowLayout;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(controls);
    layout->addLayout(m_upperBoxes);
    layout->addLayout(m_lowerBoxes);
    layout->addWidget(m_note);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_values);

    connect(m_plot, &LossPlot::curveBegan, this, &LossPanel::showGroups);
    connect(m_plot, &LossPlot::pointed, m_values, &QLabel::setText);
    connect(m_plot, &LossPlot::notAllShown, m_note, &QLabel::setVisible);
    follow(run);
}

void LossPanel::follow(const RunData& run)
{
    for (const auto other : {&RunData::replaced, &RunData::curvesReplaced})
        connect(&run, other, this, [this, &run] { showAll(run); });
    connect(&run, &RunData::prepared, this, [this](const session::RunInfo& info) {
        if (info.startStep == 0)
            setMetrics(info.metrics);
        else
            m_plot->cutAfter(info.startStep);
    });
    connect(&run, &RunData::stepped, m_plot, &LossPlot::append);
    connect(&run, &RunData::happened, this, &LossPanel::addEdit);
    showAll(run);
}

void LossPanel::showAll(const RunData& run)
{
    const RunHistory& history = run.history();
    setMetrics(history.metrics.metrics);
    m_plot->setHistory(history.metrics);
    for (const session::SessionEvent& event : history.events) addEdit(event);
}

void LossPanel::addEdit(const session::SessionEvent& event)
{
    if (event.kind == session::EventKind::Edit)
        m_plot->addEdit(event.step, QString::fromStdString(event.message));
}

void LossPanel::buildControls(QHBoxLayout* row)
{
    m_lowerGroup = named(new QComboBox(this), "lowerCurves", tr("Lower curves"),
                         tr("Which curves the lower plot shows"));
    // The names of some families' groups are longer than the window has room for.
    m_lowerGroup->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_lowerGroup->setMinimumContentsLength(8);
    connect(m_lowerGroup, &QComboBox::currentIndexChanged, this, [this] {
        m_plot->setLowerGroup(m_lowerGroup->currentData().toString());
        showCurveBoxes();
    });
    auto* logarithmic = named(new QCheckBox(tr("&Log axis"), this), "logarithmicAxis", tr("Logarithmic axis"),
                              tr("Logarithmic vertical axes; only positive values can be shown"));
    connect(logarithmic, &QCheckBox::toggled, m_plot, &LossPlot::setLogarithmic);

    auto* smoothing = named(
        new QSpinBox(this), "smoothing", tr("Smoothing, in steps"),
        tr("Steps over which the strong curve averages (exponential mean); 0 shows raw values only"));
    smoothing->setRange(0, 10000);
    smoothing->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    smoothing->setValue(50);
    smoothing->setSuffix(tr(" steps"));
    smoothing->setKeyboardTracking(false);
    connect(smoothing, &QSpinBox::valueChanged, m_plot, &LossPlot::setSmoothing);
    auto* smoothingLabel = new QLabel(tr("S&moothing"), this);
    smoothingLabel->setBuddy(smoothing);

    auto* wholeRun = named(new QToolButton(this), "wholeRun", tr("Whole run"),
                           tr("Show the whole run and follow it (double click in the plot)"));
    wholeRun->setText(tr("&Whole run"));
    connect(wholeRun, &QToolButton::clicked, m_plot, &LossPlot::followRun);

    auto* saveButton = named(new QToolButton(this), "saveCurves", tr("Save curves"),
                             tr("Save the curves as a picture or a table, or copy the picture"));
    saveButton->setText(tr("Sa&ve"));
    saveButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(saveButton);
    const auto add = [&](const char* name, const QString& text, const auto& act) {
        menu->addAction(text, this, act)->setObjectName(QLatin1String(name));
    };
    add("saveCurvesPng", tr("Picture (PNG)…"),
        [this] { save(QStringLiteral("png"), tr("PNG picture (*.png)")); });
    add("saveCurvesSvg", tr("Drawing (SVG)…"),
        [this] { save(QStringLiteral("svg"), tr("SVG drawing (*.svg)")); });
    add("saveCurvesCsv", tr("Table (CSV)…"),
        [this] { save(QStringLiteral("csv"), tr("CSV table (*.csv)")); });
    add("copyCurves", tr("Copy picture"), [this] { copyPlot(*m_plot); });
    saveButton->setMenu(menu);

    row->addWidget(logarithmic);
    row->addWidget(smoothingLabel);
    row->addWidget(smoothing);
    row->addWidget(m_lowerGroup, 3);
    row->addStretch(1);
    row->addWidget(wholeRun);
    row->addWidget(saveButton);
}

void LossPanel::setMetrics(const std::vector<session::MetricInfo>& metrics)
{
    m_plot->setMetrics(metrics);
    showGroups();
    m_plot->setLowerGroup(m_lowerGroup->currentData().toString());
    showCurveBoxes();
}

/// Lists the groups with values, all before the first; the chosen one stays.
void LossPanel::showGroups()
{
    const auto& metrics = m_plot->metrics();
    QStringList groups;
    QSet<QString> withValues;
    for (int i = 0; i < static_cast<int>(metrics.size()); ++i) {
        const QString group = QString::fromStdString(metrics[static_cast<std::size_t>(i)].group);
        if (group == QLatin1String("loss")) continue;
        if (!groups.contains(group)) groups << group;
        if (m_plot->pointCount(i) > 0) withValues << group;
    }
    const QString chosen = m_lowerGroup->currentData().toString();
    const QSignalBlocker blocker(m_lowerGroup);
    m_lowerGroup->clear();
    for (const QString& group : groups) {
        if (withValues.isEmpty() || withValues.contains(group) || group == chosen) {
            m_lowerGroup->addItem(groupLabel(group), group);
        }
    }
    m_lowerGroup->view()->setMinimumWidth(m_lowerGroup->view()->sizeHintForColumn(0) + 24);
    m_lowerGroup->setCurrentIndex(std::max(0, m_lowerGroup->findData(chosen)));
}

void LossPanel::showCurveBoxes()
{
    for (FlowLayout* boxes : {m_upperBoxes, m_lowerBoxes}) {
        while (QLayoutItem* item = boxes->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    const QString lower = m_lowerGroup->currentData().toString();
    for (int i = 0; i < static_cast<int>(m_plot->metrics().size()); ++i) {
        const session::MetricInfo& metric = m_plot->metrics()[static_cast<std::size_t>(i)];
        const QString group = QString::fromStdString(metric.group);
        if (group != QLatin1String("loss") && group != lower) {
            continue;
        }
        const QString label = specText(metric.label);
        auto* box = new QCheckBox(label, this);
        named(box, ("curve_" + metric.key).c_str(), label, literalText(tr("Show this curve: %1").arg(label)));
        QPixmap swatch(12, 3);
        swatch.fill(seriesColour(palette(), i));
        box->setIcon(swatch);
        box->setChecked(true);
        m_plot->setCurveVisible(i, true);
        connect(box, &QCheckBox::toggled, this,
                [this, i](bool visible) { m_plot->setCurveVisible(i, visible); });
        (group == QLatin1String("loss") ? m_upperBoxes : m_lowerBoxes)->addWidget(box);
    }
}

void LossPanel::save(const QString& suffix, const QString& filter)
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save curves"),
                                                      QStringLiteral("losses.") + suffix, filter);
    if (file.isEmpty()) {
        return;
    }
    if (suffix == QLatin1String("csv")) {
        saveTable(toPath(file));
    } else if (const Result<void> saved = savePlot(*m_plot, file); !saved) {
        emit failed(saved.error());
    }
}

void LossPanel::saveTable(const std::filesystem::path& file)
{
    auto* saving = new BackgroundTask(this);
    connect(saving, &BackgroundTask::finished, saving, &QObject::deleteLater);
    saving->start(
        [file, table = m_plot->table()](const Progress&) { return writeFileAtomically(file, toCsv(table)); },
        [this](const Result<void>& saved) {
            if (!saved) emit failed(saved.error());
        });
}

}  // namespace synthslice::ui
