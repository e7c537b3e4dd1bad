#pragma once

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "engine/classification/confusion_matrix.h"

namespace synthslice::ui {

/// What a cell of a confusion matrix tells.
enum class ConfusionUnit { Images, ShareOfRow, ShareOfColumn };

/// A confusion matrix: a row a true class, whose name is in the first column, and then a column a predicted
/// class. Cells are shaded by their share of the row.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(std::vector<std::string> classes, classification::ConfusionMatrix matrix);
    void setUnit(ConfusionUnit unit);

    [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }
    [[nodiscard]] const classification::ConfusionMatrix& matrix() const { return m_matrix; }
    /// "12", or a share in percent.
    [[nodiscard]] QString text(std::size_t trueClass, std::size_t predicted) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] double value(std::size_t trueClass, std::size_t predicted) const;

    std::vector<std::string> m_classes;
    classification::ConfusionMatrix m_matrix{1};
    ConfusionUnit m_unit = ConfusionUnit::Images;
};

}  // namespace synthslice::ui
