#include "ui/confusion/confusion_model.h"

#include <cmath>

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include "ui/confusion/confusion_shade.h"
#include "ui/shared/literal_text.h"

namespace synthslice::ui {

void ConfusionModel::setMatrix(std::vector<std::string> classes, classification::ConfusionMatrix matrix)
{
    const bool same = classes == m_classes;
    if (!same) beginResetModel();
    m_classes = std::move(classes);
    m_matrix = std::move(matrix);
    same ? emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1)) : endResetModel();
}

void ConfusionModel::setUnit(ConfusionUnit unit)
{
    m_unit = unit;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_classes.empty() ? 0 : static_cast<int>(m_classes.size()) + 1;
}

double ConfusionModel::value(std::size_t trueClass, std::size_t predicted) const
{
    switch (m_unit) {
    case ConfusionUnit::ShareOfRow:
        return 100.0 * m_matrix.shareOfRow(trueClass, predicted);
    case ConfusionUnit::ShareOfColumn:
        return 100.0 * m_matrix.shareOfColumn(trueClass, predicted);
    case ConfusionUnit::Images:
        break;
    }
    return static_cast<double>(m_matrix.count(trueClass, predicted));
}

QString ConfusionModel::text(std::size_t trueClass, std::size_t predicted) const
{
    const double number = value(trueClass, predicted);
    if (std::isnan(number)) return QStringLiteral("–");
    return m_unit == ConfusionUnit::Images ? QLocale().toString(number, 'f', 0)
                                           : QLocale().toString(number, 'f', 1) + QStringLiteral(" %");
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto trueClass = static_cast<std::size_t>(index.row());
    const QString trueName = QString::fromStdString(m_classes[trueClass]);
    if (index.column() == 0) {
        if (role == Qt::ToolTipRole) return literalText(trueName);
        return role == Qt::DisplayRole ? QVariant(trueName) : QVariant();
    }
    const auto predicted = static_cast<std::size_t>(index.column() - 1);
    switch (role) {
    case Qt::DisplayRole:
        return text(trueClass, predicted);
    case Qt::UserRole:
        return value(trueClass, predicted);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::BackgroundRole:
        return confusionShade(QGuiApplication::palette(), m_matrix.shareOfRow(trueClass, predicted),
                              trueClass == predicted);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return literalText(tr("%L1 images of class %2 are taken for %3")
                               .arg(m_matrix.count(trueClass, predicted))
                               .arg(trueName, QString::fromStdString(m_classes[predicted])));
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section > static_cast<int>(m_classes.size())) return {};
    if (role == Qt::DisplayRole) {
        return section == 0 ? tr("true \\ predicted")
                            : QString::fromStdString(m_classes[static_cast<std::size_t>(section - 1)]);
    }
    if (role == Qt::ToolTipRole) {
        return section == 0 ? tr("True classes in rows, predicted ones in columns")
                            : tr("Images that are taken for this class");
    }
    return {};
}

}  // namespace synthslice::ui
