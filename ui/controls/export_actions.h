#pragma once

#include <functional>

#include <QByteArray>
#include <QString>

#include "engine/base/result.h"

class QAbstractItemModel;
class QAbstractItemView;
class QImage;
class QToolButton;
class QWidget;

namespace synthslice::ui {

using ShowError = std::function<void(const Error&)>;

/// A table with its header, one row a line, that of a group before those in it. Numbers (cells with a number
/// as Qt::UserRole) are written in full and in C notation; fields with the separator, quotes or line ends are
/// quoted (RFC 4180).
[[nodiscard]] QString tableText(const QAbstractItemModel& model, QChar separator);

/// Writes a file whole or not at all; an error goes to `showError`.
void saveBytes(const QString& file, const QByteArray& bytes, const ShowError& showError);

/// The picture as a PNG file.
[[nodiscard]] QByteArray pngBytes(const QImage& picture);

/// What an action saves.
struct SavedFile {
    QString name;    ///< that is proposed, with suffix
    QString filter;  ///< of the file dialogue: "CSV table (*.csv)"
    std::function<QByteArray()> bytes;
};

/// Lets what a widget shows be saved by its context menu. `action` is appended to the widget's object name
/// for that of the action.
void addFileExport(QWidget* widget, const char* action, const QString& text, const SavedFile& file,
                   const ShowError& showError);

/// Lets a table be copied for a spreadsheet (Ctrl+C) and saved as CSV, by its context menu. `name` is the
/// file name that is proposed, without suffix.
void addTableExport(QAbstractItemView* table, const QString& name, const ShowError& showError);

/// Lets what a widget shows be copied and saved as PNG, by its context menu; the widget's accessible name
/// tells what it is.
void addPictureExport(QWidget* widget, const QString& name, const std::function<QImage()>& picture,
                      const ShowError& showError);

/// Lets what a widget shows be saved as SVG, likewise.
void addDrawingExport(QWidget* widget, const QString& name, const std::function<QByteArray()>& drawing,
                      const ShowError& showError);

/// A button whose menu has what these widgets can copy and save.
[[nodiscard]] QToolButton* makeExportButton(const char* objectName, std::initializer_list<QWidget*> widgets,
                                            QWidget* parent);

}  // namespace synthslice::ui
