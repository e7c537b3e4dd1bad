#include "ui/runs/run_filter.h"

#include <chrono>
#include <set>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include "engine/runs/run_query.h"
#include "ui/controls/control.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_table.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

using runs::SharedCard;

namespace {

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

RunFilter::RunFilter(RunLibrary& library, RunTable& table, Settings& settings, QWidget* parent)
    : QWidget(parent), m_library(library), m_table(table), m_settings(settings), m_problem(new QLabel(this)),
      m_find(new QAction(this))
{
    m_problem->setObjectName(QStringLiteral("runFilterError"));
    m_problem->setWordWrap(true);
    setTextColour(*m_problem, alertColour);
    m_problem->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeRow());
    column->addWidget(m_problem);
    m_find->setObjectName(QStringLiteral("findRuns"));
    m_find->setShortcut(QKeySequence::Find);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_find, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(200));
    connect(&m_typing, &QTimer::timeout, this, &RunFilter::apply);
    connect(&library, &RunLibrary::loaded, this, [this] {
        proposeNames();
        apply();
    });
}

QWidget* RunFilter::makeRow()
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
    auto* archived = named(new QCheckBox(tr("Arc&hived"), row), "showArchived", tr("Show archived runs"),
                           tr("List runs that have been put away, too"));
    auto* folders = named(new QToolButton(row), "runFolders", tr("Folders of runs"),
                          tr("Which folders are looked through for runs"));
    folders->setText(tr("Folders"));
    folders->setPopupMode(QToolButton::InstantPopup);
    m_folderMenu = new QMenu(folders);
    folders->setMenu(m_folderMenu);
    m_count = new QLabel(row);
    m_count->setObjectName(QStringLiteral("runCount"));
    auto* groupLabel = new QLabel(tr("&Group by"), row);
    groupLabel->setBuddy(m_grouping);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{groupLabel, m_grouping, archived, folders, m_count}) {
        layout->addWidget(widget);
    }
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &RunFilter::apply);
    connect(archived, &QCheckBox::toggled, &m_table, &RunTable::setArchivedShown);
    connect(m_grouping, &QComboBox::activated, this, &RunFilter::group);
    connect(m_grouping->lineEdit(), &QLineEdit::editingFinished, this, &RunFilter::group);
    connect(m_folderMenu, &QMenu::aboutToShow, this, &RunFilter::fillFolderMenu);
    return row;
}

void RunFilter::setText(const QString& text)
{
    m_filter->setText(text);
    apply();
}

bool RunFilter::isEmpty() const
{
    return m_filter->text().isEmpty();
}

void RunFilter::showCount()
{
    m_count->setText(tr("%L1 of %L2 runs").arg(m_table.shownRuns()).arg(m_library.cards().size()));
}

void RunFilter::proposeNames()
{
    auto* completer = new FilterCompleter(completions(m_library.cards()), m_filter);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_filter->setCompleter(completer);
    m_grouping->addItem(QString());
    for (const char* key : {"family", "preset", "data", "state", "tags", "parent"}) {
        m_grouping->addItem(QLatin1String(key));
    }
    for (const std::string& key : runs::knownParameters(m_library.cards())) {
        m_grouping->addItem(QString::fromStdString(key));
    }
    m_grouping->completer()->setFilterMode(Qt::MatchContains);
    m_grouping->completer()->setCompletionMode(QCompleter::PopupCompletion);
}

void RunFilter::apply()
{
    m_typing.stop();
    const std::string text = m_filter->text().toStdString();
    const auto query = runs::RunQuery::parse(text, text.empty() ? std::set<std::string>()
                                                                : runs::knownParameters(m_library.cards()));
    if (query) m_table.setQuery(*query);
    showProblem(query);
}

void RunFilter::group()
{
    const std::string key = m_grouping->currentText().trimmed().toStdString();
    const auto known = key.empty() ? Result<void>()
                                   : runs::checkKey(key, runs::knownParameters(m_library.cards()));
    if (known) m_table.setGrouping(key);
    showProblem(known);
}

template <class T>
void RunFilter::showProblem(const Result<T>& asked)
{
    m_problem->setVisible(!asked);
    if (!asked) m_problem->setText(literalText(QString::fromStdString(asked.error().text())));
}

void RunFilter::fillFolderMenu()
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
    m_folderMenu->addAction(tr("Add a folder…"), this, &RunFilter::addFolder);
}

void RunFilter::addFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder that has runs"),
                                                             toQString(m_settings.runsFolder()));
    if (folder.isEmpty()) return;
    auto folders = m_settings.watchedRunFolders();
    folders.push_back(toPath(folder));
    m_settings.setWatchedRunFolders(folders);
    m_library.setFolders(m_settings.watchedRunFolders());
}

void RunFilter::removeFolder(const std::filesystem::path& folder)
{
    auto folders = m_settings.watchedRunFolders();
    std::erase(folders, folder);
    m_settings.setWatchedRunFolders(folders);
    m_library.setFolders(m_settings.watchedRunFolders());
}

}  // namespace synthslice::ui
