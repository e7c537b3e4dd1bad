#include "ui/experiment/network/layer_table_model.h"

#include <algorithm>
#include <iterator>

#include <QApplication>
#include <QLocale>
#include <QMimeData>
#include <QStyle>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "ui/experiment/experiment_document.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr const char* rowMimeType = "application/x-synthslice-layer";

bool belongsTo(const std::string& path, const std::string& layerPath)
{
    return path == layerPath || path.starts_with(layerPath + ".");
}

}  // namespace

LayerTableModel::LayerTableModel(ExperimentDocument& document, std::string networkName, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_network(std::move(networkName)),
      m_layers(document.value(m_network + ".layers"))
{
    connect(&document, &ExperimentDocument::changed, this, &LayerTableModel::refresh);
}

int LayerTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layers.size());
}

int LayerTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayerTableModel::data(const QModelIndex& index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const auto& shapes = m_document.shapes(m_network).layers;
    if (row >= std::min(shapes.size(), m_layers.size())) {
        return {};  // between the document's change and this model's
    }
    const auto& shape = shapes[row];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString problems = problemsOf(index.row());
        if (role == Qt::ToolTipRole && !problems.isEmpty()) {
            return literalText(problems);
        }
        switch (index.column()) {
        case Type:
            return valueText(m_layers[row]["type"]);
        case Parameters:
            return parameterSummary(m_layers[row]);
        case Output:
            return shape.output.empty() ? QStringLiteral("–") : shapeText(shape.output);
        default:
            return shape.parameters == 0 ? QString()
                                         : QLocale().toString(static_cast<qlonglong>(shape.parameters));
        }
    }
    if (role == Qt::DecorationRole && index.column() == Type && !problemsOf(index.row()).isEmpty()) {
        return QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning);
    }
    if (role == Qt::TextAlignmentRole && index.column() == Count) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    return {};
}

QVariant LayerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole ? QVariant(section) : QVariant();
    }
    const bool help = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !help) {
        return {};
    }
    switch (section) {
    case Type:
        return help ? tr("What the layer does, named as in PyTorch") : tr("Layer");
    case Parameters:
        return help ? tr("The layer's parameters; edit them below") : tr("Parameters");
    case Output:
        return help ? tr("Size of what the layer gives: channels × height × width, or features")
                    : tr("Output");
    default:
        return help ? tr("Number of values that are trained") : tr("Weights");
    }
}

Qt::ItemFlags LayerTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled;
}

QStringList LayerTableModel::mimeTypes() const
{
    return {QString::fromLatin1(rowMimeType)};
}

QMimeData* LayerTableModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty()) return nullptr;
    const auto [first, last] = std::ranges::minmax_element(indexes, {}, &QModelIndex::row);
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(rowMimeType),
                  QByteArray::fromStdString(m_network + ":" + std::to_string(first->row()) + ":" +
                                            std::to_string(last->row() - first->row() + 1)));
    return data;
}

bool LayerTableModel::dropMimeData(const QMimeData* data, Qt::DropAction /*action*/, int row, int /*column*/,
                                   const QModelIndex& parent)
{
    const auto parts = data->data(QString::fromLatin1(rowMimeType)).split(':');
    if (parts.size() != 3 || parts[0].toStdString() != m_network) {
        return false;
    }
    const LayerRange dragged{parts[1].toInt(), parts[2].toInt()};
    const int before = row >= 0 ? row : (parent.isValid() ? parent.row() : rowCount());
    const int to = before >= dragged.end() ? before - dragged.count : std::min(before, dragged.first);
    moveLayers(dragged, to);
    emit layersMoved(to, dragged.count);
    // The layers have been moved already: the view must not remove the dragged rows.
    return false;
}

std::string LayerTableModel::pathOf(int row) const
{
    return m_network + ".layers." + std::to_string(row);
}

spec::Json LayerTableModel::layersAt(const LayerRange& range) const
{
    auto layers = spec::Json::array();
    std::copy(m_layers.begin() + range.first, m_layers.begin() + range.end(), std::back_inserter(layers));
    return layers;
}

bool LayerTableModel::insertLayers(int row, const spec::Json& layers, const QString& undoText)
{
    auto all = m_layers;
    all.insert(all.begin() + row, layers.begin(), layers.end());
    setLayers(all, undoText);
    return m_layers.size() == all.size();
}

void LayerTableModel::removeLayers(const LayerRange& range)
{
    auto layers = m_layers;
    layers.erase(layers.begin() + range.first, layers.begin() + range.end());
    setLayers(layers, tr("Remove %1").arg(describe(range)));
}

void LayerTableModel::moveLayers(const LayerRange& range, int to)
{
    const auto moved = layersAt(range);
    auto layers = m_layers;
    layers.erase(layers.begin() + range.first, layers.begin() + range.end());
    layers.insert(layers.begin() + to, moved.begin(), moved.end());
    setLayers(layers, tr("Move %1").arg(describe(range)));
}

QString LayerTableModel::describe(const LayerRange& range) const
{
    return range.count == 1 ? valueText(m_layers[static_cast<std::size_t>(range.first)]["type"])
                            : tr("%1 layers").arg(range.count);
}

void LayerTableModel::setLayers(const spec::Json& layers, const QString& undoText)
{
    m_document.endMerging();
    m_document.setValue(m_network + ".layers", layers, undoText);
    m_document.endMerging();
}

void LayerTableModel::refresh()
{
    // Only the rows between the common beginning and end change, so that the selection stays on its layer.
    const auto before = m_layers;
    const auto after = m_document.value(m_network + ".layers");
    const auto shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    const auto first = static_cast<int>(head);
    if (after.size() > before.size()) {
        beginInsertRows({}, first, first + static_cast<int>(after.size() - before.size()) - 1);
        m_layers = after;
        endInsertRows();
    } else if (after.size() < before.size()) {
        beginRemoveRows({}, first, first + static_cast<int>(before.size() - after.size()) - 1);
        m_layers = after;
        endRemoveRows();
    } else {
        m_layers = after;
    }
    if (!m_layers.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QString LayerTableModel::parameterSummary(const spec::Json& layer) const
{
    QStringList parts;
    for (const auto& info : spec::parameterGroup("layers." + layer["type"].get<std::string>()).parameters) {
        const auto& value = layer[info.key];
        if (!info.advanced || value != info.defaultValue) {
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(info.key), valueText(value));
        }
    }
    return parts.join(QStringLiteral(", "));
}

QString LayerTableModel::problemsOf(int row) const
{
    QStringList lines;
    for (const auto& problem : m_document.problems()) {
        if (belongsTo(problem.path, pathOf(row))) {
            lines << QStringLiteral("%1: %2").arg(QString::fromStdString(problem.message),
                                                  QString::fromStdString(problem.hint));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace synthslice::ui
