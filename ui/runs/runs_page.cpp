#include "ui/runs/runs_page.h"

#include <algorithm>
#include <chrono>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUndoCommand>

#include "engine/runs/run_query.h"
#include "ui/runs/run_details.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_table.h"
#include "ui/runs/run_texts.h"
#include "ui/shared/colours.h"
#include "ui/shared/control.h"
#include "ui/shared/export_actions.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

using runs::RunNotes;
using runs::SharedCard;
using store::RunOutcome;

namespace {

const std::vector<std::string> firstColumns = {"name", "state",   "step", "q",   "accuracy",
                                               "time", "changed", "tags", "note"};

/// The last word of a filter is completed: what stands before it stays.
class FilterCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;
    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override
    {
        const QString text = static_cast<QLineEdit*>(widget())->text();
        return text.left(text.lastIndexOf(u' ') + 1) + QCompleter::pathFromIndex(index);
    }
    [[nodiscard]] QStringList splitPath(const QString& path) const override
    {
        const QString last = path.mid(path.lastIndexOf(u' ') + 1);
        return {last.isEmpty() ? QStringLiteral("\n") : last};  // nothing is proposed after a space
    }
};

QStringList completions(const std::vector<SharedCard>& cards)
{
    QStringList words;
    std::set<std::string> tags;
    for (const SharedCard& card : cards) tags.insert(card->notes.tags.begin(), card->notes.tags.end());
    for (const std::string& tag : tags) {
        const bool several = tag.find(' ') != std::string::npos;
        words << QString::fromStdString(several ? "tag:\"" + tag + '"' : "tag:" + tag);
    }
    for (const runs::CardField& field : runs::cardFields()) words << QString::fromStdString(field.key);
    for (const std::string& path : runs::knownParameters(cards)) words << QString::fromStdString(path);
    return words;
}

}  // namespace

/// Notes of some runs before and after.
class RunsPage::NotesCommand : public QUndoCommand {
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

RunsPage::RunsPage(RunLibrary& library, Settings& settings, QWidget* parent)
    : QWidget(parent), m_library(library), m_settings(settings), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("runsPage"));
    m_pages->setObjectName(QStringLiteral("runPages"));
    std::vector<std::string> columns;
    for (const QByteArray& key : settings.layout(QStringLiteral("runs_columns")).split(',')) {
        if (!key.isEmpty()) columns.push_back(key.toStdString());
    }
    m_table = named(new RunTable(library, columns.empty() ? firstColumns : columns, this), "allRuns",
                    tr("Runs"),
                    tr("All runs; double click opens one, the titles' context menu chooses columns"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    addTableExport(m_table, QStringLiteral("runs"), [this](const Error& error) { emit failed(error); });
    m_details = new RunDetails(this);
    m_details->setMinimumWidth(240);
    addActions();

    auto* bar = new QToolBar(tr("Runs"), this);
    bar->setObjectName(QStringLiteral("runsBar"));
    for (QAction* action : m_actions) {
        bar->addAction(action);
        named(bar->widgetForAction(action), (action->objectName() + QStringLiteral("Button")).toUtf8(),
              QString(action->text()).remove(u'&'), action->toolTip());
    }
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("runsSplitter"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1000, 300});
    m_pages->addWidget(splitter);
    m_pages->addWidget(makeEmptyPage());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(bar);
    layout->addWidget(makeFilterRow());
    m_filterError = new QLabel(this);
    m_filterError->setObjectName(QStringLiteral("runFilterError"));
    m_filterError->setWordWrap(true);
    setTextColour(*m_filterError, alertColour);
    m_filterError->hide();
    m_interrupted = new QLabel(this);
    m_interrupted->setObjectName(QStringLiteral("interruptedRuns"));
    layout->addWidget(m_filterError);
    layout->addWidget(m_interrupted);
    layout->addWidget(m_pages, 1);
    connectTable();
    library.watchFor(this);
    showSituation();
}

RunsPage::~RunsPage() = default;

void RunsPage::setFilter(const QString& text)
{
    m_filter->setText(text);
    applyFilter();
}

