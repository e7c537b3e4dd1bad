#include "ui/runs/run_model.h"

#include <algorithm>
#include <map>

#include <QApplication>
#include <QFont>
#include <QPalette>

#include "ui/runs/run_texts.h"
#include "ui/runs/run_thumbnails.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

using runs::RunCard;
using runs::SharedCard;
using store::RunOutcome;

QVariant runToolTip(const RunCard& card, const std::string& key)
{
    if (!card.problem.empty()) return QString::fromStdString(card.problem);
    if (key == "name") return toQString(card.folder);
    if (key == "data") return toQString(card.data);
    if (key == "note") return QString::fromStdString(card.notes.note);
    if (key == "q" && card.bestQ) {
        return RunModel::tr("Farthest from real images: %1").arg(specText(card.worstDescriptor));
    }
    if (key == "parent" && !card.parent.empty()) {
        return RunModel::tr("%1 at step %L2").arg(toQString(card.parent)).arg(card.parentStep);
    }
    if (key == "state" && card.state == RunOutcome::Interrupted) {
        return RunModel::tr("Ended by a crash or power loss; it can be continued.");
    }
    return {};
}

QVariant runColour(const RunCard& card, const std::string& key)
{
    const QPalette palette = QApplication::palette();
    if (key == "state" && (card.state == RunOutcome::Interrupted || card.state == RunOutcome::Failed)) {
        return alertColour(palette);
    }
    if (!card.problem.empty()) return alertColour(palette);
    if (card.notes.archived) return quietColour(palette);
    return {};
}

QVariant runFont(const RunCard& card, const std::string& key)
{
    QFont font = QApplication::font();
    const bool striking = key == "state" && card.state == RunOutcome::Interrupted;
    font.setBold(striking || key == "name");
    return font;
}

}  // namespace

RunModel::RunModel(std::vector<std::string> columns, QObject* parent)
    : QAbstractItemModel(parent), m_columns(std::move(columns)), m_groups(1),
      m_thumbnails(new RunThumbnails(this))
{
    connect(m_thumbnails, &RunThumbnails::ready, this, &RunModel::redrawPicture);
}

void RunModel::setCards(const std::vector<SharedCard>& cards)
{
    std::map<std::filesystem::path, const SharedCard*> left;
    for (const SharedCard& card : cards) left.emplace(card->folder, &card);
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        for (auto row = static_cast<int>(m_groups[g].cards.size()) - 1; row >= 0; --row) {
            const SharedCard before = m_groups[g].cards[static_cast<std::size_t>(row)];
            const auto found = left.find(before->folder);
            const SharedCard now = found == left.end() ? nullptr : *found->second;
            if (now == nullptr || groupOf(*now) != g) {  // groupOf() may make a group
                beginRemoveRows(groupIndex(g), row, row);
                m_groups[g].cards.erase(m_groups[g].cards.begin() + row);
                endRemoveRows();
                continue;
            }
            left.erase(found);
            if (now == before) continue;
            m_groups[g].cards[static_cast<std::size_t>(row)] = now;
            emit dataChanged(index(row, 0, groupIndex(g)), index(row, columnCount() - 1, groupIndex(g)));
        }
    }
    std::map<std::size_t, std::vector<SharedCard>> added;
    for (const auto& [folder, card] : left) added[groupOf(**card)].push_back(*card);
    for (const auto& [group, more] : added) {
        auto& shown = m_groups[group].cards;
        const auto first = static_cast<int>(shown.size());
        beginInsertRows(groupIndex(group), first, first + static_cast<int>(more.size()) - 1);
        shown.insert(shown.end(), more.begin(), more.end());
        endInsertRows();
    }
    if (isGrouped() && !m_groups.empty()) {  // their counts
        emit dataChanged(groupIndex(0), groupIndex(m_groups.size() - 1));
    }
}

void RunModel::setColumns(std::vector<std::string> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void RunModel::setGrouping(const std::string& key)
{
    std::vector<SharedCard> all;
    for (const Group& group : m_groups) all.insert(all.end(), group.cards.begin(), group.cards.end());
    beginResetModel();
    m_grouping = key;
    m_groups.clear();
    if (!isGrouped()) m_groups.resize(1);
    endResetModel();
    setCards(all);
}

SharedCard RunModel::card(const QModelIndex& index) const
{
    if (!index.isValid() || groupAt(index) != nullptr) return nullptr;
    const std::size_t group = isGrouped() ? index.internalId() - 1 : 0;
    return m_groups[group].cards[static_cast<std::size_t>(index.row())];
}

QModelIndex RunModel::indexOf(const std::filesystem::path& runFolder) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const auto& cards = m_groups[g].cards;
        const auto found = std::ranges::find(cards, runFolder, [](const SharedCard& c) { return c->folder; });
        if (found != cards.end()) return index(static_cast<int>(found - cards.begin()), 0, groupIndex(g));
    }
    return {};
}

spec::Json RunModel::sortValue(const QModelIndex& index) const
{
    if (const Group* group = groupAt(index)) return group->value;
    return runs::valueOf(*card(index), m_columns[static_cast<std::size_t>(index.column())]);
}

