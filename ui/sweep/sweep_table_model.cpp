#include "ui/sweep/sweep_table_model.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

#include "ui/shared/literal_text.h"
#include "ui/shared/number_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

// What is varied stands between these.
constexpr int indexColumn = 0;
constexpr int columnsAfter = 4;  // seed, state, steps, metric

}  // namespace

QString sweepStateText(runs::SweepState state)
{
    switch (state) {
    case runs::SweepState::Planned:
        return SweepTableModel::tr("planned");
    case runs::SweepState::Running:
        return SweepTableModel::tr("being trained");
    case runs::SweepState::Interrupted:
        return SweepTableModel::tr("interrupted");
    case runs::SweepState::Failed:
        return SweepTableModel::tr("failed");
    case runs::SweepState::Done:
        return SweepTableModel::tr("done");
    }
    return {};
}

void SweepTableModel::setResults(runs::SweepResults results)
{
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
}

void SweepTableModel::setMetric(const std::string& key)
{
    m_metric = key;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, columnCount() - 1, columnCount() - 1);
}

int SweepTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.runs.size());
}

int SweepTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_results.varied.size()) + columnsAfter;
}

QVariant SweepTableModel::value(const runs::SweepOutcome& run, int column) const
{
    if (column == indexColumn) return static_cast<int>(run.index);
    const auto varied = static_cast<int>(run.values.size());
    if (column <= varied) {
        const spec::Json& value = run.values[static_cast<std::size_t>(column - 1)];
        if (value.is_number()) return value.get<double>();
        return value.is_null() ? QString() : QString::fromStdString(runs::valueText(value));
    }
    switch (column - varied - 1) {
    case 0:
        return static_cast<double>(run.seed);
    case 1:
        return sweepStateText(run.state);
    case 2:
        return static_cast<double>(run.steps);
    default:
        break;
    }
    const auto metric = run.metrics.find(m_metric);
    return metric == run.metrics.end() ? QVariant() : QVariant(metric->second);
}

QVariant SweepTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const runs::SweepOutcome& run = m_results.runs[static_cast<std::size_t>(index.row())];
    const QVariant content = value(run, index.column());
    const bool isNumber = content.typeId() == QMetaType::Double || content.typeId() == QMetaType::Int;
    switch (role) {
    case Qt::DisplayRole:
        return isNumber ? numberText(content.toDouble()) : content;
    case Qt::UserRole:
        return content;
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        return literalText(QString::fromStdString(run.name) + u'\n' + toQString(run.folder));
    default:
        return {};
    }
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    const auto varied = static_cast<int>(m_results.varied.size());
    if (section > indexColumn && section <= varied) {
        const auto place = static_cast<std::size_t>(section - 1);
        if (role == Qt::ToolTipRole) return literalText(QString::fromStdString(m_results.varied[place]));
        if (role == Qt::DisplayRole) return QString::fromStdString(runs::shortNames(m_results.varied)[place]);
    }
    if (role != Qt::DisplayRole) return {};
    if (section == indexColumn) return tr("Run");
    const QStringList titles{tr("Seed"), tr("State"), tr("Steps")};
    const int place = section - varied - 1;
    if (place < titles.size()) return titles.value(place);
    const auto metric = std::ranges::find(m_results.metrics, m_metric, &session::MetricInfo::key);
    return metric == m_results.metrics.end() ? QString() : specText(metric->label);
}

}  // namespace synthslice::ui
