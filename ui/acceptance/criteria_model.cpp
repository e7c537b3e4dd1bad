#include "ui/acceptance/criteria_model.h"

#include <algorithm>

#include <QLocale>

#include "engine/acceptance/criteria/criterion.h"
#include "ui/shared/length_text.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

void CriteriaModel::setCriteria(const acceptance::CriteriaSet& criteria)
{
    if (std::ranges::equal(criteria.limits, m_criteria.limits, {}, &acceptance::Limit::criterion,
                           &acceptance::Limit::criterion)) {
        // The same rows: selection and place stay.
        m_criteria = criteria;
        if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_criteria = criteria;
    endResetModel();
}

void CriteriaModel::setImagesRefused(std::map<std::string, int> imagesRefused)
{
    m_imagesRefused = std::move(imagesRefused);
    if (rowCount() > 0) {
        emit dataChanged(index(0, ImagesRefused), index(rowCount() - 1, ImagesRefused));
    }
}

int CriteriaModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_criteria.limits.size());
}

int CriteriaModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CriteriaModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& limit = m_criteria.limits.at(static_cast<std::size_t>(index.row()));
    const auto* criterion = acceptance::findCriterion(limit.criterion, m_criteria.material);
    switch (role) {
    case Qt::DisplayRole:
        return text(limit, index.column());
    case SortRole:
        return sortKey(limit, index.column());
    case Qt::EditRole:
        if (index.column() != Low && index.column() != High) return text(limit, index.column());
        // As text: the editor for numbers would round to two decimals.
        return QLocale().toString(index.column() == Low ? limit.low : limit.high, 'g',
                                  QLocale::FloatingPointShortest);
    case Qt::ToolTipRole:
        if (index.column() != Low && index.column() != High) return specText(criterion->help);
        return measureText(index.column() == Low ? limit.low : limit.high, criterion->unit, m_pixelSizeUm);
    case Qt::CheckStateRole:
        return index.column() == Criterion ? QVariant(limit.enabled ? Qt::Checked : Qt::Unchecked)
                                           : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Criterion ? QVariant()
                                           : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool help = role == Qt::ToolTipRole;
    if (orientation == Qt::Vertical || (role != Qt::DisplayRole && !help)) {
        return {};
    }
    switch (section) {
    case Criterion:
        return help ? tr("What is measured in each image; uncheck to ignore it") : tr("Criterion");
    case Low:
        return help ? tr("Lowest value that is accepted; double-click to change it") : tr("From");
    case High:
        return help ? tr("Highest value that is accepted; double-click to change it") : tr("To");
    case RealRefused:
        return help ? tr("Share of unseen real patches that this criterion alone refuses") : tr("Real out");
    default:
        return help ? tr("Images shown that this criterion refuses") : tr("Images out");
    }
}

Qt::ItemFlags CriteriaModel::flags(const QModelIndex& index) const
{
    const auto base = QAbstractTableModel::flags(index);
    if (!index.isValid()) return base;
    if (index.column() == Criterion) {
        return base | Qt::ItemIsUserCheckable;
    }
    return index.column() == Low || index.column() == High ? base | Qt::ItemIsEditable : base;
}

bool CriteriaModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.row() >= rowCount()) return false;
    auto criteria = m_criteria;
    auto& limit = criteria.limits.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::CheckStateRole && index.column() == Criterion) {
        limit.enabled = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole && (index.column() == Low || index.column() == High)) {
        const auto number = parseNumber(value.toString());
        if (!number) return false;
        (index.column() == Low ? limit.low : limit.high) = *number;
        if (limit.low > limit.high) return false;
    } else {
        return false;
    }
    if (criteria != m_criteria) {
        emit edited(criteria);
    }
    return true;
}

QString CriteriaModel::text(const acceptance::Limit& limit, int column) const
{
    const auto* criterion = acceptance::findCriterion(limit.criterion, m_criteria.material);
    switch (column) {
    case Criterion:
        return criterion->unit.empty()
                   ? measureLabel(*criterion)
                   : tr("%1, %2").arg(measureLabel(*criterion), specText(criterion->unit));
    case Low:
        return numberText(limit.low);
    case High:
        return numberText(limit.high);
    case RealRefused:
        return tr("%1 %").arg(QLocale().toString(100.0 * limit.realRefused, 'f', 1));
    default:
        return m_imagesRefused.empty() ? QString() : QLocale().toString(imagesRefused(limit));
    }
}

QVariant CriteriaModel::sortKey(const acceptance::Limit& limit, int column) const
{
    switch (column) {
    case Low:
        return limit.low;
    case High:
        return limit.high;
    case RealRefused:
        return limit.realRefused;
    case ImagesRefused:
        return imagesRefused(limit);
    default:
        return text(limit, column);
    }
}

int CriteriaModel::imagesRefused(const acceptance::Limit& limit) const
{
    const auto refused = m_imagesRefused.find(limit.criterion);
    return refused == m_imagesRefused.end() ? 0 : refused->second;
}

}  // namespace synthslice::ui
