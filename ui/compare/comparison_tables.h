#pragma once

#include <QWidget>

#include "ui/controls/export_actions.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace synthslice::ui {

class ComparedRuns;

/// A table of the comparison with a column for each run, to be copied and saved.
class ComparisonTable : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        Differences,  ///< parameters, data, software and machine that are not the same in all runs
        Metrics       ///< values with their standard errors, then seeds as mean and standard deviation
    };
    ComparisonTable(Kind kind, const ComparedRuns& compared, const ShowError& showError,
                    QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillDifferences();
    void fillMetrics();
    /// After columns of their own: one a run, with its colour.
    void setHeader(const QStringList& first);

    Kind m_kind;
    const ComparedRuns& m_compared;
    QStandardItemModel* m_model;
    QTableView* m_table;
    QLabel* m_note;
};

}  // namespace synthslice::ui
