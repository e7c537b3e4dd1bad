#include "ui/experiment/experiment_sections.h"

#include <algorithm>

#include <QVBoxLayout>

#include "ui/controls/foldable_section.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/network/network_editor.h"
#include "ui/experiment/optimizer_editor.h"
#include "ui/experiment/parameter_form.h"
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

bool isNetwork(const spec::Part& part)
{
    return std::holds_alternative<spec::NetworkSpec*>(part.value);
}

/// The other places of a section that belong to a network each, as this one does.
std::vector<CopyTarget> copyTargets(const std::vector<spec::Part>& section, const spec::Part& part,
                                    const ExperimentDocument& document)
{
    const auto isOfNetwork = [&](const spec::Part& one) {
        const std::string name = one.path.substr(one.path.rfind('.') + 1);
        return std::ranges::any_of(document.networks(), [&](const spec::NamedNetwork& network) {
            return network.name == name && one.path != name;
        });
    };
    std::vector<CopyTarget> targets;
    for (const spec::Part& other : section) {
        if (other.path != part.path && isOfNetwork(other) && isOfNetwork(part)) {
            targets.push_back({other.path, specText(other.title)});
        }
    }
    return targets;
}

}  // namespace

ExperimentSections::ExperimentSections(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    build();
    connect(&document, &ExperimentDocument::familyChanged, this, &ExperimentSections::build);
}

/// Makes the forms of the experiment's family.
void ExperimentSections::build()
{
    // At once: forms of another family would ask for values that are not there.
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_parts.clear();
    const auto addCommon = [this](const std::string& path) {
        const auto& group = spec::parameterGroup(path);
        addPart(group, {new ParameterForm(m_document, group, path)}, {path});
    };
    addCommon("data");
    const std::vector<spec::Part> parts = m_document.experiment().family.parts();
    std::vector<spec::Part> networks;
    for (auto begin = parts.begin(); begin != parts.end();) {
        const auto end = std::find_if(
            begin, parts.end(), [&](const spec::Part& part) { return part.section() != begin->section(); });
        addSection({begin, end});
        if (isNetwork(*begin)) networks.push_back(*begin);
        if (!networks.empty() && isNetwork(*begin) && (end == parts.end() || !isNetwork(*end))) {
            addInitialWeights(networks);
        }
        begin = end;
    }
    addCommon("training");
    m_column->addStretch();
    for (auto& part : m_parts) {
        part.applied = std::ranges::any_of(part.forms, applies);
    }
    m_parts.front().section->setOpen(true);
    showParts();
    showProblemCounts();
    // After the forms, which exchange rows that another kind of optimizer or layer does not have.
    disconnect(&m_document, &ExperimentDocument::changed, this, nullptr);
    connect(&m_document, &ExperimentDocument::changed, this, &ExperimentSections::refresh);
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

void ExperimentSections::addSection(const std::vector<spec::Part>& parts)
{
    const spec::Part& first = parts.front();
    const std::string section = first.section();
    if (isNetwork(first)) {
        addPart(section, specText(first.title),
                tr("Layers from input to output, with the size of what each gives"),
                {new NetworkEditor(m_document, section)}, {section + ".layers"});
        return;
    }
    std::vector<SearchableForm*> forms;
    if (std::holds_alternative<spec::OptimizerSpec*>(first.value)) {
        for (const spec::Part& part : parts) {
            forms.push_back(new OptimizerEditor(m_document, part.path, specText(part.title),
                                                copyTargets(parts, part, m_document)));
        }
        addPart(section, tr("Optimizers"), tr("How the weights of each network follow their gradients"),
                forms, {section});
        return;
    }
    const spec::ParameterGroup group = std::get<spec::StructRef>(first.value).group(section);
    for (const spec::Part& part : parts) {
        const FormHeading heading{specText(part.title), specText(part.help),
                                  copyTargets(parts, part, m_document)};
        forms.push_back(new ParameterForm(m_document, group, part.path, heading));
    }
    addPart(group, forms, {section});
}

void ExperimentSections::addInitialWeights(const std::vector<spec::Part>& networks)
{
    const auto& group = spec::parameterGroup("initialization");
    std::vector<SearchableForm*> forms;
    std::vector<std::string> paths;
    for (const spec::Part& network : networks) {
        std::vector<CopyTarget> targets;
        for (const spec::Part& other : networks) {
            if (other.path != network.path) {
                targets.push_back({other.path + ".initialization", specText(other.title)});
            }
        }
        const QString title = specText(network.title);
        paths.push_back(network.path + ".initialization");
        forms.push_back(new ParameterForm(m_document, group, paths.back(),
                                          {title, tr("How the weights start: %1").arg(title), targets}));
    }
    addPart(group, forms, paths);
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
