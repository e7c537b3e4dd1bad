#pragma once

#include <string>
#include <vector>

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

#include "engine/runs/run_index.h"
#include "engine/runs/run_query.h"

namespace synthslice::ui {

class RunThumbnails;

/// Runs as rows, whose columns are chosen: fields of the cards and parameters by their paths. Grouped by one
/// of these, a row for each of its values stands above its runs. Only the name can be edited; renamed() tells
/// it, and the row changes once the run does.
class RunModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { NumberRole = Qt::UserRole };  ///< a number in full, as tables are exported

    explicit RunModel(std::vector<std::string> columns, QObject* parent = nullptr);

    /// Rows of runs that stay keep their places.
    void setCards(const std::vector<runs::SharedCard>& cards);
    void setColumns(std::vector<std::string> columns);
    /// The key or path that runs are grouped by; empty for none.
    void setGrouping(const std::string& key);

    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] const std::string& grouping() const { return m_grouping; }
    /// The run of a row; null for a group.
    [[nodiscard]] runs::SharedCard card(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const std::filesystem::path& runFolder) const;
    /// What a row is sorted by in a column: of a group what its runs have in common.
    [[nodiscard]] spec::Json sortValue(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renamed(const std::filesystem::path& runFolder, const QString& name);

private:
    /// Runs of one value; without grouping there is one group, whose runs are the top rows. A group stays,
    /// empty, when its last run goes.
    struct Group {
        spec::Json value;
        std::vector<runs::SharedCard> cards;
    };
    [[nodiscard]] bool isGrouped() const { return !m_grouping.empty(); }
    [[nodiscard]] const Group* groupAt(const QModelIndex& index) const;
    [[nodiscard]] std::size_t groupOf(const runs::RunCard& card);
    [[nodiscard]] QModelIndex groupIndex(std::size_t group) const;
    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    void redrawPicture(const std::filesystem::path& runFolder);

    std::vector<std::string> m_columns;
    std::string m_grouping;
    std::vector<Group> m_groups;
    RunThumbnails* m_thumbnails;
};

/// The runs that a query asks for, sorted by one column; what a run does not have comes last in both orders.
class RunFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunFilterModel(RunModel& runs, QObject* parent = nullptr);
    void setQuery(const runs::RunQuery& query);
    void setArchivedShown(bool shown);

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RunModel& m_runs;
    runs::RunQuery m_query;
    bool m_archivedShown = false;
};

}  // namespace synthslice::ui
