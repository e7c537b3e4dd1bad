#include "ui/layer_table.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/spec/parameter_catalogue.h"
#include "ui/experiment_document.h"
#include "ui/layer_table_model.h"
#include "ui/spec_text.h"

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
    m_view->setToolTip(tr("Layers from input to output; choose one to edit it below"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
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
    m_duplicate = addButton(QStringLiteral("duplicate"), tr("Duplicate"), tr("Repeats the selected layer"),
                            Qt::CTRL | Qt::Key_D);
    m_remove = addButton(QStringLiteral("remove"), tr("Remove"), tr("Removes the selected layer"),
                         Qt::Key_Delete);
    m_up = addButton(QStringLiteral("up"), QStringLiteral("↑"), tr("Moves the selected layer up"),
                     Qt::ALT | Qt::Key_Up);
    m_down = addButton(QStringLiteral("down"), QStringLiteral("↓"), tr("Moves the selected layer down"),
                       Qt::ALT | Qt::Key_Down);
    fillAddMenu();

    auto* buttons = new QHBoxLayout;
    for (auto* button : {m_add, m_duplicate, m_remove, m_up, m_down}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    column->addLayout(buttons);

    connect(m_duplicate, &QToolButton::clicked, this, [this] {
        const int row = currentRow();
        m_model->duplicateLayer(row);
        selectRow(row + 1);
    });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        const int row = currentRow();
        m_model->removeLayer(row);
        selectRow(std::min(row, m_model->rowCount() - 1));
    });
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_model, &LayerTableModel::layerMoved, this, &LayerTable::selectRow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        refresh();
        emit currentRowChanged();
    });
    connect(&document, &ExperimentDocument::changed, this, &LayerTable::refresh);
    connect(&document, &ExperimentDocument::lockedChanged, this, &LayerTable::refresh);
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

void LayerTable::fillAddMenu()
{
    auto* menu = new QMenu(m_add);
    menu->setToolTipsVisible(true);
    for (const auto& type : spec::layerTypes()) {
        auto* action = menu->addAction(QString::fromStdString(type), this, [this, type] { add(type); });
        action->setToolTip(specText(spec::parameterGroup("layers." + type).help));
        action->setObjectName(m_network + QStringLiteral(".layers.add.") + QString::fromStdString(type));
    }
    m_add->setMenu(menu);
}

void LayerTable::add(const std::string& type)
{
    const int row = currentRow() < 0 ? m_model->rowCount() : currentRow() + 1;
    m_model->insertLayer(row, type);
    selectRow(row);
}

void LayerTable::move(int by)
{
    const int to = currentRow() + by;
    m_model->moveLayer(currentRow(), to);
    selectRow(to);
}

void LayerTable::refresh()
{
    const int row = currentRow();
    const bool free = !m_document.isLocked();
    m_add->setEnabled(free);
    m_duplicate->setEnabled(free && row >= 0);
    m_remove->setEnabled(free && row >= 0);
    m_up->setEnabled(free && row > 0);
    m_down->setEnabled(free && row >= 0 && row + 1 < m_model->rowCount());

    const int rows = std::clamp(m_model->rowCount(), fewestVisibleRows, mostVisibleRows);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() +
                           rows * m_view->verticalHeader()->defaultSectionSize() + 2 * m_view->frameWidth());
}

}  // namespace synthslice::ui
