#include "ui/run/run_list.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/shared/background_task.h"
#include "ui/shared/control.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

QString outcomeText(store::RunOutcome outcome)
{
    switch (outcome) {
    case store::RunOutcome::Running:
        return RunList::tr("being trained");
    case store::RunOutcome::Interrupted:
        return RunList::tr("interrupted");
    case store::RunOutcome::Stopped:
        return RunList::tr("stopped");
    case store::RunOutcome::Finished:
        return RunList::tr("finished");
    case store::RunOutcome::Failed:
        return RunList::tr("failed");
    }
    return {};
}

RunList::RunList(QWidget* parent) : QWidget(parent), m_listing(new BackgroundTask(this))
{
    m_table = named(new QTreeWidget(this), "runTable", tr("Earlier runs"),
                    tr("Earlier runs, newest first; double click opens one"));
    m_table->setHeaderLabels({tr("Run"), tr("State"), tr("Steps"), tr("Last change")});
    m_table->setRootIsDecorated(false);
    m_table->setAlternatingRowColors(true);
    m_table->setMinimumHeight(140);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_open = named(new QPushButton(tr("&Open"), this), "openSelectedRun", tr("Open the selected run"),
                   tr("Show the curves and samples of the selected run"));
    m_continue = named(new QPushButton(tr("&Continue"), this), "continueSelectedRun",
                       tr("Continue the selected run"),
                       tr("Go on training the selected run from its newest checkpoint"));
    auto* again = named(new QPushButton(tr("&Refresh"), this), "refreshRuns", tr("Refresh"),
                        tr("Read the runs folder again"));
    auto* buttons = new QVBoxLayout;
    for (QPushButton* button : {m_open, m_continue, again}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);

    const auto enable = [this] {
        const store::RunSummary* run = selected();
        m_open->setEnabled(run != nullptr);
        m_continue->setEnabled(run != nullptr && run->outcome != store::RunOutcome::Running);
    };
    enable();
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, enable);
    connect(m_table, &QTreeWidget::itemActivated, this, [this] { m_open->click(); });
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(selected()->folder); });
    connect(m_continue, &QPushButton::clicked, this, [this] { emit continueRequested(selected()->folder); });
    connect(again, &QPushButton::clicked, this, &RunList::refresh);
}

RunList::~RunList() = default;

void RunList::setFolder(const std::filesystem::path& runsFolder)
{
    m_folder = runsFolder;
    refresh();
}

void RunList::refresh()
{
    if (m_listing->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_listing->start([folder = m_folder](const Progress&) { return store::listRuns(folder); },
                     [this](std::vector<store::RunSummary> runs) {
                         show(std::move(runs));
                         if (m_again) {
                             refresh();
                         }
                     });
}

void RunList::show(std::vector<store::RunSummary> runs)
{
    m_runs = std::move(runs);
    m_table->clear();
    const QLocale locale;
    for (const store::RunSummary& run : m_runs) {
        const QString steps = tr("%1 of %2")
                                  .arg(locale.toString(qlonglong{run.lastStep}),
                                       locale.toString(qlonglong{run.targetSteps}));
        const QDateTime modified = QDateTime::fromString(QString::fromStdString(run.modified), Qt::ISODate);
        auto* item = new QTreeWidgetItem({toQString(run.folder.filename()), outcomeText(run.outcome), steps,
                                          locale.toString(modified, QLocale::ShortFormat)});
        item->setToolTip(0, toQString(run.folder));
        m_table->addTopLevelItem(item);
    }
    emit loaded();
}

const store::RunSummary* RunList::selected() const
{
    QTreeWidgetItem* item = m_table->selectedItems().value(0);
    return item == nullptr ? nullptr : &m_runs[static_cast<std::size_t>(m_table->indexOfTopLevelItem(item))];
}

}  // namespace synthslice::ui
