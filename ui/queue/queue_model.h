#pragma once

#include <QAbstractTableModel>

namespace synthslice::ui {

class RunQueue;

/// The queue as a table: a row a run.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit QueueModel(const RunQueue& queue, QObject* parent = nullptr);

    enum Column { Run, State, Progress, TimeLeft, ColumnCount };

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void showProgress();

    const RunQueue& m_queue;
    int m_rows;
};

}  // namespace synthslice::ui
