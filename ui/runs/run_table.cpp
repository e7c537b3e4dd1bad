#include "ui/runs/run_table.h"

#include <algorithm>

#include <QCompleter>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include "ui/controls/control.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_model.h"
#include "ui/runs/run_texts.h"
#include "ui/runs/run_thumbnails.h"

namespace synthslice::ui {

namespace {

constexpr int picturePx = RunThumbnails::sizePx / 2;

int widthOf(const std::string& key)
{
    if (key == "name") return 220;
    if (key == "note" || key == "data" || key == "tags" || key == "worst" || key == "changed") return 140;
    return key == "step" || key == "q" ? 80 : 100;
}

}  // namespace

void completeNames(QInputDialog& dialog, const std::set<std::string>& names)
{
    dialog.setTextValue(QString());  // makes the line
    auto* edit = dialog.findChild<QLineEdit*>();
    QStringList list;
    for (const std::string& name : names) list << QString::fromStdString(name);
    auto* completer = new QCompleter(list, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
}

RunTable::RunTable(RunLibrary& library, const std::vector<std::string>& columns, QWidget* parent)
    : QTreeView(parent), m_library(library), m_model(new RunModel(columns, this)),
      m_filter(new RunFilterModel(*m_model, this))
{
    setModel(m_filter);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setRootIsDecorated(false);
    setSortingEnabled(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setIconSize({picturePx, picturePx});
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setToolTip(tr("Click sorts; the context menu chooses columns"));
    connect(header(), &QWidget::customContextMenuRequested, this, &RunTable::showColumnMenu);
    connect(&library, &RunLibrary::changed, this, &RunTable::takeCards);
    connect(m_model, &RunModel::renamed, this, &RunTable::renamed);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { emit selectionChangedTo(selected()); });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto card = m_model->card(m_filter->mapToSource(index))) emit openRequested(card->folder);
    });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex& group) { m_folded.insert(valueOf(group)); });
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex& group) { m_folded.erase(valueOf(group)); });
    m_model->setCards(library.cards());
    restore({}, {});
    sortByColumn(std::max(0, columnOf("changed")), Qt::DescendingOrder);
}

void RunTable::setQuery(const runs::RunQuery& query)
{
    m_filter->setQuery(query);
    emit shownRunsChanged();
}

void RunTable::setArchivedShown(bool shown)
{
    m_filter->setArchivedShown(shown);
    emit shownRunsChanged();
}

void RunTable::setGrouping(const std::string& key)
{
    if (key == m_model->grouping()) return;
    const auto chosen = selected();
    const std::string by = sortedBy();
    m_model->setGrouping(key);
    setRootIsDecorated(!key.empty());
    restore(chosen, by);
}

void RunTable::setColumns(const std::vector<std::string>& columns)
{
    const auto chosen = selected();
    const std::string by = sortedBy();
    m_model->setColumns(columns);
    restore(chosen, by);
    emit columnsChanged();
}

const std::vector<std::string>& RunTable::columns() const
{
    return m_model->columns();
}

std::vector<runs::SharedCard> RunTable::selected() const
{
    std::vector<std::pair<QModelIndex, runs::SharedCard>> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        if (auto card = m_model->card(m_filter->mapToSource(index)))
            rows.emplace_back(index, std::move(card));
    }
    std::ranges::sort(rows, [](const auto& a, const auto& b) {
        return std::pair(a.first.parent().row(), a.first.row()) <
               std::pair(b.first.parent().row(), b.first.row());
    });
    std::vector<runs::SharedCard> cards;
    for (auto& [index, card] : rows) cards.push_back(std::move(card));
    return cards;
}

void RunTable::select(const std::filesystem::path& runFolder)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(runFolder));
    if (!index.isValid()) return;
    selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

void RunTable::editName()
{
    if (currentIndex().isValid()) edit(currentIndex().siblingAtColumn(columnOf("name")));
}

int RunTable::shownRuns() const
{
    int count = 0;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        count += m_model->grouping().empty() ? 1 : m_filter->rowCount(m_filter->index(row, 0));
    }
    return count;
}

void RunTable::takeCards()
{
    m_model->setCards(m_library.cards());
    spanGroups();
    emit selectionChangedTo(selected());
    emit shownRunsChanged();
}

void RunTable::showColumnMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("runColumns"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const std::string& key) {
        QAction* action = menu->addAction(columnTitle(key));
        action->setObjectName(QStringLiteral("column_") + QString::fromStdString(key));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(columns(), key) != columns().end());
        action->setEnabled(key != "name");
        connect(action, &QAction::toggled, this, [this, key](bool shown) { toggleColumn(key, shown); });
    };
    for (const runs::CardField& field : runs::cardFields()) add(field.key);
    menu->addSeparator();
    for (const std::string& key : columns()) {
        if (runs::cardField(key) == nullptr) add(key);
    }
    menu->addAction(tr("Parameter…"), this, &RunTable::askForParameter)
        ->setObjectName(QStringLiteral("columnOfParameter"));
    menu->popup(header()->mapToGlobal(place));
}

void RunTable::askForParameter()
{
    auto* dialog = new QInputDialog(this);
    named(dialog, "askForColumn", tr("Column of a parameter"), QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Column of a parameter"));
    dialog->setLabelText(tr("Parameter, as optimizer.generator.lr:"));
    const auto parameters = runs::knownParameters(m_library.cards());
    completeNames(*dialog, parameters);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, parameters](const QString& text) {
        const std::string path = text.trimmed().toStdString();
        if (parameters.contains(path)) toggleColumn(path, true);
    });
    dialog->open();
}

void RunTable::toggleColumn(const std::string& key, bool shown)
{
    std::set<std::string> wanted(columns().begin(), columns().end());
    shown ? static_cast<void>(wanted.insert(key)) : static_cast<void>(wanted.erase(key));
    std::vector<std::string> ordered;
    for (const runs::CardField& field : runs::cardFields()) {
        if (wanted.erase(field.key) > 0) ordered.push_back(field.key);
    }
    ordered.insert(ordered.end(), wanted.begin(), wanted.end());
    setColumns(ordered);
}

void RunTable::restore(const std::vector<runs::SharedCard>& chosen, const std::string& sortedBy)
{
    spanGroups();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int title = header()->sectionSizeHint(column);
        setColumnWidth(column, std::max(title, widthOf(columns()[static_cast<std::size_t>(column)])));
    }
    if (!sortedBy.empty()) sortByColumn(std::max(0, columnOf(sortedBy)), header()->sortIndicatorOrder());
    for (const runs::SharedCard& card : chosen) select(card->folder);
    emit selectionChangedTo(selected());
    emit shownRunsChanged();
}

std::string RunTable::valueOf(const QModelIndex& group) const
{
    return m_model->sortValue(m_filter->mapToSource(group)).dump();
}

void RunTable::spanGroups()
{
    const bool grouped = !m_model->grouping().empty();
    for (int row = 0; grouped && row < m_filter->rowCount(); ++row) setFirstColumnSpanned(row, {}, true);
    for (int row = 0; grouped && row < m_filter->rowCount(); ++row) {
        const QModelIndex group = m_filter->index(row, 0);
        if (!m_folded.contains(valueOf(group))) expand(group);
    }
}

int RunTable::columnOf(const std::string& key) const
{
    const auto found = std::ranges::find(columns(), key);
    return found == columns().end() ? -1 : static_cast<int>(found - columns().begin());
}

std::string RunTable::sortedBy() const
{
    return columns().at(static_cast<std::size_t>(std::max(0, m_filter->sortColumn())));
}

}  // namespace synthslice::ui
