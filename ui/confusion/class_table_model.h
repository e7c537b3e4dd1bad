#pragma once

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "engine/classification/class_measures.h"

namespace synthslice::ui {

/// Precision, recall, specificity, F1 and number of images of each class, then their averages.
class ClassTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Class, Precision, Recall, Specificity, F1, Images, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(const std::vector<std::string>& classes, const classification::ConfusionMatrix& matrix);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        QString help;
        classification::ClassMeasures measures;
    };
    std::vector<Row> m_rows;
};

}  // namespace synthslice::ui
