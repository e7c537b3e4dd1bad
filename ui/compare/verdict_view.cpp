#include "ui/compare/verdict_view.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include "engine/base/text/placeholders.h"
#include "engine/runs/comparison/verdict.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/series_pen.h"
#include "ui/controls/control.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

/// In the window's language; metrics and texts of the engine are translated, names are not.
QString sentenceText(const runs::Sentence& sentence)
{
    std::vector<std::string> values;
    for (const auto& value : sentence.values) {
        const QString text = std::holds_alternative<double>(value) ? numberText(std::get<double>(value))
                                                                   : specText(std::get<std::string>(value));
        values.push_back(text.toStdString());
    }
    return QString::fromStdString(filled(specText(sentence.text).toStdString(), values));
}

}  // namespace

VerdictView::VerdictView(const ComparedRuns& compared, QWidget* parent)
    : QWidget(parent), m_compared(compared)
{
    m_first = named(new QComboBox(this), "verdictFirst", tr("First"), tr("A run, or runs of several seeds"));
    m_second = named(new QComboBox(this), "verdictSecond", tr("Second"),
                     tr("What the first is compared with"));
    m_metric = named(new QComboBox(this), "verdictMetric", tr("By which metric"),
                     tr("What the two are compared by"));
    for (QComboBox* box : {m_first, m_second, m_metric}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        box->setIconSize({22, 12});
        connect(box, &QComboBox::currentIndexChanged, this, &VerdictView::judge);
    }
    m_headline = named(new QLabel(this), "verdict", tr("Verdict"),
                       tr("Which is better, and whether the difference is more than chance (5 %)"));
    QFont large = m_headline->font();
    large.setPointSizeF(1.15 * large.pointSizeF());
    large.setBold(true);
    m_headline->setFont(large);
    m_reasons = named(new QLabel(this), "verdictReasons", tr("Reasons"),
                      tr("The numbers behind the verdict, and what they cannot tell"));
    for (QLabel* label : {m_headline, m_reasons}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto* row = sideBySide(
        {m_first, new QLabel(tr("against"), this), m_second, new QLabel(tr("by"), this), m_metric});
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addLayout(row);
    layout->addWidget(m_headline);
    layout->addWidget(m_reasons);
    connect(&m_compared, &ComparedRuns::changed, this, &VerdictView::takeRuns);
    takeRuns();
}

/// What was chosen stays where it still is; else the best group stands against the first other one that has a
/// value.
void VerdictView::takeRuns()
{
    const runs::Comparison& comparison = m_compared.comparison();
    const QString metric = m_metric->currentData().toString();
    const QString first = m_first->currentText();
    const QString second = m_second->currentText();
    {
        const QSignalBlocker metricBlocker(m_metric);
        const QSignalBlocker firstBlocker(m_first);
        const QSignalBlocker secondBlocker(m_second);
        m_metric->clear();
        for (const runs::MetricRow& row : comparison.metrics)
            m_metric->addItem(recordedLabel(row.label), QString::fromStdString(row.key));
        m_metric->setCurrentIndex(std::max(0, m_metric->findData(metric)));
        for (QComboBox* box : {m_first, m_second}) {
            box->clear();
            for (const runs::SeedGroup& group : comparison.groups) {
                const QString name = QString::fromStdString(group.name);
                box->addItem(seriesIcon(palette(), m_compared.series()[group.runs.front()]),
                             group.runs.size() > 1
                                 ? tr("%1 (%n seeds)", "", static_cast<int>(group.runs.size())).arg(name)
                                 : name);
            }
        }
        const int firstAgain = first.isEmpty() ? -1 : m_first->findText(first);
        const int secondAgain = second.isEmpty() ? -1 : m_second->findText(second);
        if (firstAgain >= 0 && secondAgain >= 0 && firstAgain != secondAgain) {
            m_first->setCurrentIndex(firstAgain);
            m_second->setCurrentIndex(secondAgain);
        } else if (!comparison.metrics.empty()) {
            const runs::MetricRow& row = comparison.metrics.front();
            const std::size_t best = runs::bestGroup(row).value_or(0);
            std::size_t other = best == 0 ? 1 : 0;
            for (std::size_t group = row.groups.size(); group-- > 0;) {
                if (group != best && row.groups[group].count > 0) other = group;
            }
            m_first->setCurrentIndex(static_cast<int>(best));
            m_second->setCurrentIndex(std::min(static_cast<int>(other), m_second->count() - 1));
        }
    }
    judge();
}

void VerdictView::judge()
{
    const runs::Comparison& comparison = m_compared.comparison();
    const int first = m_first->currentIndex();
    const int second = m_second->currentIndex();
    const int metric = m_metric->currentIndex();
    if (comparison.groups.size() < 2 || first < 0 || second < 0 || metric < 0 || first == second) {
        m_headline->setText(comparison.names.size() < 2 ? tr("Add two runs or more to compare them.")
                            : comparison.groups.size() < 2
                                ? tr("These runs differ by their seed only: there is nothing to decide.")
                                : tr("Choose two different runs."));
        m_reasons->clear();
        return;
    }
    const runs::Verdict verdict = runs::judge(
        comparison, comparison.metrics[static_cast<std::size_t>(metric)], static_cast<std::size_t>(first),
        static_cast<std::size_t>(second));
    m_headline->setText(sentenceText(verdict.headline));
    QStringList reasons;
    for (const runs::Sentence& reason : verdict.reasons) reasons << sentenceText(reason);
    m_reasons->setText(reasons.join(u' '));
}

}  // namespace synthslice::ui
