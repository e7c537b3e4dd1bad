#include "ui/run/views/quality_view.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "engine/store/lines/assessment_lines.h"
#include "engine/store/run_store.h"
#include "ui/controls/control.h"
#include "ui/plots/band_plot.h"
#include "ui/run/run_data.h"
#include "ui/shared/colours.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr double goodScore = 1.5;
constexpr double poorScore = 3.0;

QString number(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', 2) : QStringLiteral("–");
}

QString verdict(double score)
{
    if (score <= goodScore) return QualityView::tr("good");
    return score > poorScore ? QualityView::tr("poor") : QualityView::tr("fair");
}

/// Nothing where it is not known.
QString within(const session::Interval& interval)
{
    return std::isfinite(interval.low)
               ? QualityView::tr(" (%1 to %2)").arg(number(interval.low), number(interval.high))
               : QString();
}

QString headline(const session::Assessment& assessment)
{
    QString text = QualityView::tr("<b>Q %1</b> ± %2 at step %L3: %4")
                       .arg(number(assessment.score), number(assessment.scoreSd))
                       .arg(qlonglong{assessment.step})
                       .arg(verdict(assessment.score));
    if (std::isfinite(assessment.realScore)) {
        const session::Interval& others = assessment.scoreInterval;
        text += QStringLiteral("<br>") +
                (std::isfinite(others.low)
                     ? QualityView::tr("other slices of the material: %1 to %2; real patches: %3%4")
                           .arg(number(others.low), number(others.high), number(assessment.realScore),
                                within(assessment.realInterval))
                     : QualityView::tr(
                           "real patches: %1; what other slices of the material would give cannot "
                           "be told from so few blocks")
                           .arg(number(assessment.realScore)));
    }
    if (const auto* worst = worstOf(assessment)) {
        text += QStringLiteral("<br>") +
                QualityView::tr("worst: %1, %2").arg(specText(worst->label), number(worst->ratio));
    }
    return text;
}

QString tooLittle(const session::Assessment& assessment)
{
    return QualityView::
        tr("<b>Too little real data to say.</b> The smaller half has %L1 independent patches (of places and "
           "slices that do not resemble each other), %L2 are needed: take more or larger slices, or smaller "
           "patches.")
            .arg(qlonglong{assessment.realPatches.value_or(0)})
            .arg(qlonglong{session::Assessment::fewestRealPatches});
}

QVector<double> toVector(const std::vector<double>& values)
{
    return {values.begin(), values.end()};
}

}  // namespace

QualityView::QualityView(const RunData& run, QWidget* parent) : QWidget(parent), m_run(run)
{
    m_headline = named(
        new QLabel(this), "qualityScore", tr("Quality of the images"),
        tr("Q: distance of the generated images to held-out real patches over that between real "
           "ones, a mean over 14 descriptors; about 1 is perfect, up to 1.5 good, above 3 poor. ± is its "
           "standard error over the images; in brackets what it would be, with a probability of 95 %, with "
           "other slices of the material"));
    m_headline->setWordWrap(true);
    m_best = named(
        new QLabel(this), "bestCheckpoint", tr("Best checkpoint"),
        tr("The newest checkpoint whose Q is within a standard error of the lowest; images are made "
           "with it unless another is asked for"));
    m_best->setWordWrap(true);
    m_descriptors = named(
        new QTreeWidget(this), "descriptorRatios", tr("Descriptors"),
        tr("Each descriptor's distance to real patches over that between real ones; choose one to "
           "see its curve"));
    m_descriptors->setHeaderLabels({tr("Descriptor"), tr("Ratio")});
    m_descriptors->setRootIsDecorated(false);
    m_descriptors->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_descriptors->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_descriptors->header()->setStretchLastSection(false);
    connect(m_descriptors, &QTreeWidget::currentItemChanged, this, &QualityView::showCurve);

    m_plot = named(new BandPlot(this), "descriptorPlot", tr("Curve of the chosen descriptor"),
                   tr("Q against the step, or the generated images' mean over the band of 90 % of held-out "
                      "real patches"));
    m_median = m_plot->addGraph();
    m_generated = m_plot->addGraph();
    m_bestScores = m_plot->addGraph();
    m_bestScores->setLineStyle(QCPGraph::lsNone);
    m_bestScores->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssStar, 12));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_headline);
    layout->addWidget(m_best);
    layout->addWidget(m_descriptors, 3);
    layout->addWidget(m_plot, 2);
    applyColours();

    connect(&run, &RunData::assessed, this, &QualityView::showNewest);
    connect(&run, &RunData::replaced, this, &QualityView::showNewest);
    connect(&run, &RunData::prepared, this, &QualityView::showNewest);
    showNewest();
}

