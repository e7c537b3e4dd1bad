#include "ui/controls/export_actions.h"

#include <span>

#include <QAbstractItemView>
#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QToolButton>

#include "engine/base/files/atomic_file.h"
#include "ui/controls/control.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

struct ExportActions {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::ExportActions)
};

QString cellText(const QModelIndex& cell)
{
    const QVariant number = cell.data(Qt::UserRole);
    const bool isNumber = number.typeId() == QMetaType::Double || number.typeId() == QMetaType::Int;
    return isNumber ? QString::number(number.toDouble(), 'g', QLocale::FloatingPointShortest)
                    : cell.data(Qt::DisplayRole).toString();
}

QString field(QString text, QChar separator)
{
    if (!text.contains(separator) && !text.contains(u'"') && !text.contains(u'\n')) return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

void addRows(QStringList& lines, const QAbstractItemModel& model, const QModelIndex& parent, QChar separator)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList fields;
        for (int column = 0; column < model.columnCount(parent); ++column)
            fields << field(cellText(model.index(row, column, parent)), separator);
        lines << fields.join(separator);
        addRows(lines, model, model.index(row, 0, parent), separator);
    }
}

QAction* addAction(QWidget* widget, const char* name, const QString& text, std::function<void()> act)
{
    auto* action = new QAction(text, widget);
    action->setObjectName(widget->objectName() + QLatin1String(name));
    QObject::connect(action, &QAction::triggered, widget, std::move(act));
    widget->addAction(action);
    widget->setContextMenuPolicy(Qt::ActionsContextMenu);
    return action;
}

}  // namespace

QString tableText(const QAbstractItemModel& model, QChar separator)
{
    QStringList lines;
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column) {
        fields << field(
            // Narrow columns have their titles in two lines.
            model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' '),
            separator);
    }
    lines << fields.join(separator);
    addRows(lines, model, {}, separator);
    return lines.join(u'\n') + u'\n';
}

void saveBytes(const QString& file, const QByteArray& bytes, const ShowError& showError)
{
    const auto written = writeFileAtomically(toPath(file), std::as_bytes(std::span(bytes)));
    if (!written) showError(written.error());
}

QByteArray pngBytes(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

void addFileExport(QWidget* widget, const char* action, const QString& text, const SavedFile& file,
                   const ShowError& showError)
{
    addAction(widget, action, text, [widget, text, file, showError] {
        const QString chosen = QFileDialog::getSaveFileName(widget, QString(text).remove(u'…'), file.name,
                                                            file.filter);
        if (!chosen.isEmpty()) saveBytes(chosen, file.bytes(), showError);
    });
}

void addTableExport(QAbstractItemView* table, const QString& name, const ShowError& showError)
{
    auto* copy = addAction(table, ".copy", ExportActions::tr("Copy table"), [table] {
        QGuiApplication::clipboard()->setText(tableText(*table->model(), u'\t'));
    });
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addFileExport(table, ".save", ExportActions::tr("Save table (CSV)…"),
                  {name + QStringLiteral(".csv"), ExportActions::tr("CSV table (*.csv)"),
                   [table] { return tableText(*table->model(), u',').toUtf8(); }},
                  showError);
}

void addPictureExport(QWidget* widget, const QString& name, const std::function<QImage()>& picture,
                      const ShowError& showError)
{
    const QString what = widget->accessibleName();
    addAction(widget, ".copy", ExportActions::tr("Copy “%1”").arg(what),
              [picture] { QGuiApplication::clipboard()->setImage(picture()); });
    addFileExport(widget, ".save", ExportActions::tr("Save “%1” (PNG)…").arg(what),
                  {name + QStringLiteral(".png"), ExportActions::tr("PNG picture (*.png)"),
                   [picture] { return pngBytes(picture()); }},
                  showError);
}

void addDrawingExport(QWidget* widget, const QString& name, const std::function<QByteArray()>& drawing,
                      const ShowError& showError)
{
    addFileExport(widget, ".saveSvg", ExportActions::tr("Save “%1” (SVG)…").arg(widget->accessibleName()),
                  {name + QStringLiteral(".svg"), ExportActions::tr("SVG drawing (*.svg)"), drawing},
                  showError);
}

QToolButton* makeExportButton(const char* objectName, std::initializer_list<QWidget*> widgets,
                              QWidget* parent)
{
    auto* button = named(new QToolButton(parent), objectName, ExportActions::tr("Copy and save"),
                         ExportActions::tr("Copies or saves the pictures and the table shown here"));
    button->setText(ExportActions::tr("Copy, save"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    for (QWidget* widget : widgets) menu->addActions(widget->actions());
    button->setMenu(menu);
    return button;
}

}  // namespace synthslice::ui
