#include "ui/runs/recent_runs.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_table.h"

namespace synthslice::ui {

RecentRuns::RecentRuns(RunLibrary& library, QWidget* parent) : QWidget(parent)
{
    m_table = named(new RunTable(library, {"name", "state", "step", "changed"}, this), "runTable",
                    tr("Earlier runs"), tr("Earlier runs, newest first; double click opens one"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(200);
    m_open = named(new QPushButton(tr("&Open"), this), "openSelectedRun", tr("Open the selected run"),
                   tr("Show the curves and samples of the selected run"));
    m_continue = named(new QPushButton(tr("&Continue"), this), "continueSelectedRun",
                       tr("Continue the selected run"),
                       tr("Go on training the selected run from its newest checkpoint"));
    auto* all = named(new QPushButton(tr("&All runs…"), this), "showAllRuns", tr("All runs"),
                      tr("Find, sort, tag and compare runs on a page of their own"));
    auto* buttons = new QVBoxLayout;
    for (QPushButton* button : {m_open, m_continue, all}) buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);

    const auto enable = [this](const std::vector<runs::SharedCard>& selected) {
        m_open->setEnabled(!selected.empty());
        m_continue->setEnabled(!selected.empty() && selected.front()->state != store::RunOutcome::Running);
    };
    enable({});
    library.watchFor(this);
    connect(m_table, &RunTable::selectionChangedTo, this, enable);
    connect(m_table, &RunTable::openRequested, this, &RecentRuns::openRequested);
    connect(m_open, &QPushButton::clicked, this,
            [this] { emit openRequested(m_table->selected().front()->folder); });
    connect(m_continue, &QPushButton::clicked, this,
            [this] { emit continueRequested(m_table->selected().front()->folder); });
    connect(all, &QPushButton::clicked, this, &RecentRuns::allRequested);
}

}  // namespace synthslice::ui