const std::vector<session::Assessment>& QualityView::assessments() const
{
    return m_run.history().assessments;
}

/// The assessments of the best checkpoints, the best first.
std::vector<const session::Assessment*> QualityView::best() const
{
    std::vector<std::int64_t> steps;
    for (const session::Assessment& each : assessments()) {
        if (each.enoughReal()) steps.push_back(each.step);
    }
    std::vector<const session::Assessment*> best;
    for (const std::int64_t step : store::bestSteps(assessments(), steps, store::keptBestCheckpoints)) {
        best.push_back(&*std::ranges::find(assessments(), step, &session::Assessment::step));
    }
    return best;
}

void QualityView::showNewest()
{
    const QString chosen = m_descriptors->currentItem() == nullptr
                               ? QString()
                               : m_descriptors->currentItem()->data(0, Qt::UserRole).toString();
    m_descriptors->clear();
    const auto best = this->best();
    m_best->setVisible(!best.empty());
    if (assessments().empty()) {
        m_headline->setText(tr("Not assessed yet: images are compared with real ones at each checkpoint."));
        showCurve();
        return;
    }
    const session::Assessment& newest = assessments().back();
    m_headline->setText(newest.enoughReal() ? headline(newest) : tooLittle(newest));
    if (!best.empty()) {
        m_best->setText(
            tr("Best: step %L1, Q %2").arg(qlonglong{best.front()->step}).arg(number(best.front()->score)));
    }
    auto* score = new QTreeWidgetItem(
        m_descriptors,
        {tr("Q against the step"), newest.enoughReal() ? number(newest.score) : QStringLiteral("–")});
    score->setTextAlignment(1, Qt::AlignRight);
    m_descriptors->setCurrentItem(score);
    for (const session::DescriptorAssessment& each : newest.descriptors) {
        auto* item = new QTreeWidgetItem(m_descriptors, {recordedLabel(each.label), number(each.ratio)});
        item->setData(0, Qt::UserRole, QString::fromStdString(each.key));
        item->setTextAlignment(1, Qt::AlignRight);
        if (each.ratio > poorScore) item->setForeground(1, alertColour(palette()));
        if (chosen == QString::fromStdString(each.key)) m_descriptors->setCurrentItem(item);
    }
    showCurve();
}

void QualityView::showCurve()
{
    const int row = m_descriptors->indexOfTopLevelItem(m_descriptors->currentItem());
    m_bestScores->data()->clear();
    if (row > 0 && !assessments().empty()) {
        showDescriptor(assessments().back().descriptors[static_cast<std::size_t>(row - 1)]);
    } else {
        showScores();
    }
    m_plot->showAll();
}

void QualityView::showScores()
{
    m_generated->data()->clear();
    for (const session::Assessment& each : assessments()) {
        if (each.enoughReal() && std::isfinite(each.score))
            m_generated->addData(static_cast<double>(each.step), each.score);
    }
    for (const session::Assessment* each : best()) {
        m_bestScores->addData(static_cast<double>(each->step), each->score);
    }
    m_plot->setBand({}, {}, {});
    m_median->data()->clear();
    m_generated->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 5));
    m_plot->xAxis->setLabel(tr("step; stars: the best checkpoints"));
}

void QualityView::showDescriptor(const session::DescriptorAssessment& shown)
{
    const QVector<double> x = toVector(shown.x);
    m_plot->setBand(shown.x, shown.realLow, shown.realHigh);
    m_median->setData(x, toVector(shown.realMedian), true);
    m_generated->setData(x, toVector(shown.generated), true);
    const bool point = x.size() == 1;
    m_generated->setScatterStyle(point ? QCPScatterStyle(QCPScatterStyle::ssDisc, 8)
                                       : QCPScatterStyle::ssNone);
    const QCPScatterStyle cross = point ? QCPScatterStyle(QCPScatterStyle::ssCross, 8)
                                        : QCPScatterStyle::ssNone;
    m_plot->setBandScatterStyle(cross);
    m_median->setScatterStyle(cross);
    m_plot->xAxis->setLabel(specText(shown.unit));
}

void QualityView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
        showNewest();
    }
}

void QualityView::applyColours()
{
    m_median->setPen(QPen(heldOutColour, 1, Qt::DashLine));
    m_generated->setPen(QPen(trainingColour, 1));
    m_bestScores->setPen(QPen(palette().color(QPalette::Text), 2));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace synthslice::ui
