#include "ui/experiment/network/layer_table.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "ui/controls/control.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/network/layer_clipboard.h"
#include "ui/experiment/network/layer_menu.h"
#include "ui/experiment/network/layer_table_model.h"

namespace synthslice::ui {

namespace {

constexpr int fewestVisibleRows = 3;
constexpr int mostVisibleRows = 16;

}  // namespace

LayerTable::LayerTable(ExperimentDocument& document, const std::string& networkName, QWidget* parent)
    : QWidget(parent), m_document(document), m_network(QString::fromStdString(networkName)),
      m_model(new LayerTableModel(document, networkName, this)), m_view(new QTableView(this))
{
    m_view->setObjectName(m_network + QStringLiteral(".layers"));
    m_view->setAccessibleName(tr("Layers of the %1").arg(m_network));
    m_view->setToolTip(tr("Layers from input to output; choose one to edit it below, several with Shift"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setDragDropOverwriteMode(false);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LayerTableModel::Parameters, QHeaderView::Stretch);
    header->setHighlightSections(false);

    m_add = addButton(QStringLiteral("add"), tr("Add"), tr("Adds a layer below the selected one"),
                      Qt::Key_Insert);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_duplicate = addButton(QStringLiteral("duplicate"), tr("Duplicate"), tr("Repeats the selected layers"),
                            Qt::CTRL | Qt::Key_D);
    m_remove = addButton(QStringLiteral("remove"), tr("Remove"), tr("Removes the selected layers"),
                         Qt::Key_Delete);
    m_copy = addButton(QStringLiteral("copy"), tr("Copy"),
                       tr("Copies the selected layers, to be pasted in this or the other network"),
                       QKeySequence(QKeySequence::Copy));
    m_paste = addButton(QStringLiteral("paste"), tr("Paste"),
                        tr("Puts copied layers below the selected ones"), QKeySequence(QKeySequence::Paste));
    m_up = addButton(QStringLiteral("up"), QStringLiteral("↑"), tr("Moves the selected layers up"),
                     Qt::ALT | Qt::Key_Up);
    m_down = addButton(QStringLiteral("down"), QStringLiteral("↓"), tr("Moves the selected layers down"),
                       Qt::ALT | Qt::Key_Down);
    m_add->setMenu(makeLayerMenu(
        m_network + QStringLiteral(".layers.add."),
        [this](const std::string& type) {
            insert(spec::Json::array({spec::defaultLayer(type)}),
                   tr("Add %1").arg(QString::fromStdString(type)));
        },
        m_add));

    // Two rows, for the names are longer in French.
    auto* editing = sideBySide({m_add, m_duplicate, m_remove, m_up, m_down});
    auto* clipboard = sideBySide({m_copy, m_paste});
    editing->addStretch();
    clipboard->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    column->addLayout(editing);
    column->addLayout(clipboard);

    connect(m_duplicate, &QToolButton::clicked, this, [this] {
        insert(m_model->layersAt(selection()), tr("Duplicate %1").arg(m_model->describe(selection())));
    });
    connect(m_remove, &QToolButton::clicked, this, &LayerTable::remove);
    connect(m_copy, &QToolButton::clicked, this, [this] { copyLayers(m_model->layersAt(selection())); });
    connect(m_paste, &QToolButton::clicked, this, &LayerTable::paste);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_model, &LayerTableModel::layersMoved, this, &LayerTable::selectRows);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LayerTable::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LayerTable::currentRowChanged);
    connect(&document, &ExperimentDocument::changed, this, &LayerTable::refresh);
    refresh();
}

int LayerTable::currentRow() const
{
    return m_view->currentIndex().row();
}

void LayerTable::selectRow(int row)
{
    m_view->setCurrentIndex(m_model->index(row, 0));
}

LayerRange LayerTable::selection() const
{
    const auto rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        return {};
    }
    const auto [first, last] = std::ranges::minmax(rows, {}, &QModelIndex::row);
    return {first.row(), last.row() - first.row() + 1};
}

void LayerTable::selectRows(int first, int count)
{
    selectRow(first);
    m_view->selectionModel()->select({m_model->index(first, 0), m_model->index(first + count - 1, 0)},
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QToolButton* LayerTable::addButton(const QString& name, const QString& text, const QString& toolTip,
                                   const QKeySequence& key)
{
    auto* button = new QToolButton(this);
    button->setObjectName(m_network + QStringLiteral(".layers.") + name);
    button->setText(text);
    button->setAccessibleName(toolTip);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(toolTip, key.toString(QKeySequence::NativeText)));
    auto* shortcut = new QShortcut(key, m_view);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, button,
            [button] { button->menu() != nullptr ? button->showMenu() : button->click(); });
    return button;
}

void LayerTable::insert(const spec::Json& layers, const QString& undoText)
{
    const auto selected = selection();
    const int row = selected.count == 0 ? m_model->rowCount() : selected.end();
    if (m_model->insertLayers(row, layers, undoText)) {
        selectRows(row, static_cast<int>(layers.size()));
    }
}

void LayerTable::paste()
{
    if (const auto layers = copiedLayers()) {
        insert(*layers, tr("Paste layers"));
    } else {
        m_document.refuse(tr("The clipboard holds no layers: choose some in a table of layers and copy them "
                             "first."));
    }
}

void LayerTable::remove()
{
    const auto selected = selection();
    m_model->removeLayers(selected);
    selectRow(std::min(selected.first, m_model->rowCount() - 1));
}

void LayerTable::move(int by)
{
    const auto selected = selection();
    m_model->moveLayers(selected, selected.first + by);
    selectRows(selected.first + by, selected.count);
}

void LayerTable::refresh()
{
    const auto selected = selection();
    const bool any = selected.count > 0;
    m_copy->setEnabled(any);
    m_duplicate->setEnabled(any);
    m_remove->setEnabled(any);
    m_up->setEnabled(any && selected.first > 0);
    m_down->setEnabled(any && selected.end() < m_model->rowCount());

    const int rows = std::clamp(m_model->rowCount(), fewestVisibleRows, mostVisibleRows);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() +
                           rows * m_view->verticalHeader()->defaultSectionSize() + 2 * m_view->frameWidth());
}

}  // namespace synthslice::ui
