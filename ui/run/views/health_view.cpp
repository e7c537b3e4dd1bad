#include "ui/run/views/health_view.h"

#include <algorithm>
#include <cmath>

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/run/run_data.h"
#include "ui/shared/colours.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

HealthView::HealthView(const RunData& run, QWidget* parent) : QWidget(parent)
{
    m_summary = named(new QLabel(this), "healthSummary", tr("Training health"),
                      tr("Whether the run shows a known failure of training"));
    m_summary->setWordWrap(true);
    m_list = named(new QListWidget(this), "healthFindings", tr("Failures found"),
                   tr("Failures with the step at which they showed; choose one to read more"));
    m_list->setWordWrap(true);
    connect(m_list, &QListWidget::currentRowChanged, this, &HealthView::showChosen);
    m_details = named(new QLabel(this), "healthDetails", tr("Evidence and advice"),
                      tr("What was measured, and what helps"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy = named(
        new QPushButton(tr("Start with the &remedy"), this), "applyRemedy", tr("Start with the remedy"),
        tr("Stops this run, keeps it, and starts a new one from the last healthy checkpoint with these "
           "changes"));
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (const int row = m_list->currentRow(); row >= 0) {
            emit remedyRequested(m_findings[static_cast<std::size_t>(row)].newest);
        }
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_remedy);
    layout->addStretch();

    connect(&run, &RunData::happened, this, [this](const session::SessionEvent& event) {
        if (event.finding) add(*event.finding);
    });
    for (const auto other : {&RunData::replaced, &RunData::branched})
        connect(&run, other, this, [this, &run] { showAll(run); });
    showAll(run);
}

void HealthView::showAll(const RunData& run)
{
    m_findings.clear();
    m_list->clear();
    m_summary->setText(tr("No failure found."));
    setTextColour(*m_summary, plainColour);
    for (const session::SessionEvent& event : run.history().events)
        if (event.finding) add(*event.finding);
    showChosen();
}

void HealthView::add(const session::HealthFinding& finding)
{
    auto shown = std::ranges::find_if(
        m_findings, [&](const Shown& other) { return other.newest.failure == finding.failure; });
    if (shown == m_findings.end()) {
        shown = m_findings.insert(shown, Shown{finding, finding.step, 0});
        m_list->addItem(QString());
    }
    shown->newest = finding;
    ++shown->times;
    const int row = static_cast<int>(shown - m_findings.begin());
    const QString text = tr("Step %L1: %2").arg(qlonglong{finding.step}).arg(specText(finding.title));
    m_list->item(row)->setText(shown->times == 1
                                   ? text
                                   : tr("%1 (%Ln time(s) since step %L2)", nullptr, shown->times)
                                         .arg(text)
                                         .arg(qlonglong{shown->firstStep}));
    m_summary->setText(tr("%n failure(s) found.", nullptr, static_cast<int>(m_findings.size())));
    setTextColour(*m_summary, alertColour);
    m_list->setCurrentRow(row);
    showChosen();
}

void HealthView::showChosen()
{
    const int row = m_list->currentRow();
    const bool chosen = row >= 0 && row < static_cast<int>(m_findings.size());
    m_list->setVisible(!m_findings.empty());
    m_details->setVisible(chosen);
    m_remedy->setVisible(chosen && !m_findings[static_cast<std::size_t>(row)].newest.remedy.empty());
    if (!chosen) return;
    const session::HealthFinding& finding = m_findings[static_cast<std::size_t>(row)].newest;
    const session::Symptom& evidence = finding.evidence;
    const QString value = std::isnan(evidence.value)   ? tr("not a number")
                          : std::isinf(evidence.value) ? tr("infinite")
                                                       : QLocale().toString(evidence.value, 'g', 3);
    QStringList lines{tr("%1 is %2 (%3)")
                          .arg(specText(evidence.measure), value, specText(evidence.healthy))
                          .toHtmlEscaped(),
                      specText(finding.advice).toHtmlEscaped()};
    if (!finding.remedy.empty()) {
        lines << (finding.healthyStep > 0
                      ? tr("Remedy, from the checkpoint of step %L1:").arg(qlonglong{finding.healthyStep})
                      : tr("Remedy, from the start:"));
        for (const session::LiveEdit& edit : finding.remedy) {
            lines << QStringLiteral("<i>%1 = %2</i>")
                         .arg(QString::fromStdString(edit.path), valueText(edit.value));
        }
    }
    m_details->setText(lines.join(QStringLiteral("<br>")));
}

}  // namespace synthslice::ui