void RunsPage::addActions()
{
    const auto first = [this] { return m_table->selected().front(); };
    m_open = addAction("openRunOfList", tr("&Open"), tr("Show the curves and samples of the run"), {},
                       [this, first] { emit openRequested(first()->folder); });
    m_continue = addAction(
        "continueRunOfList", tr("&Continue"), tr("Go on training the run from its newest checkpoint"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this, first] { emit continueRequested(first()->folder); });
    m_enqueue = addAction("queueRuns", tr("Add to &queue"),
                          tr("Go on training the selected runs after those that are trained or wait"), {},
                          [this] {
                              for (const SharedCard& card : m_table->selected())
                                  emit queueRequested(card->folder);
                          });
    m_newRun = addAction("newRunFromRun", tr("&New run from this one"),
                         tr("Take the experiment of the run as the draft of a new one"), QKeySequence::New,
                         [this] { startNewRun(); });
    m_compare = addAction("compareRuns", tr("Co&mpare"), tr("Show the selected runs side by side"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
                              std::vector<std::filesystem::path> folders;
                              for (const SharedCard& card : m_table->selected())
                                  folders.push_back(card->folder);
                              emit compareRequested(folders);
                          });
    m_rename = addAction("renameRun", tr("&Rename"),
                         tr("Give the run a name of your own; its folder stays where it is"), Qt::Key_F2,
                         [this] { m_table->editName(); });
    m_tag = addAction("tagRuns", tr("Add &tag…"), tr("Give the selected runs a word to find them by"),
                      Qt::CTRL | Qt::Key_T, [this] { askForTag(); });
    m_note = addAction("noteRun", tr("Not&e"), tr("Write down what is to be remembered of the run"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { m_details->editNote(); });
    m_archive = addAction("archiveRuns", tr("&Archive"),
                          tr("Put the selected runs away: they are listed only if asked for"),
                          Qt::CTRL | Qt::Key_E, [this] {
                              const auto chosen = m_table->selected();
                              const bool archive = !chosen.front()->notes.archived;
                              changeNotes(chosen, archive ? tr("archive") : tr("take out of the archive"),
                                          [archive](RunNotes& notes) { notes.archived = archive; });
                          });
    m_trash = addAction("trashRuns", tr("Move to tras&h…"),
                        tr("Move the folders of the selected runs into the trash"), QKeySequence::Delete,
                        [this] { askToTrash(); });
    m_trash->setShortcutContext(Qt::WidgetShortcut);  // elsewhere the key deletes text
}

QAction* RunsPage::addAction(const char* objectName, const QString& text, const QString& help,
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
        if (!m_table->selected().empty()) act();
    });
    QWidget::addAction(action);
    m_table->addAction(action);
    m_actions << action;
    return action;
}

QWidget* RunsPage::makeFilterRow()
{
    auto* row = new QWidget(this);
    m_filter = named(new QLineEdit(row), "runFilter", tr("Filter of runs"),
                     tr("Words, and values: q < 1.5, loss.generator = relativistic, state = interrupted, "
                        "tag:best; with = != < <= > >= ~ (contains), and - before what must not be"));
    m_filter->setPlaceholderText(tr("Filter: words, q < 1.5, loss.generator = relativistic, tag:best"));
    m_filter->setClearButtonEnabled(true);
    m_grouping = named(new QComboBox(row), "runGrouping", tr("Group runs by"),
                       tr("Group runs that have the same value of a column or parameter, as "
                          "optimizer.generator.lr; empty: no groups"));
    m_grouping->setEditable(true);
    m_grouping->setInsertPolicy(QComboBox::NoInsert);
    m_grouping->setMinimumContentsLength(24);
    m_grouping->lineEdit()->setPlaceholderText(tr("no groups"));
    m_archived = named(new QCheckBox(tr("Arc&hived"), row), "showArchived", tr("Show archived runs"),
                       tr("List runs that have been put away, too"));
    auto* folders = named(new QToolButton(row), "runFolders", tr("Folders of runs"),
                          tr("Which folders are looked through for runs"));
    folders->setText(tr("Folders"));
    folders->setPopupMode(QToolButton::InstantPopup);
    m_folderMenu = new QMenu(folders);
    folders->setMenu(m_folderMenu);
    connect(m_folderMenu, &QMenu::aboutToShow, this, &RunsPage::fillFolderMenu);
    m_count = new QLabel(row);
    m_count->setObjectName(QStringLiteral("runCount"));
    auto* groupLabel = new QLabel(tr("&Group by"), row);
    groupLabel->setBuddy(m_grouping);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{groupLabel, m_grouping, m_archived, folders, m_count}) {
        layout->addWidget(widget);
    }
    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(std::chrono::milliseconds(200));
    connect(&m_filterTimer, &QTimer::timeout, this, &RunsPage::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, &m_filterTimer, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &RunsPage::applyFilter);
    connect(m_archived, &QCheckBox::toggled, m_table, &RunTable::setArchivedShown);
    const auto group = [this] {
        const std::string key = m_grouping->currentText().trimmed().toStdString();
        const auto known = key.empty() ? Result<void>()
                                       : runs::checkKey(key, runs::knownParameters(m_library.cards()));
        if (known) m_table->setGrouping(key);
        showProblem(known);
    };
    connect(m_grouping, &QComboBox::activated, this, group);
    connect(m_grouping->lineEdit(), &QLineEdit::editingFinished, this, group);
    auto* find = new QAction(this);
    find->setObjectName(QStringLiteral("findRuns"));
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    QWidget::addAction(find);
    return row;
}

