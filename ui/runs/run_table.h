#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <QTreeView>

#include "engine/runs/run_query.h"

namespace synthslice::ui {

class RunFilterModel;
class RunLibrary;
class RunModel;

/// The runs of the library in a table: sorted by a click on a column's title, whose context menu chooses the
/// columns.
class RunTable : public QTreeView {
    Q_OBJECT

public:
    /// `columns`: those that are shown until the user chooses others. The newest change comes first.
    RunTable(RunLibrary& library, const std::vector<std::string>& columns, QWidget* parent = nullptr);

    void setQuery(const runs::RunQuery& query);
    void setArchivedShown(bool shown);
    /// A field or a parameter's path; empty for none.
    void setGrouping(const std::string& key);
    void setColumns(const std::vector<std::string>& columns);
    [[nodiscard]] const std::vector<std::string>& columns() const;

    /// In the order of the table.
    [[nodiscard]] std::vector<runs::SharedCard> selected() const;
    void select(const std::filesystem::path& runFolder);
    void editName();
    [[nodiscard]] int shownRuns() const;

signals:
    /// Other runs are selected, or the selected ones have changed.
    void selectionChangedTo(const std::vector<synthslice::runs::SharedCard>& runs);
    void openRequested(const std::filesystem::path& runFolder);
    void renamed(const std::filesystem::path& runFolder, const QString& name);
    void columnsChanged();
    void shownRunsChanged();

private:
    void takeCards();
    void showColumnMenu(const QPoint& place);
    void askForParameter();
    void toggleColumn(const std::string& key, bool shown);
    /// After the model has begun anew: what was selected and sorted by, widths, groups over all columns.
    void restore(const std::vector<runs::SharedCard>& chosen, const std::string& sortedBy);
    void spanGroups();
    [[nodiscard]] std::string valueOf(const QModelIndex& group) const;
    [[nodiscard]] int columnOf(const std::string& key) const;
    [[nodiscard]] std::string sortedBy() const;

    RunLibrary& m_library;
    RunModel* m_model;
    RunFilterModel* m_filter;
    std::set<std::string> m_folded;  ///< values of groups that the user has closed
};

/// Lets a person choose among many names by typing a part of one.
void completeNames(class QInputDialog& dialog, const std::set<std::string>& names);

}  // namespace synthslice::ui
