#pragma once

#include <QAbstractTableModel>

#include "engine/runs/sweep/sweep_results.h"

namespace synthslice::ui {

[[nodiscard]] QString sweepStateText(runs::SweepState state);

/// The runs of a sweep: what each has of what is varied, its state, and one metric.
class SweepTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setResults(runs::SweepResults results);
    void setMetric(const std::string& key);
    [[nodiscard]] const runs::SweepResults& results() const { return m_results; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Numbers are Qt::UserRole, for sorting and for tables that are saved.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant value(const runs::SweepOutcome& run, int column) const;

    runs::SweepResults m_results;
    std::string m_metric;
};

}  // namespace synthslice::ui
