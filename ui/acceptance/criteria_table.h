#pragma once

#include <map>
#include <optional>

#include <QWidget>

#include "engine/acceptance/criteria/criteria_set.h"
#include "ui/controls/export_actions.h"

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace synthslice::ui {

class CriteriaModel;

/// The limits of acceptance, all rows in sight of one outer scroll area, and the files that hold them. Those
/// that refuse most of the images come first.
class CriteriaTable : public QWidget {
    Q_OBJECT

public:
    explicit CriteriaTable(const ShowError& showError, QWidget* parent = nullptr);

    [[nodiscard]] CriteriaModel* model() const { return m_model; }
    /// Without any there is nothing to save.
    void setCriteria(const std::optional<acceptance::CriteriaSet>& criteria);
    void setImagesRefused(std::map<std::string, int> imagesRefused);
    /// Brings those that refuse most to the top, for new images.
    void sortByRefused();

signals:
    void openRequested();
    void saveRequested();

private:
    CriteriaModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QPushButton* m_save;
};

}  // namespace synthslice::ui