QWidget* RunsPage::makeEmptyPage()
{
    auto* page = new QWidget(this);
    m_emptyText = new QLabel(page);
    m_emptyText->setObjectName(QStringLiteral("noRuns"));
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_addFolder = named(new QPushButton(tr("Add a &folder of runs…"), page), "addRunFolder",
                        tr("Add a folder of runs"), tr("Look for runs in another folder, too"));
    m_showAll = named(new QPushButton(tr("Show &all runs"), page), "clearRunFilter", tr("Show all runs"),
                      tr("Clear the filter"));
    connect(m_addFolder, &QPushButton::clicked, this, &RunsPage::addFolder);
    connect(m_showAll, &QPushButton::clicked, this, [this] { setFilter({}); });
    auto* layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addWidget(m_addFolder, 0, Qt::AlignCenter);
    layout->addWidget(m_showAll, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

void RunsPage::connectTable()
{
    connect(m_table, &RunTable::selectionChangedTo, this, [this](const std::vector<SharedCard>& chosen) {
        m_details->show(chosen);
        showSituation();
    });
    connect(m_table, &RunTable::openRequested, this, &RunsPage::openRequested);
    connect(m_table, &RunTable::renamed, this, [this](const auto& folder, const QString& name) {
        if (const SharedCard card = cardOf(folder)) {
            changeNotes({card}, tr("rename"), [name](RunNotes& notes) { notes.name = name.toStdString(); });
        }
    });
    connect(m_table, &RunTable::shownRunsChanged, this, &RunsPage::showSituation);
    connect(m_table, &RunTable::columnsChanged, this, [this] {
        QByteArrayList keys;
        for (const std::string& key : m_table->columns()) keys << QByteArray::fromStdString(key);
        m_settings.setLayout(QStringLiteral("runs_columns"), keys.join(','));
    });
    connect(m_details, &RunDetails::tagsEdited, this, [this](const auto& folder, const auto& tags) {
        if (const SharedCard card = cardOf(folder)) {
            changeNotes({card}, tr("tags"), [tags](RunNotes& notes) { notes.tags = tags; });
        }
    });
    connect(m_details, &RunDetails::noteEdited, this, [this](const auto& folder, const auto& note) {
        if (const SharedCard card = cardOf(folder)) {
            changeNotes({card}, tr("note"), [note](RunNotes& notes) { notes.note = note; });
        }
    });
    connect(m_interrupted, &QLabel::linkActivated, this,
            [this] { setFilter(QStringLiteral("state = interrupted")); });
    connect(&m_library, &RunLibrary::failed, this, &RunsPage::failed);
    connect(&m_library, &RunLibrary::changed, this, &RunsPage::showSituation);
    connect(&m_library, &RunLibrary::loaded, this, [this] {
        auto* completer = new FilterCompleter(completions(m_library.cards()), m_filter);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        m_filter->setCompleter(completer);
        auto keys = runs::knownParameters(m_library.cards());
        m_grouping->addItem(QString());
        for (const char* key : {"family", "preset", "data", "state", "tags", "parent"}) {
            m_grouping->addItem(QLatin1String(key));
        }
        for (const std::string& key : keys) m_grouping->addItem(QString::fromStdString(key));
        m_grouping->completer()->setFilterMode(Qt::MatchContains);
        m_grouping->completer()->setCompletionMode(QCompleter::PopupCompletion);
        applyFilter();
    });
}

void RunsPage::changeNotes(const std::vector<SharedCard>& runs, const QString& text, const Change& change)
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

void RunsPage::applyFilter()
{
    m_filterTimer.stop();
    const std::string text = m_filter->text().toStdString();
    const auto query = runs::RunQuery::parse(text, text.empty() ? std::set<std::string>()
                                                                : runs::knownParameters(m_library.cards()));
    if (query) m_table->setQuery(*query);
    showProblem(query);
}

template <class T>
void RunsPage::showProblem(const Result<T>& asked)
{
    m_filterError->setVisible(!asked);
    if (!asked) m_filterError->setText(literalText(QString::fromStdString(asked.error().text())));
}

void RunsPage::showSituation()
{
    if (m_interrupted == nullptr) return;  // while the page is being built
    const auto chosen = m_table->selected();
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

    const auto& all = m_library.cards();
    m_count->setText(tr("%L1 of %L2 runs").arg(m_table->shownRuns()).arg(all.size()));
    const bool found = m_table->shownRuns() > 0 || !m_library.isLoaded();
    m_pages->setCurrentIndex(found ? 0 : 1);
    m_emptyText->setText(all.empty()
                             ? tr("No runs yet. Every training leaves one: choose a preset on the start page "
                                  "and press Start, or add a folder that has runs.")
                             : tr("None of the runs is as the filter asks, or all that are have been "
                                  "archived."));
    m_addFolder->setVisible(all.empty());
    m_showAll->setVisible(!m_filter->text().isEmpty());
    const auto interrupted = std::ranges::count_if(all, [](const SharedCard& card) {
        return card->state == RunOutcome::Interrupted && !card->notes.archived;
    });
    m_interrupted->setVisible(interrupted > 0);
    m_interrupted->setText(QStringLiteral("<a href='#'>%1</a>")
                               .arg(tr("%n run(s) were interrupted and can be continued: show them", nullptr,
                                       static_cast<int>(interrupted))));
}

void RunsPage::fillFolderMenu()
{
    m_folderMenu->clear();
    for (const std::filesystem::path& folder : m_settings.watchedRunFolders()) {
        if (folder == m_settings.runsFolder()) {
            m_folderMenu->addAction(tr("%1 (new runs)").arg(toQString(folder)))->setEnabled(false);
        } else {
            m_folderMenu->addAction(tr("Leave out %1").arg(toQString(folder)), this,
                                    [this, folder] { removeFolder(folder); });
        }
    }
    m_folderMenu->addSeparator();
    m_folderMenu->addAction(tr("Add a folder…"), this, &RunsPage::addFolder);
}

void RunsPage::addFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder that has runs"),
                                                             toQString(m_settings.runsFolder()));
    if (folder.isEmpty()) return;
    auto folders = m_settings.watchedRunFolders();
    folders.push_back(toPath(folder));
    m_settings.setWatchedRunFolders(folders);
    m_library.setFolders(m_settings.watchedRunFolders());
}

