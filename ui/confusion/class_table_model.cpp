#include "ui/confusion/class_table_model.h"

#include <cmath>

#include <QLocale>

namespace synthslice::ui {

namespace {

double measureOf(const classification::ClassMeasures& measures, int column)
{
    switch (column) {
    case ClassTableModel::Precision:
        return measures.precision;
    case ClassTableModel::Recall:
        return measures.recall;
    case ClassTableModel::Specificity:
        return measures.specificity;
    case ClassTableModel::F1:
        return measures.f1;
    default:
        return static_cast<double>(measures.support);
    }
}

}  // namespace

void ClassTableModel::setMatrix(const std::vector<std::string>& classes,
                                const classification::ConfusionMatrix& matrix)
{
    using classification::Averaging;
    beginResetModel();
    m_rows.clear();
    for (std::size_t label = 0; label < classes.size(); ++label)
        m_rows.push_back({QString::fromStdString(classes[label]), {}, measuresOf(matrix, label)});
    m_rows.push_back({tr("macro"), tr("Mean over classes, all alike"), averageOf(matrix, Averaging::Macro)});
    m_rows.push_back({tr("weighted"), tr("Mean over classes, weighted by their images"),
                      averageOf(matrix, Averaging::Weighted)});
    m_rows.push_back({tr("micro"), tr("Of all images together: precision, recall and F1 are the accuracy"),
                      averageOf(matrix, Averaging::Micro)});
    endResetModel();
}

int ClassTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == Class) {
        if (role == Qt::DisplayRole) return row.name;
        return role == Qt::ToolTipRole && !row.help.isEmpty() ? QVariant(row.help) : QVariant();
    }
    const double value = measureOf(row.measures, index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Images) return QLocale().toString(value, 'f', 0);
        return std::isnan(value) ? tr("not defined")
                                 : QLocale().toString(100.0 * value, 'f', 2) + QStringLiteral(" %");
    case Qt::UserRole:
        return std::isnan(value) ? QVariant() : QVariant(value);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const bool help = role == Qt::ToolTipRole;
    switch (section) {
    case Class:
        return help ? tr("Class, or average over classes") : tr("Class");
    case Precision:
        return help ? tr("Of the images taken for the class, the share that is of it") : tr("Precision");
    case Recall:
        return help ? tr("Of the images of the class, the share that is found; also called sensitivity")
                    : tr("Recall");
    case Specificity:
        return help ? tr("Of the images of other classes, the share that is not taken for it")
                    : tr("Specificity");
    case F1:
        return help ? tr("Harmonic mean of precision and recall") : tr("F1");
    case Images:
        return help ? tr("How many images the class has (support)") : tr("Images");
    default:
        return {};
    }
}

}  // namespace synthslice::ui
