#include "ui/experiment/parameter_form.h"

#include <algorithm>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "engine/spec/applies.h"
#include "ui/controls/attention_watch.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/parameter_help.h"
#include "ui/experiment/parameter_row.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

ParameterForm::ParameterForm(ExperimentDocument& document, const spec::ParameterGroup& group,
                             std::string basePath, FormHeading heading, QWidget* parent)
    : SearchableForm(parent), m_document(document), m_path(std::move(basePath)),
      m_heading(std::move(heading)), m_grid(new QGridLayout(this)), m_advanced(new QToolButton(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    if (!m_heading.title.isEmpty()) {
        addHeading(specText(group.title));
    }
    for (const auto& info : group.parameters) {
        auto* row = new ParameterRow(document, m_path + "." + info.key, info, m_heading.title, *m_grid, this);
        connect(row, &ParameterRow::explained, this, &SearchableForm::explained);
        m_rows.push_back(row);
    }
    m_advanced->setObjectName(document.controlName(m_path + ".advanced"));
    m_advanced->setText(tr("Advanced"));
    m_advanced->setAccessibleName(tr("Advanced parameters"));
    m_advanced->setToolTip(tr("Shows parameters that rarely need a change"));
    m_advanced->setCheckable(true);
    m_advanced->setAutoRaise(true);
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_grid->addWidget(m_advanced, m_grid->rowCount(), 0, 1, 4);

    connect(m_advanced, &QToolButton::toggled, this, &ParameterForm::showRows);
    connect(&document, &ExperimentDocument::changed, this, &ParameterForm::refresh);
    showRows();
}

void ParameterForm::addHeading(const QString& groupTitle)
{
    auto* title = new QLabel(QStringLiteral("<b>%1</b>").arg(m_heading.title), this);
    title->setWordWrap(true);
    title->setObjectName(m_document.controlName(m_path + ".title"));
    title->setToolTip(headedHelp(m_heading.title, m_heading.help));
    title->setWhatsThis(title->toolTip());
    connect(new AttentionWatch(title), &AttentionWatch::caught, this,
            [this, title] { emit explained(title->whatsThis()); });
    auto* line = new QHBoxLayout;
    line->addWidget(title, 1);
    if (!m_heading.copyTargets.empty()) {
        line->addWidget(new CopyButton(m_document, m_path, m_heading.copyTargets, groupTitle, this));
    }
    m_grid->addLayout(line, 0, 0, 1, 4);
}

int ParameterForm::setFilter(const QString& words)
{
    m_filter = m_heading.title.contains(words, Qt::CaseInsensitive) ? QString() : words;
    return showRows();
}

bool ParameterForm::applies() const
{
    return std::ranges::any_of(m_rows, [this](const ParameterRow* row) {
        return !spec::whyIdle(m_document.experiment(), row->path());
    });
}

bool ParameterForm::focusPath(const std::string& path)
{
    if (path == m_path && !m_rows.empty()) {
        m_rows.front()->focus();
        return true;
    }
    const auto found = std::ranges::find(m_rows, path, &ParameterRow::path);
    if (found == m_rows.end()) {
        return false;
    }
    if ((*found)->info().advanced) {
        m_advanced->setChecked(true);
    }
    (*found)->focus();
    return true;
}

void ParameterForm::refresh()
{
    for (auto* row : m_rows) {
        row->refresh();
    }
    showRows();
}

int ParameterForm::showRows()
{
    int shown = 0;
    bool anyAdvanced = false;
    for (auto* row : m_rows) {
        const bool applies = row->hasProblem() || !spec::whyIdle(m_document.experiment(), row->path());
        const bool foldable = row->info().advanced && !row->differs() && !row->hasProblem();
        const bool visible = m_filter.isEmpty() ? applies && (!foldable || m_advanced->isChecked())
                                                : row->matches(m_filter);
        anyAdvanced = anyAdvanced || (applies && foldable);
        row->setVisible(visible);
        shown += visible ? 1 : 0;
    }
    m_advanced->setVisible(anyAdvanced && m_filter.isEmpty());
    m_advanced->setArrowType(m_advanced->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    return shown;
}

}  // namespace synthslice::ui