/// The row of a group where runs are grouped, by internal id 0; the runs of group g have g + 1.
const RunModel::Group* RunModel::groupAt(const QModelIndex& index) const
{
    return isGrouped() && index.internalId() == 0 ? &m_groups[static_cast<std::size_t>(index.row())]
                                                  : nullptr;
}

std::size_t RunModel::groupOf(const RunCard& card)
{
    if (!isGrouped()) return 0;
    const spec::Json value = runs::valueOf(card, m_grouping);
    const auto found = std::ranges::find(m_groups, value, &Group::value);
    if (found != m_groups.end()) return static_cast<std::size_t>(found - m_groups.begin());
    const auto row = static_cast<int>(m_groups.size());
    beginInsertRows({}, row, row);
    m_groups.push_back({value, {}});
    endInsertRows();
    return static_cast<std::size_t>(row);
}

QModelIndex RunModel::groupIndex(std::size_t group) const
{
    return isGrouped() ? createIndex(static_cast<int>(group), 0, quintptr{0}) : QModelIndex();
}

QModelIndex RunModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex RunModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || !isGrouped() || child.internalId() == 0) return {};
    return groupIndex(child.internalId() - 1);
}

int RunModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(isGrouped() ? m_groups.size() : m_groups.front().cards.size());
    }
    const Group* group = parent.column() == 0 ? groupAt(parent) : nullptr;
    return group == nullptr ? 0 : static_cast<int>(group->cards.size());
}

int RunModel::columnCount(const QModelIndex& /*parent*/) const
{
    return static_cast<int>(m_columns.size());
}

QVariant RunModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (const Group* group = groupAt(index)) return groupData(*group, index.column(), role);
    const SharedCard shared = card(index);
    const RunCard& run = *shared;
    const std::string& key = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return columnText(run, key);
    case Qt::EditRole:
        return key == "name" ? QVariant(QString::fromStdString(run.name)) : QVariant();
    case Qt::ToolTipRole:
        return literalText(runToolTip(run, key).toString());
    case Qt::ForegroundRole:
        return runColour(run, key);
    case Qt::FontRole:
        return runFont(run, key);
    case Qt::DecorationRole:
        return index.column() == 0 ? QVariant(m_thumbnails->picture(run)) : QVariant();
    case Qt::TextAlignmentRole:
        return runs::valueOf(run, key).is_number() ? QVariant(int{Qt::AlignRight | Qt::AlignVCenter})
                                                   : QVariant();
    case NumberRole: {
        const spec::Json value = runs::valueOf(run, key);
        return value.is_number() ? QVariant(value.get<double>()) : QVariant();
    }
    default:
        return {};
    }
}

QVariant RunModel::groupData(const Group& group, int column, int role) const
{
    if (column != 0) return {};
    if (role == Qt::FontRole) {
        QFont bold = QApplication::font();
        bold.setBold(true);
        return bold;
    }
    if (role != Qt::DisplayRole) return {};
    const QString value = group.value.is_null() ? tr("none") : valueText(group.value);
    return tr("%1 = %2 (%n run(s))", nullptr, static_cast<int>(group.cards.size()))
        .arg(columnTitle(m_grouping), value);
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const std::string& key = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return columnTitle(key);
    if (role == Qt::ToolTipRole) return columnHelp(key);
    return {};
}

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || groupAt(index) != nullptr) return flags;
    if (m_columns[static_cast<std::size_t>(index.column())] == "name") flags |= Qt::ItemIsEditable;
    return flags | Qt::ItemNeverHasChildren;
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const SharedCard run = card(index);
    const QString name = value.toString().trimmed();
    if (name != QString::fromStdString(run->name)) emit renamed(run->folder, name);
    return true;
}

void RunModel::redrawPicture(const std::filesystem::path& runFolder)
{
    const QModelIndex row = indexOf(runFolder);
    if (row.isValid()) emit dataChanged(row, row, {Qt::DecorationRole});
}

RunFilterModel::RunFilterModel(RunModel& runs, QObject* parent) : QSortFilterProxyModel(parent), m_runs(runs)
{
    setRecursiveFilteringEnabled(true);  // a group is shown for its runs
    setSourceModel(&runs);
}

void RunFilterModel::setQuery(const runs::RunQuery& query)
{
    m_query = query;
    invalidateFilter();
}

void RunFilterModel::setArchivedShown(bool shown)
{
    m_archivedShown = shown;
    invalidateFilter();
}

bool RunFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const SharedCard card = m_runs.card(m_runs.index(sourceRow, 0, sourceParent));
    if (card == nullptr) return false;
    const bool archived = card->notes.archived && !m_archivedShown && !m_query.asksForArchived();
    return !archived && m_query.matches(*card);
}

bool RunFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const spec::Json a = m_runs.sortValue(left);
    const spec::Json b = m_runs.sortValue(right);
    if (a.is_null() != b.is_null()) return (sortOrder() == Qt::AscendingOrder) == b.is_null();
    return runs::compareValues(a, b) < 0;
}

}  // namespace synthslice::ui
