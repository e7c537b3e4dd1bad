#pragma once

#include <QWidget>

#include "engine/spec/parameters/parameter_info.h"

class QTableView;
class QToolButton;

namespace synthslice::ui {

class ExperimentDocument;
class LayerTableModel;
struct LayerRange;

/// The table of a network's layers with its buttons: add, duplicate, remove, copy, paste, move up, move down.
/// Rows can be dragged, and neighbouring rows chosen together. Keys: Ins adds, Del removes, Ctrl+D
/// duplicates, Ctrl+C and Ctrl+V copy and paste, Alt+Up and Alt+Down move.
class LayerTable : public QWidget {
    Q_OBJECT

public:
    LayerTable(ExperimentDocument& document, const std::string& networkName, QWidget* parent);

    [[nodiscard]] LayerTableModel* model() const { return m_model; }

    /// Row of the layer to edit, -1 if there is none.
    [[nodiscard]] int currentRow() const;
    void selectRow(int row);

signals:
    void currentRowChanged();

private:
    QToolButton* addButton(const QString& name, const QString& text, const QString& toolTip,
                           const QKeySequence& key);
    [[nodiscard]] LayerRange selection() const;
    void selectRows(int first, int count);
    /// Below the selected layers, which they then are instead of.
    void insert(const spec::Json& layers, const QString& undoText);
    void paste();
    void remove();
    void move(int by);
    void refresh();

    ExperimentDocument& m_document;
    QString m_network;
    LayerTableModel* m_model;
    QTableView* m_view;
    QToolButton* m_add;
    QToolButton* m_duplicate;
    QToolButton* m_remove;
    QToolButton* m_copy;
    QToolButton* m_paste;
    QToolButton* m_up;
    QToolButton* m_down;
};

}  // namespace synthslice::ui
