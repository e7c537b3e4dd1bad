#include "ui/experiment/experiment_sections.h"

#include <algorithm>

#include <QVBoxLayout>

#include "ui/experiment/experiment_document.h"
#include "ui/experiment/network_editor.h"
#include "ui/experiment/optimizer_editor.h"
#include "ui/experiment/parameter_form.h"
#include "ui/shared/foldable_section.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

/// Widgets below each other as the content of one section.
QWidget* stacked(const std::vector<SearchableForm*>& forms)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    for (auto* form : forms) {
        column->addWidget(form);
    }
    return content;
}

bool isBelow(const std::string& path, const std::string& prefix)
{
    return path == prefix || path.starts_with(prefix + ".");
}

bool applies(const SearchableForm* form)
{
    return form->applies();
}

}  // namespace

ExperimentSections::ExperimentSections(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    addGroup("data");
    addGroup("latent");
    addNetwork("generator", tr("Generator"));
    addNetwork("discriminator", tr("Discriminator"));
    addInitialWeights();
    addGroup("loss");
    addGeneralLosses();
    addTerms();
    addGroup("augmentation");
    addOptimizers();
    addGroup("training");
    m_column->addStretch();
    for (auto& part : m_parts) {
        part.applied = std::ranges::any_of(part.forms, applies);
    }
    m_parts.front().section->setOpen(true);
    connect(&document, &ExperimentDocument::changed, this, &ExperimentSections::refresh);
    refresh();
}

void ExperimentSections::filter(const QString& words)
{
    for (auto& part : m_parts) {
        if (m_words.isEmpty()) {
            part.openBeforeSearch = part.section->isOpen();
        }
        part.section->setOpen(words.isEmpty() ? part.openBeforeSearch : true);
    }
    m_words = words;
    showParts();
}

QWidget* ExperimentSections::reveal(const std::string& path)
{
    const auto part = std::ranges::find_if(m_parts, [&path](const Part& one) {
        return std::ranges::any_of(one.paths,
                                   [&path](const std::string& prefix) { return isBelow(path, prefix); });
    });
    if (part == m_parts.end()) {
        return nullptr;
    }
    part->section->setOpen(true);
    std::ranges::any_of(part->forms, [&path](SearchableForm* form) { return form->focusPath(path); });
    return part->section;
}

void ExperimentSections::addGroup(const std::string& groupPath)
{
    const auto& group = spec::parameterGroup(groupPath);
    addPart(group, {new ParameterForm(m_document, group, groupPath)}, {groupPath});
}

void ExperimentSections::addNetwork(const std::string& networkName, const QString& title)
{
    addPart(networkName, title, tr("Layers from input to output, with the size of what each gives"),
            {new NetworkEditor(m_document, networkName)}, {networkName + ".layers"});
}

void ExperimentSections::addInitialWeights()
{
    const auto& group = spec::parameterGroup("initialization");
    const FormHeading generator{tr("Generator"), tr("How the weights of the generator start"), true};
    const FormHeading discriminator{tr("Discriminator"), tr("How the weights of the discriminator start"),
                                    true};
    addPart(group,
            {new ParameterForm(m_document, group, "generator.initialization", generator),
             new ParameterForm(m_document, group, "discriminator.initialization", discriminator)},
            {"generator.initialization", "discriminator.initialization"});
}

void ExperimentSections::addGeneralLosses()
{
    const auto& group = spec::parameterGroup("general_loss");
    const FormHeading discriminator{tr("Discriminator"), tr("What the discriminator minimizes"), true};
    const FormHeading generator{tr("Generator"), tr("What the generator minimizes"), true};
    addPart(group,
            {new ParameterForm(m_document, group, "general_loss.discriminator", discriminator),
             new ParameterForm(m_document, group, "general_loss.generator", generator)},
            {"general_loss"});
}

void ExperimentSections::addTerms()
{
    const auto& group = spec::parameterGroup("terms");
    std::vector<SearchableForm*> forms;
    for (const auto& term : spec::lossTerms()) {
        forms.push_back(new ParameterForm(m_document, group, "terms." + term.key,
                                          {specText(term.title), specText(term.help)}));
    }
    addPart(group, forms, {"terms"});
}

void ExperimentSections::addOptimizers()
{
    addPart("optimizer", tr("Optimizers"), tr("How the weights of each network follow their gradients"),
            {new OptimizerEditor(m_document, "generator"), new OptimizerEditor(m_document, "discriminator")},
            {"optimizer"});
}

void ExperimentSections::addPart(const spec::ParameterGroup& group, const std::vector<SearchableForm*>& forms,
                                 const std::vector<std::string>& paths)
{
    addPart(group.path, specText(group.title), specText(group.help), forms, paths);
}

void ExperimentSections::addPart(const std::string& name, const QString& title, const QString& help,
                                 const std::vector<SearchableForm*>& forms,
                                 const std::vector<std::string>& paths)
{
    auto* section = new FoldableSection(QString::fromStdString("section." + name), title, help,
                                        stacked(forms));
    m_column->addWidget(section);
    m_parts.push_back({section, title, forms, paths});
    for (auto* form : forms) {
        connect(form, &SearchableForm::explained, this, &ExperimentSections::explained);
    }
}

void ExperimentSections::refresh()
{
    showParts();
    showProblemCounts();
    for (auto& part : m_parts) {
        const bool now = std::ranges::any_of(part.forms, applies);
        if (now && !part.applied) {
            part.section->setOpen(true);
        }
        part.applied = now;
    }
}

void ExperimentSections::showParts()
{
    for (auto& part : m_parts) {
        const bool whole = m_words.isEmpty() || part.title.contains(m_words, Qt::CaseInsensitive);
        bool any = false;
        for (auto* form : part.forms) {
            const int rows = form->setFilter(whole ? QString() : m_words);
            const bool shown = whole ? form->applies() : rows > 0;
            form->setVisible(shown);
            any = any || shown;
        }
        part.section->setVisible(any);
    }
}

void ExperimentSections::showProblemCounts()
{
    const auto& problems = m_document.problems();
    for (auto& part : m_parts) {
        part.section->setProblemCount(std::ranges::count_if(problems, [&part](const spec::Problem& problem) {
            return std::ranges::any_of(
                part.paths, [&problem](const std::string& prefix) { return isBelow(problem.path, prefix); });
        }));
    }
}

}  // namespace synthslice::ui
