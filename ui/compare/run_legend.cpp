#include "ui/compare/run_legend.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>

#include "ui/compare/compared_runs.h"
#include "ui/compare/series_pen.h"
#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

RunLegend::RunLegend(ComparedRuns& compared, QWidget* parent) : QWidget(parent), m_compared(compared)
{
    m_list = named(new QTreeWidget(this), "comparedRuns", tr("Runs that are compared"),
                   tr("Runs with the colours of their curves; untick one to hide it, Delete takes it out. "
                      "Run folders can be dropped here."));
    m_list->setHeaderLabels({tr("Run"), tr("Steps")});
    m_list->setRootIsDecorated(false);
    m_list->setIconSize({22, 12});
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* add = named(new QPushButton(tr("&Add runs…"), this), "addRuns", tr("Add runs"),
                      tr("Choose runs of the runs folder, or of another folder"));
    m_remove = named(new QPushButton(tr("&Take out"), this), "removeRuns", tr("Take out"),
                     tr("Takes the selected runs out of the comparison; nothing is deleted (Delete)"));
    auto* progress = new TaskProgress(compared.reading(), QStringLiteral("readingRuns"), this);
    auto* buttons = sideBySide({add, m_remove});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_list, 1);
    layout->addWidget(progress);
    layout->addLayout(buttons);

    connect(add, &QPushButton::clicked, this, &RunLegend::addRequested);
    connect(m_remove, &QPushButton::clicked, this, &RunLegend::removeSelected);
    auto* remove = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &RunLegend::removeSelected);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (column != 0) return;
        m_compared.setShown(static_cast<std::size_t>(m_list->indexOfTopLevelItem(item)),
                            item->checkState(0) == Qt::Checked);
    });
    connect(&m_compared, &ComparedRuns::listed, this, &RunLegend::fill);
    fill();
}

void RunLegend::fill()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const ComparedEntry& entry : m_compared.entries()) {
        auto* item = new QTreeWidgetItem(
            m_list, {entry.run ? QString::fromStdString(entry.run->name) : toQString(entry.folder.filename()),
                     entry.run ? QLocale().toString(qlonglong{entry.run->lastStep()}) : QString()});
        item->setIcon(0, seriesIcon(palette(), entry.series));
        item->setCheckState(0, entry.shown ? Qt::Checked : Qt::Unchecked);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, literalText(toQString(entry.folder) +
                                        (entry.problem.isEmpty() ? QString() : u'\n' + entry.problem)));
        if (entry.problem.isEmpty()) continue;
        item->setForeground(0, alertColour(palette()));
        item->setText(1, tr("cannot be read"));
    }
    m_remove->setEnabled(false);
}

void RunLegend::removeSelected()
{
    std::vector<int> rows;
    for (QTreeWidgetItem* item : m_list->selectedItems()) rows.push_back(m_list->indexOfTopLevelItem(item));
    std::ranges::sort(rows, std::ranges::greater());
    for (const int row : rows) m_compared.remove(static_cast<std::size_t>(row));
}

void RunLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) fill();
}

}  // namespace synthslice::ui
