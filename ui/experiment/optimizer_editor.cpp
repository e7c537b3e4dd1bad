#include "ui/experiment/optimizer_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "ui/controls/attention_watch.h"
#include "ui/controls/value_editor.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/parameter_form.h"
#include "ui/experiment/parameter_help.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

OptimizerEditor::OptimizerEditor(ExperimentDocument& document, std::string path, const QString& title,
                                 const std::vector<CopyTarget>& copyTargets, QWidget* parent)
    : SearchableForm(parent), m_document(document), m_path(std::move(path)), m_column(new QVBoxLayout(this))
{
    const std::string typePath = m_path + ".type";
    const auto typeInfo = spec::parameterAt(document.experiment(), typePath).value();
    auto* label = new QLabel(QStringLiteral("<b>%1</b>").arg(title), this);
    m_type = makeValueEditor(typeInfo, QString::fromStdString(typePath), tr("Optimizer: %1").arg(title),
                             this);
    label->setBuddy(m_type);

    auto* head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(m_type, 1);
    if (!copyTargets.empty()) {
        head->addWidget(new CopyButton(document, m_path, copyTargets, tr("Optimizer"), this));
    }
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addLayout(head);

    connect(m_type, &ValueEditor::edited, this, [this, typePath] {
        m_document.endMerging();
        m_document.setValue(typePath, m_type->value(),
                            tr("Choose %1").arg(QString::fromStdString(m_type->value().get<std::string>())));
    });
    connect(new AttentionWatch(m_type), &AttentionWatch::caught, this,
            [this] { emit explained(m_type->whatsThis()); });
    connect(&document, &ExperimentDocument::changed, this, &OptimizerEditor::refresh);
    refresh();
}

bool OptimizerEditor::focusPath(const std::string& path)
{
    if (path == m_path + ".type") {
        m_type->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return m_form->focusPath(path);
}

int OptimizerEditor::setFilter(const QString& words)
{
    m_filter = words;
    return m_form->setFilter(words);
}

void OptimizerEditor::refresh()
{
    const auto type = m_document.value(m_path + ".type").get<std::string>();
    m_type->setValue(type);
    if (type == m_formType) {
        return;
    }
    m_formType = type;
    delete m_form;
    const auto& group = spec::parameterGroup("optimizer." + type);
    m_type->setToolTip(headedHelp(specText(group.title), specText(group.help)));
    m_type->setWhatsThis(m_type->toolTip());
    m_form = new ParameterForm(m_document, group, m_path, {}, this);
    connect(m_form, &SearchableForm::explained, this, &SearchableForm::explained);
    m_form->setFilter(m_filter);
    m_column->addWidget(m_form);
}

}  // namespace synthslice::ui
