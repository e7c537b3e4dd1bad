#include "ui/experiment/live_parameters.h"

#include <QLabel>
#include <QVBoxLayout>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "ui/controls/control.h"
#include "ui/controls/scrolling.h"
#include "ui/experiment/parameter_form.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

/// The same group with its live parameters only.
spec::ParameterGroup liveOf(spec::ParameterGroup group)
{
    std::erase_if(group.parameters,
                  [](const spec::ParameterInfo& info) { return info.changes != spec::Changes::Live; });
    return group;
}

}  // namespace

LiveParameters::LiveParameters(QWidget* parent)
    : QWidget(parent), m_document(ExperimentDocument::Role::Running),
      m_message(named(new QLabel(this), "liveMessage", tr("Message"), tr("Why the last edit was refused")))
{
    m_message->setWordWrap(true);
    m_message->hide();
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 6, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new Scrolling(content), 1);
    column->addWidget(m_message);
    connect(&m_document, &ExperimentDocument::changed, m_message, &QWidget::hide);
    connect(&m_document, &ExperimentDocument::refused, this, [this](const QString& why) {
        m_message->setText(literalText(why));
        m_message->show();
    });
    connect(&m_document, &ExperimentDocument::liveEdited, this, &LiveParameters::edited);
}

void LiveParameters::setExperiment(const spec::ExperimentSpec& experiment, const QString& runTitle)
{
    // Forms ask the document for values that another family does not have.
    delete m_forms;
    m_document.restore({experiment, experiment, runTitle});
    build();
}

void LiveParameters::setValue(const std::string& path, const spec::Json& value)
{
    m_document.setValue(path, value, tr("Change %1").arg(QString::fromStdString(path)));
}

void LiveParameters::build()
{
    m_forms = new QWidget;
    auto* column = new QVBoxLayout(m_forms);
    column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_forms);
    const std::vector<spec::Part> parts = m_document.experiment().family.parts();
    for (const spec::Part& part : parts) {
        if (spec::OptimizerSpec* const* optimizer = std::get_if<spec::OptimizerSpec*>(&part.value)) {
            const std::string type = std::visit([](const auto& any) { return std::string(any.type); },
                                                **optimizer);
            addForm(spec::parameterGroup("optimizer." + type), part.path, specText(part.title));
        }
    }
    for (const spec::Part& part : parts) {
        if (const auto* parameters = std::get_if<spec::StructRef>(&part.value)) {
            addForm(parameters->group(part.section()), part.path, specText(part.title));
        }
    }
    addForm(spec::parameterGroup("training"), "training", {});
    column->addStretch();
}

void LiveParameters::addForm(const spec::ParameterGroup& group, const std::string& path, const QString& title)
{
    const spec::ParameterGroup live = liveOf(group);
    if (live.parameters.empty()) return;
    const QString groupTitle = specText(group.title);
    const QString heading = title.isEmpty() ? groupTitle : QStringLiteral("%1: %2").arg(groupTitle, title);
    auto* form = new ParameterForm(m_document, live, path, {heading, specText(group.help)}, m_forms);
    m_forms->layout()->addWidget(form);
    const auto showApplying = [form] { form->setVisible(form->applies()); };
    connect(&m_document, &ExperimentDocument::changed, form, showApplying);
    showApplying();
}

}  // namespace synthslice::ui
