#include "ui/runs/runs_page.h"

#include <algorithm>

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/export_actions.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_details.h"
#include "ui/runs/run_filter.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_table.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

using runs::SharedCard;
using store::RunOutcome;

namespace {

const std::vector<std::string> firstColumns = {"name", "state",   "step", "q",   "accuracy",
                                               "time", "changed", "tags", "note"};

}  // namespace

RunsPage::RunsPage(RunLibrary& library, Settings& settings, QWidget* parent)
    : QWidget(parent), m_library(library), m_settings(settings), m_interrupted(new QLabel(this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("runsPage"));
    m_pages->setObjectName(QStringLiteral("runPages"));
    m_interrupted->setObjectName(QStringLiteral("interruptedRuns"));
    m_pages->addWidget(makeTable());
    m_actions = new RunActions(library, *m_table, *m_details, *this);
    m_filter = new RunFilter(library, *m_table, settings, this);
    addAction(m_filter->findAction());
    m_pages->addWidget(makeEmptyPage());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_filter);
    layout->addWidget(m_interrupted);
    layout->addWidget(m_pages, 1);
    connectParts();
    library.watchFor(this);
    showSituation();
}

RunsPage::~RunsPage() = default;

QUndoStack* RunsPage::undoStack() const
{
    return m_actions->undoStack();
}

const QList<QAction*>& RunsPage::runActions() const
{
    return m_actions->all();
}

void RunsPage::setFilter(const QString& text)
{
    m_filter->setText(text);
}

QWidget* RunsPage::makeTable()
{
    std::vector<std::string> columns;
    for (const QByteArray& key : m_settings.layout(QStringLiteral("runs_columns")).split(',')) {
        if (!key.isEmpty()) columns.push_back(key.toStdString());
    }
    m_table = named(new RunTable(m_library, columns.empty() ? firstColumns : columns, this), "allRuns",
                    tr("Runs"),
                    tr("All runs; double click opens one, the titles' context menu chooses columns"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    addTableExport(m_table, QStringLiteral("runs"), [this](const Error& error) { emit failed(error); });
    m_details = new RunDetails(this);
    m_details->setMinimumWidth(240);
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("runsSplitter"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1000, 300});
    return splitter;
}

QWidget* RunsPage::makeToolBar()
{
    auto* bar = new QToolBar(tr("Runs"), this);
    bar->setObjectName(QStringLiteral("runsBar"));
    for (QAction* action : m_actions->all()) {
        bar->addAction(action);
        named(bar->widgetForAction(action), (action->objectName() + QStringLiteral("Button")).toUtf8(),
              QString(action->text()).remove(u'&'), action->toolTip());
    }
    return bar;
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
    connect(m_addFolder, &QPushButton::clicked, m_filter, &RunFilter::addFolder);
    connect(m_showAll, &QPushButton::clicked, this, [this] { setFilter({}); });
    auto* layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addWidget(m_addFolder, 0, Qt::AlignCenter);
    layout->addWidget(m_showAll, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

void RunsPage::connectParts()
{
    connect(m_actions, &RunActions::openRequested, this, &RunsPage::openRequested);
    connect(m_actions, &RunActions::continueRequested, this, &RunsPage::continueRequested);
    connect(m_actions, &RunActions::queueRequested, this, &RunsPage::queueRequested);
    connect(m_actions, &RunActions::newRunRequested, this, &RunsPage::newRunRequested);
    connect(m_actions, &RunActions::compareRequested, this, &RunsPage::compareRequested);
    connect(m_actions, &RunActions::failed, this, &RunsPage::failed);
    connect(m_table, &RunTable::openRequested, this, &RunsPage::openRequested);
    connect(m_table, &RunTable::selectionChangedTo, this, [this](const std::vector<SharedCard>& chosen) {
        m_details->show(chosen);
        showSituation();
    });
    connect(m_table, &RunTable::shownRunsChanged, this, &RunsPage::showSituation);
    connect(m_table, &RunTable::columnsChanged, this, [this] {
        QByteArrayList keys;
        for (const std::string& key : m_table->columns()) keys << QByteArray::fromStdString(key);
        m_settings.setLayout(QStringLiteral("runs_columns"), keys.join(','));
    });
    connect(m_interrupted, &QLabel::linkActivated, this,
            [this] { setFilter(QStringLiteral("state = interrupted")); });
    connect(&m_library, &RunLibrary::failed, this, &RunsPage::failed);
    connect(&m_library, &RunLibrary::changed, this, &RunsPage::showSituation);
}

void RunsPage::showSituation()
{
    m_actions->showPossible();
    m_filter->showCount();
    const auto& all = m_library.cards();
    const bool found = m_table->shownRuns() > 0 || !m_library.isLoaded();
    m_pages->setCurrentIndex(found ? 0 : 1);
    m_emptyText->setText(all.empty()
                             ? tr("No runs yet. Every training leaves one: choose a preset on the start page "
                                  "and press Start, or add a folder that has runs.")
                             : tr("None of the runs is as the filter asks, or all that are have been "
                                  "archived."));
    m_addFolder->setVisible(all.empty());
    m_showAll->setVisible(!m_filter->isEmpty());
    const auto interrupted = std::ranges::count_if(all, [](const SharedCard& card) {
        return card->state == RunOutcome::Interrupted && !card->notes.archived;
    });
    m_interrupted->setVisible(interrupted > 0);
    m_interrupted->setText(QStringLiteral("<a href='#'>%1</a>")
                               .arg(tr("%n run(s) were interrupted and can be continued: show them", nullptr,
                                       static_cast<int>(interrupted))));
}

}  // namespace synthslice::ui
