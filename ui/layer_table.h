#pragma once

#include <QWidget>

class QTableView;
class QToolButton;

namespace synthslice::ui {

class ExperimentDocument;
class LayerTableModel;

/// The table of a network's layers with its buttons: add, duplicate, remove, move up, move down. Rows can be
/// dragged. Keys: Ins adds, Del removes, Ctrl+D duplicates, Alt+Up and Alt+Down move.
class LayerTable : public QWidget {
    Q_OBJECT

public:
    LayerTable(ExperimentDocument& document, const std::string& networkName, QWidget* parent);

    [[nodiscard]] LayerTableModel* model() const { return m_model; }

    /// Row of the selected layer, -1 if there is none.
    [[nodiscard]] int currentRow() const;
    void selectRow(int row);

signals:
    void currentRowChanged();

private:
    QToolButton* addButton(const QString& name, const QString& text, const QString& toolTip,
                           const QKeySequence& key);
    void fillAddMenu();
    void add(const std::string& type);
    void move(int by);
    void refresh();

    ExperimentDocument& m_document;
    QString m_network;
    LayerTableModel* m_model;
    QTableView* m_view;
    QToolButton* m_add;
    QToolButton* m_duplicate;
    QToolButton* m_remove;
    QToolButton* m_up;
    QToolButton* m_down;
};

}  // namespace synthslice::ui
