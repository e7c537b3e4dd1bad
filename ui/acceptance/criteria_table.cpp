#include "ui/acceptance/criteria_table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/acceptance/criteria_model.h"
#include "ui/controls/control.h"

namespace synthslice::ui {

CriteriaTable::CriteriaTable(const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_model(new CriteriaModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_table(named(new QTableView(this), "criteriaTable", tr("Criteria"),
                    tr("What is measured in each image and the range that is accepted"))),
      m_save(named(new QPushButton(tr("Save as…"), this), "saveCriteria", tr("Save criteria"),
                   tr("Saves the criteria to a file (JSON)")))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(CriteriaModel::SortRole);
    m_sorted->setDynamicSortFilter(false);  // rows must not jump away while they are edited
    m_table->setModel(m_sorted);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CriteriaModel::Criterion, QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addTableExport(m_table, QStringLiteral("criteria"), showError);

    auto* open = named(new QPushButton(tr("Open…"), this), "openCriteria", tr("Open criteria"),
                       tr("Opens a criteria file (JSON)"));
    connect(open, &QPushButton::clicked, this, &CriteriaTable::openRequested);
    connect(m_save, &QPushButton::clicked, this, &CriteriaTable::saveRequested);
    auto* files = new QHBoxLayout;
    files->addWidget(open);
    files->addWidget(m_save);
    files->addStretch(1);
    files->addWidget(makeExportButton("exportCriteriaTable", {m_table}, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(files);
    column->addWidget(m_table);
}

void CriteriaTable::setCriteria(const std::optional<acceptance::CriteriaSet>& criteria)
{
    m_model->setCriteria(criteria.value_or(acceptance::CriteriaSet{}));
    m_save->setEnabled(criteria.has_value());
    m_table->updateGeometry();
}

void CriteriaTable::setImagesRefused(std::map<std::string, int> imagesRefused)
{
    m_model->setImagesRefused(std::move(imagesRefused));
}

void CriteriaTable::sortByRefused()
{
    m_table->sortByColumn(CriteriaModel::ImagesRefused, Qt::DescendingOrder);
}

}  // namespace synthslice::ui
