#include "ui/experiment/experiment_editor.h"

#include <map>

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "ui/controls/control.h"
#include "ui/controls/foldable_section.h"
#include "ui/controls/scrolling.h"
#include "ui/experiment/experiment_file.h"
#include "ui/experiment/experiment_sections.h"
#include "ui/experiment/parameter_help.h"
#include "ui/experiment/problem_list.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int widthInCharacters = 72;
constexpr int leastWidthInCharacters = 58;

QString fileFilter()
{
    return ExperimentEditor::tr("Experiments (*.json)");
}

}  // namespace

ExperimentEditor::ExperimentEditor(QWidget* parent)
    : QWidget(parent), m_sections(new ExperimentSections(m_document)), m_scroll(new Scrolling(m_sections)),
      m_message(new QLabel(this)), m_problems(new ProblemList(this))
{
    m_scroll->setMinimumWidth(leastWidthInCharacters * fontMetrics().averageCharWidth());

    named(m_message, "editorMessage", tr("Message"), tr("Why the last edit or file was refused"));
    m_message->setWordWrap(true);
    m_message->hide();

    auto* column = new QVBoxLayout(this);
    column->addWidget(makeHeader());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_message);
    column->addWidget(m_problems);
    column->addWidget(makeHelp());

    connect(m_problems, &ProblemList::pathChosen, this, &ExperimentEditor::reveal);
    connect(&m_document, &ExperimentDocument::changed, this, [this] {
        showDocument();
        emit experimentChanged();
    });
    connect(&m_document, &ExperimentDocument::refused, this, &ExperimentEditor::showMessage);
    showDocument();
}

void ExperimentEditor::setExperiment(const spec::ExperimentSpec& experiment, const QString& origin)
{
    m_fileName.clear();
    m_document.replace(experiment, origin);
}

void ExperimentEditor::setValue(const std::string& path, const spec::Json& value)
{
    m_document.setValue(path, value, tr("Change %1").arg(QString::fromStdString(path)));
}

void ExperimentEditor::reveal(const std::string& path)
{
    m_search->clear();
    auto* section = m_sections->reveal(path);
    if (section == nullptr) {
        return;
    }
    // The layout must have made room before the scroll area can follow the focus.
    QTimer::singleShot(0, this, [this, section] {
        auto* target = section->isAncestorOf(focusWidget()) ? focusWidget() : section;
        m_scroll->ensureWidgetVisible(target);
    });
}

QSize ExperimentEditor::sizeHint() const
{
    return {widthInCharacters * fontMetrics().averageCharWidth(), QWidget::sizeHint().height()};
}

bool ExperimentEditor::openFile(const QString& fileName)
{
    const auto read = readExperiment(fileName);
    if (!read) {
        showMessage(QString::fromStdString(read.error().text()));
        return false;
    }
    m_document.replace(*read, QFileInfo(fileName).fileName());
    m_fileName = fileName;
    return true;
}

bool ExperimentEditor::saveFile(const QString& fileName)
{
    const auto written = writeExperiment(fileName, experiment());
    showMessage(written ? QString() : QString::fromStdString(written.error().text()));
    if (written) m_fileName = fileName;
    return written.has_value();
}