void RunsPage::removeFolder(const std::filesystem::path& folder)
{
    auto folders = m_settings.watchedRunFolders();
    std::erase(folders, folder);
    m_settings.setWatchedRunFolders(folders);
    m_library.setFolders(m_settings.watchedRunFolders());
}

void RunsPage::askForTag()
{
    auto* dialog = new QInputDialog(this);
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
            [this, chosen = m_table->selected()](const QString& text) {
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

void RunsPage::askToTrash()
{
    std::vector<std::filesystem::path> folders;
    QStringList names;
    for (const SharedCard& card : m_table->selected()) {
        folders.push_back(card->folder);
        names << toQString(card->folder);
    }
    constexpr qsizetype mostNames = 8;
    const qsizetype more = names.size() - mostNames;
    const QString list = names.mid(0, mostNames).join(u'\n') + (more > 0 ? QStringLiteral("\n…") : QString());
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Move to trash"),
        tr("Move %n run(s) into the trash?", nullptr, static_cast<int>(folders.size())) +
            QStringLiteral("\n\n") + list,
        QMessageBox::NoButton, this);
    question->setTextFormat(Qt::PlainText);
    named(question, "trashQuestion", tr("Move to trash"), question->text());
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* move = named(question->addButton(tr("Move to trash"), QMessageBox::AcceptRole), "moveToTrash",
                       tr("Move to trash"), tr("The runs can be taken back out of the desktop's trash"));
    auto* keep = named(question->addButton(tr("Keep"), QMessageBox::RejectRole), "keepRuns", tr("Keep"),
                       tr("Leave the runs where they are"));
    question->setDefaultButton(static_cast<QPushButton*>(keep));
    question->setEscapeButton(keep);
    connect(move, &QAbstractButton::clicked, this, [this, folders] { m_library.moveToTrash(folders); });
    question->open();
}

void RunsPage::startNewRun()
{
    const SharedCard card = m_table->selected().front();
    if (const auto record = store::readRun(card->folder)) {
        emit newRunRequested(record->experiment, record->data);
    } else {
        emit failed(record.error());
    }
}

SharedCard RunsPage::cardOf(const std::filesystem::path& runFolder) const
{
    const auto& cards = m_library.cards();
    const auto found = std::ranges::find(cards, runFolder,
                                         [](const SharedCard& card) { return card->folder; });
    return found == cards.end() ? nullptr : *found;
}

}  // namespace synthslice::ui
