#include "ui/runs/run_actions.h"

#include <algorithm>
#include <set>

#include <QAction>
#include <QInputDialog>
#include <QUndoCommand>

#include "ui/controls/control.h"
#include "ui/controls/question.h"
#include "ui/runs/run_details.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_table.h"
#include "ui/runs/run_texts.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

using runs::RunNotes;
using runs::SharedCard;
using store::RunOutcome;

/// Notes of some runs before and after.
class RunActions::NotesCommand : public QUndoCommand {
public:
    NotesCommand(RunLibrary& library, RunLibrary::Notes before, RunLibrary::Notes after, const QString& text)
        : QUndoCommand(text), m_library(library), m_before(std::move(before)), m_after(std::move(after))
    {
    }
    void undo() override { m_library.annotate(m_before); }
    void redo() override { m_library.annotate(m_after); }

private:
    RunLibrary& m_library;
    RunLibrary::Notes m_before;
    RunLibrary::Notes m_after;
};

RunActions::RunActions(RunLibrary& library, RunTable& table, RunDetails& details, QWidget& page)
    : QObject(&page), m_library(library), m_table(table), m_details(details), m_page(page)
{
    addAll();
    followEdits();
    showPossible();
}

RunActions::~RunActions() = default;

void RunActions::addAll()
{
    const auto first = [this] { return m_table.selected().front(); };
    m_open = add("openRunOfList", tr("&Open"), tr("Show the curves and samples of the run"), {},
                 [this, first] { emit openRequested(first()->folder); });
    m_continue = add(
        "continueRunOfList", tr("&Continue"), tr("Go on training the run from its newest checkpoint"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this, first] { emit continueRequested(first()->folder); });
    m_enqueue = add("queueRuns", tr("Add to &queue"),
                    tr("Go on training the selected runs after those that are trained or wait"), {}, [this] {
                        for (const auto& folder : selectedFolders()) emit queueRequested(folder);
                    });
    m_newRun = add("newRunFromRun", tr("&New run from this one"),
                   tr("Take the experiment of the run as the draft of a new one"), QKeySequence::New,
                   [this] { startNewRun(); });
    m_compare = add("compareRuns", tr("Co&mpare"), tr("Show the selected runs side by side"),
                    Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { emit compareRequested(selectedFolders()); });
    m_rename = add("renameRun", tr("&Rename"),
                   tr("Give the run a name of your own; its folder stays where it is"), Qt::Key_F2,
                   [this] { m_table.editName(); });
    m_tag = add("tagRuns", tr("Add &tag…"), tr("Give the selected runs a word to find them by"),
                Qt::CTRL | Qt::Key_T, [this] { askForTag(); });
    m_note = add("noteRun", tr("Not&e"), tr("Write down what is to be remembered of the run"),
                 Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { m_details.editNote(); });
    m_archive = add("archiveRuns", tr("&Archive"),
                    tr("Put the selected runs away: they are listed only if asked for"), Qt::CTRL | Qt::Key_E,
                    [this] {
                        const auto chosen = m_table.selected();
                        const bool archive = !chosen.front()->notes.archived;
                        changeNotes(chosen, archive ? tr("archive") : tr("take out of the archive"),
                                    [archive](RunNotes& notes) { notes.archived = archive; });
                    });
    m_trash = add("trashRuns", tr("Move to tras&h…"),
                  tr("Move the folders of the selected runs into the trash"), QKeySequence::Delete,
                  [this] { askToTrash(); });
    m_trash->setShortcutContext(Qt::WidgetShortcut);  // elsewhere the key deletes text
}

QAction* RunActions::add(const char* objectName, const QString& text, const QString& help,
                         const QKeySequence& shortcut, const std::function<void()>& act)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(shortcut.isEmpty() ? help
                                          : QStringLiteral("%1 (%2)").arg(
                                                help, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, act] {
        if (!m_table.selected().empty()) act();
    });
    m_page.addAction(action);
    m_table.addAction(action);
    m_all << action;
    return action;
}

/// Notes that are edited in their places.
void RunActions::followEdits()
{
    connect(&m_table, &RunTable::renamed, this, [this](const auto& folder, const QString& name) {
        changeNotes(folder, tr("rename"), [name](RunNotes& notes) { notes.name = name.toStdString(); });
    });
    connect(&m_details, &RunDetails::tagsEdited, this, [this](const auto& folder, const auto& tags) {
        changeNotes(folder, tr("tags"), [tags](RunNotes& notes) { notes.tags = tags; });
    });
    connect(&m_details, &RunDetails::noteEdited, this, [this](const auto& folder, const auto& note) {
        changeNotes(folder, tr("note"), [note](RunNotes& notes) { notes.note = note; });
    });
}