QWidget* ExperimentEditor::makeHeader()
{
    const auto button = [this](const char* name, const QString& text, const QString& help) {
        auto* made = named(new QToolButton(this), name, text, help);
        made->setText(text);
        return made;
    };
    auto* preset = button("choosePreset", tr("Preset"),
                          tr("Starts from an experiment that comes with the program"));
    auto* menu = new QMenu(preset);
    for (const spec::Family* family : spec::families()) {
        menu->addSection(specText(family->title()));
        addPresets(*menu, family->name());
    }
    preset->setMenu(menu);
    preset->setPopupMode(QToolButton::InstantPopup);
    auto* open = button("openExperiment", tr("Open…"), tr("Opens an experiment file (JSON)"));
    connect(open, &QToolButton::clicked, this, &ExperimentEditor::chooseFileToOpen);
    auto* save = button("saveExperiment", tr("Save as…"), tr("Saves the experiment to a file (JSON)"));
    connect(save, &QToolButton::clicked, this, &ExperimentEditor::chooseFileToSave);

    m_name = named(new QLineEdit(this), "name", tr("Name of the experiment"),
                   tr("What runs of this experiment are called"));
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        m_document.setValue("name", name.toStdString(), tr("Change name"));
    });
    connect(m_name, &QLineEdit::editingFinished, &m_document, &ExperimentDocument::endMerging);
    m_origin = named(new QLabel(this), "origin", tr("Origin"),
                     tr("Where the experiment came from; parameters that differ from there are bold, and ↺ "
                        "takes them back"));
    m_origin->setWordWrap(true);
    m_search = named(new QLineEdit(this), "searchParameters", tr("Search parameters"),
                     tr("Shows only parameters whose name or help contains these words"));
    m_search->setPlaceholderText(tr("Search parameters"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_sections, &ExperimentSections::filter);

    auto* header = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    for (auto* one : {preset, open, save}) {
        buttons->addWidget(one);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_name);
    column->addLayout(buttons);
    column->addWidget(m_origin);
    column->addWidget(m_search);
    return header;
}

/// Those of a family, variations in menus of their own.
void ExperimentEditor::addPresets(QMenu& menu, const std::string& family)
{
    std::map<std::string, QMenu*> variations;  // of the preset of that name
    for (const auto& one : spec::presets()) {
        if (one.experiment.family.name() != family) continue;
        const QString name = QString::fromStdString(one.name);
        QMenu*& place = variations[one.variationOf];
        if (place == nullptr) {
            place = one.variationOf.empty()
                        ? &menu
                        : menu.addMenu(tr("Variations of %1").arg(QString::fromStdString(one.variationOf)));
            place->setToolTipsVisible(true);
        }
        auto* action = place->addAction(
            QStringLiteral("%1 – %2").arg(name, specText(one.title)), this,
            [this, name, one] { setExperiment(one.experiment, tr("Preset %1").arg(name)); });
        action->setObjectName(QStringLiteral("preset.") + name);
        action->setToolTip(specText(one.summary));
    }
}

QWidget* ExperimentEditor::makeHelp()
{
    auto* help = new ParameterHelp;
    connect(m_sections, &ExperimentSections::explained, help, &QTextBrowser::setHtml);
    auto* section = new FoldableSection(
        QStringLiteral("section.help"), tr("What does this do?"),
        tr("Shows below what the parameter under the mouse or with the focus does"), help, this);
    section->setOpen(true);
    return section;
}

void ExperimentEditor::chooseFileToOpen()
{
    const QString fileName = QFileDialog::getOpenFileName(this, tr("Open experiment"), {}, fileFilter());
    if (!fileName.isEmpty()) {
        openFile(fileName);
    }
}

void ExperimentEditor::save()
{
    m_fileName.isEmpty() ? chooseFileToSave() : void(saveFile(m_fileName));
}

void ExperimentEditor::chooseFileToSave()
{
    const QString proposed = QString::fromStdString(experiment().name) + QStringLiteral(".json");
    const QString fileName = QFileDialog::getSaveFileName(this, tr("Save experiment"), proposed,
                                                          fileFilter());
    if (!fileName.isEmpty()) {
        saveFile(fileName);
    }
}

void ExperimentEditor::showDocument()
{
    const auto name = QString::fromStdString(experiment().name);
    if (name != m_name->text()) {
        m_name->setText(name);
    }
    m_origin->setText(m_document.origin().isEmpty() ? tr("Defaults")
                                                    : tr("From: %1").arg(m_document.origin()));
    m_problems->setProblems(m_document.problems());
    showMessage({});
}

void ExperimentEditor::showMessage(const QString& text)
{
    m_message->setText(literalText(text));
    m_message->setVisible(!text.isEmpty());
}

}  // namespace synthslice::ui
