#pragma once

#include <string>

#include <QAbstractTableModel>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

class ExperimentDocument;

/// Neighbouring rows of a layer table.
struct LayerRange {
    int first = 0;
    int count = 0;
    [[nodiscard]] int end() const { return first + count; }
};

/// The layers of one network as rows: number, type, parameters, output shape, count of trainable values.
/// Every change goes to the document as one undo step and comes back from there.
class LayerTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Type, Parameters, Output, Count, ColumnCount };

    /// `networkName` is one of ExperimentDocument::networks(): "generator".
    LayerTableModel(ExperimentDocument& document, std::string networkName, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    /// Dotted path of a row: "generator.layers.3".
    [[nodiscard]] std::string pathOf(int row) const;

    /// The layers as a JSON list.
    [[nodiscard]] spec::Json layersAt(const LayerRange& range) const;

    /// False if the experiment refuses them, which has been reported.
    bool insertLayers(int row, const spec::Json& layers, const QString& undoText);
    void removeLayers(const LayerRange& range);

    /// Afterwards the first of the layers stands at row `to`.
    void moveLayers(const LayerRange& range, int to);

    /// For people: the type of one layer, or how many there are.
    [[nodiscard]] QString describe(const LayerRange& range) const;

signals:
    /// A drop has put layers there.
    void layersMoved(int first, int count);

private:
    void refresh();
    void setLayers(const spec::Json& layers, const QString& undoText);
    [[nodiscard]] QString parameterSummary(const spec::Json& layer) const;
    [[nodiscard]] QString problemsOf(int row) const;

    ExperimentDocument& m_document;
    std::string m_network;
    spec::Json m_layers;
};

}  // namespace synthslice::ui