void RunActions::showPossible()
{
    const auto chosen = m_table.selected();
    const bool one = chosen.size() == 1;
    const bool running = std::ranges::any_of(
        chosen, [](const SharedCard& card) { return card->state == RunOutcome::Running; });
    for (QAction* action : {m_open, m_rename, m_note}) action->setEnabled(one);
    m_newRun->setEnabled(one && chosen.front()->problem.empty());
    m_continue->setEnabled(one && !running && chosen.front()->problem.empty());
    m_enqueue->setEnabled(!chosen.empty() && !running);
    m_compare->setEnabled(!chosen.empty());
    m_tag->setEnabled(!chosen.empty());
    m_archive->setEnabled(!chosen.empty());
    m_archive->setText(!chosen.empty() && chosen.front()->notes.archived ? tr("Un&archive") : tr("&Archive"));
    m_trash->setEnabled(!chosen.empty() && !running);
}

void RunActions::changeNotes(const std::vector<SharedCard>& runs, const QString& text, const Change& change)
{
    RunLibrary::Notes before;
    RunLibrary::Notes after;
    for (const SharedCard& card : runs) {
        const RunNotes& now = m_library.notesOf(*card);
        RunNotes notes = now;
        change(notes);
        if (notes == now) continue;
        before.emplace_back(card->folder, now);
        after.emplace_back(card->folder, std::move(notes));
    }
    if (!after.empty()) m_undoStack.push(new NotesCommand(m_library, before, after, text));
}

void RunActions::changeNotes(const std::filesystem::path& runFolder, const QString& text,
                             const Change& change)
{
    const auto& cards = m_library.cards();
    const auto found = std::ranges::find(cards, runFolder,
                                         [](const SharedCard& card) { return card->folder; });
    if (found != cards.end()) changeNotes(std::vector{*found}, text, change);
}

void RunActions::askForTag()
{
    auto* dialog = new QInputDialog(&m_page);
    named(dialog, "askForTag", tr("Tag for the selected runs"), QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add tag"));
    dialog->setLabelText(tr("Tag for the selected runs:"));
    std::set<std::string> known;
    for (const SharedCard& card : m_library.cards()) {
        known.insert(card->notes.tags.begin(), card->notes.tags.end());
    }
    completeNames(*dialog, known);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, chosen = m_table.selected()](const QString& text) {
                changeNotes(chosen, tr("add tag"),
                            [more = runs::tagsOf(text.toStdString())](RunNotes& notes) {
                                for (const std::string& tag : more) {
                                    if (std::ranges::find(notes.tags, tag) == notes.tags.end())
                                        notes.tags.push_back(tag);
                                }
                            });
            });
    dialog->open();
}

void RunActions::askToTrash()
{
    const std::vector<std::filesystem::path> folders = selectedFolders();
    QStringList names;
    for (const auto& folder : folders) names << toQString(folder);
    constexpr qsizetype mostNames = 8;
    const qsizetype more = names.size() - mostNames;
    const QString list = names.mid(0, mostNames).join(u'\n') + (more > 0 ? QStringLiteral("\n…") : QString());
    ask(&m_page,
        {.name = "trashQuestion",
         .title = tr("Move to trash"),
         .text = tr("Move %n run(s) into the trash?", nullptr, static_cast<int>(folders.size())) +
                 QStringLiteral("\n\n") + list,
         .yes = {"moveToTrash", tr("Move to trash"),
                 tr("The runs can be taken back out of the desktop's trash")},
         .no = {"keepRuns", tr("Keep"), tr("Leave the runs where they are")}},
        [this, folders] { m_library.moveToTrash(folders); });
}

void RunActions::startNewRun()
{
    const SharedCard card = m_table.selected().front();
    if (const auto record = store::readRun(card->folder)) {
        emit newRunRequested(record->experiment, record->data);
    } else {
        emit failed(record.error());
    }
}

std::vector<std::filesystem::path> RunActions::selectedFolders() const
{
    std::vector<std::filesystem::path> folders;
    for (const SharedCard& card : m_table.selected()) folders.push_back(card->folder);
    return folders;
}

}  // namespace synthslice::ui
