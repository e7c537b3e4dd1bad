#include "ui/experiment/network/network_editor.h"

#include <charconv>

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/network/layer_table.h"
#include "ui/experiment/network/layer_table_model.h"
#include "ui/experiment/parameter_form.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

NetworkEditor::NetworkEditor(ExperimentDocument& document, std::string networkName, QWidget* parent)
    : SearchableForm(parent), m_document(document), m_network(std::move(networkName)),
      m_table(new LayerTable(document, m_network, this)), m_totals(new QLabel(this)),
      m_layerTitle(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    m_totals->setObjectName(QString::fromStdString(m_network + ".totals"));
    m_totals->setWordWrap(true);
    m_layerTitle->setObjectName(QString::fromStdString(m_network + ".layerTitle"));
    m_layerTitle->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_totals);
    m_column->addWidget(m_table);
    m_column->addWidget(m_layerTitle);
    connect(m_table, &LayerTable::currentRowChanged, this, &NetworkEditor::refresh);
    connect(&document, &ExperimentDocument::changed, this, &NetworkEditor::refresh);
    refresh();
}

bool NetworkEditor::focusPath(const std::string& path)
{
    const std::string prefix = m_network + ".layers";
    if (!path.starts_with(prefix)) {
        return false;
    }
    int row = 0;
    if (path.size() > prefix.size()) {
        std::from_chars(path.data() + prefix.size() + 1, path.data() + path.size(), row);
    }
    m_table->selectRow(row);
    if (m_form == nullptr || !m_form->focusPath(path)) {
        m_table->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

int NetworkEditor::setFilter(const QString& words)
{
    m_filter = words;
    return m_form == nullptr ? 0 : m_form->setFilter(words);
}

void NetworkEditor::refresh()
{
    showTotals();
    const int row = m_table->currentRow();
    // The selection moves while the model is still taking over the document's layers: ask the document.
    const bool any = row >= 0 && row < static_cast<int>(m_document.shapes(m_network).layers.size());
    const std::string path = any ? m_table->model()->pathOf(row) : std::string();
    const std::string type = any ? m_document.value(path + ".type").get<std::string>() : std::string();
    if (path == m_formPath && type == m_formType) {
        return;
    }
    m_formPath = path;
    m_formType = type;
    delete m_form;
    m_form = nullptr;
    if (!any) {
        m_layerTitle->setText(tr("Select a layer to edit its parameters."));
        return;
    }
    const auto& group = spec::parameterGroup("layers." + type);
    m_layerTitle->setText(
        QStringLiteral("<b>%1 · %2</b> – %3").arg(row).arg(specText(group.title), specText(group.help)));
    m_form = new ParameterForm(m_document, group, path, {}, this);
    connect(m_form, &SearchableForm::explained, this, &SearchableForm::explained);
    m_form->setFilter(m_filter);
    m_column->addWidget(m_form);
}

void NetworkEditor::showTotals()
{
    const auto& shapes = m_document.shapes(m_network);
    const auto output = shapes.output.empty() ? tr("an impossible size") : shapeText(shapes.output);
    m_totals->setText(tr("Gives %1; %2 weights to train")
                          .arg(output, QLocale().toString(static_cast<qlonglong>(shapes.parameters))));
}

}  // namespace synthslice::ui
