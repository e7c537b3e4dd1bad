#include "ui/experiment/parameter_row.h"

#include <algorithm>

#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/controls/attention_watch.h"
#include "ui/controls/value_editor.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/parameter_help.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

ParameterRow::ParameterRow(ExperimentDocument& document, std::string path, spec::ParameterInfo info,
                           const QString& heading, QGridLayout& grid, QWidget* parent)
    : QObject(parent), m_document(document), m_path(std::move(path)), m_info(std::move(info)),
      m_label(new QLabel(specText(m_info.label), parent)),
      m_name(heading.isEmpty() ? m_label->text() : QStringLiteral("%1: %2").arg(heading, m_label->text())),
      m_editor(makeValueEditor(m_info, document.controlName(m_path), m_name, parent)),
      m_unit(new QLabel(specText(m_info.unit), parent)), m_reset(new QToolButton(parent)),
      m_problem(new QLabel(parent))
{
    constexpr qsizetype longestInOneLine = 24;
    m_label->setWordWrap(m_label->text().size() > longestInOneLine);
    m_label->setBuddy(m_editor);
    m_reset->setObjectName(document.controlName(m_path + ".reset"));
    m_reset->setAccessibleName(tr("Take %1 back").arg(m_name));
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(document.controlName(m_path + ".problem"));

    const int row = grid.rowCount();
    grid.addWidget(m_label, row, 0);
    grid.addWidget(m_editor, row, 1);
    grid.addWidget(m_unit, row, 2);
    grid.addWidget(m_reset, row, 3);
    grid.addWidget(m_problem, row + 1, 0, 1, 4);

    if (m_document.role() == ExperimentDocument::Role::Running && m_info.type == spec::ParameterType::Text) {
        connect(m_editor, &ValueEditor::editingFinished, this, &ParameterRow::takeText);
    } else {
        connect(m_editor, &ValueEditor::edited, this, [this] { edit(m_editor->value()); });
    }
    connect(m_editor, &ValueEditor::editingFinished, &m_document, &ExperimentDocument::endMerging);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_document.endMerging();
        edit(m_document.referenceValue(m_path, m_info));
    });
    for (QWidget* widget : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_editor)}) {
        connect(new AttentionWatch(widget), &AttentionWatch::caught, this,
                [this] { emit explained(m_editor->whatsThis()); });
    }
    refresh();
}

bool ParameterRow::differs() const
{
    return m_document.value(m_path) != m_document.referenceValue(m_path, m_info);
}

bool ParameterRow::hasProblem() const
{
    return std::ranges::any_of(m_document.problems(),
                               [this](const spec::Problem& problem) { return problem.path == m_path; });
}

bool ParameterRow::matches(const QString& words) const
{
    const QString all = m_label->text() + QLatin1Char(' ') + QString::fromStdString(m_path) +
                        QLatin1Char(' ') + specText(m_info.help);
    const auto list = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(list,
                               [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

void ParameterRow::setVisible(bool visible)
{
    m_visible = visible;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_editor), static_cast<QWidget*>(m_unit)}) {
        widget->setVisible(visible);
    }
    // Its place stays while the row is shown, so that controls do not jump.
    auto place = m_reset->sizePolicy();
    place.setRetainSizeWhenHidden(visible);
    m_reset->setSizePolicy(place);
    m_reset->setVisible(visible && differs());
    m_problem->setVisible(visible && hasProblem());
}

void ParameterRow::refresh()
{
    m_editor->setValue(m_document.value(m_path));
    const QString help = parameterHelp(m_document, m_path, m_info);
    for (QWidget* widget : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_editor)}) {
        widget->setToolTip(help);
        widget->setWhatsThis(help);
    }
    QFont font = m_label->font();
    font.setBold(differs());
    m_label->setFont(font);
    m_reset->setToolTip(tr("Take back to %1").arg(valueText(m_document.referenceValue(m_path, m_info))));
    showProblem();
    setVisible(m_visible);
}

void ParameterRow::focus()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ParameterRow::edit(const spec::Json& value)
{
    m_document.setValue(m_path, value, tr("Change %1").arg(m_name));
}

void ParameterRow::takeText()
{
    const spec::Json text = m_editor->value();
    if (text == m_document.value(m_path)) return;
    edit(text);
    if (text != m_document.value(m_path)) m_editor->setValue(text);  // to be put right
}

void ParameterRow::showProblem()
{
    QStringList lines;
    for (const auto& problem : m_document.problems()) {
        if (problem.path == m_path) {
            lines << QStringLiteral("⚠ %1: %2")
                         .arg(QString::fromStdString(problem.message), QString::fromStdString(problem.hint));
        }
    }
    m_problem->setText(literalText(lines.join(QLatin1Char('\n'))));
    setTextColour(*m_problem, alertColour);
}

}  // namespace synthslice::ui
