#include "ui/parameter_form.h"

#include <algorithm>

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include "engine/spec/applies.h"
#include "ui/experiment_document.h"
#include "ui/parameter_row.h"

namespace synthslice::ui {

ParameterForm::ParameterForm(ExperimentDocument& document, const spec::ParameterGroup& group,
                             const std::string& basePath, QWidget* parent)
    : SearchableForm(parent), m_document(document), m_title(new QLabel(this)),
      m_advanced(new QToolButton(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0, 1, 4);
    m_title->hide();
    for (const auto& info : group.parameters) {
        m_rows.push_back(new ParameterRow(document, basePath + "." + info.key, info, *grid, this));
    }
    m_advanced->setObjectName(QString::fromStdString(basePath + ".advanced"));
    m_advanced->setText(tr("Advanced"));
    m_advanced->setAccessibleName(tr("Advanced parameters"));
    m_advanced->setToolTip(tr("Shows parameters that rarely need a change"));
    m_advanced->setCheckable(true);
    m_advanced->setAutoRaise(true);
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    grid->addWidget(m_advanced, grid->rowCount(), 0, 1, 4);

    connect(m_advanced, &QToolButton::toggled, this, &ParameterForm::showRows);
    connect(&document, &ExperimentDocument::changed, this, &ParameterForm::refresh);
    connect(&document, &ExperimentDocument::lockedChanged, this, &ParameterForm::refresh);
    showRows();
}

void ParameterForm::setTitle(const QString& title)
{
    m_title->setText(QStringLiteral("<b>%1</b>").arg(title));
    m_title->show();
}

int ParameterForm::setFilter(const QString& words)
{
    m_filter = words;
    return showRows();
}

bool ParameterForm::focusPath(const std::string& path)
{
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
        const bool applies = spec::applies(m_document.experiment(), row->path());
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
