#include "ui/window/log_window.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "engine/base/files/read_file.h"
#include "ui/controls/control.h"
#include "ui/window/main_window.h"
#include "ui/window/session_log.h"

namespace synthslice::ui {

void showLog(MainWindow& window, const std::filesystem::path& file)
{
    auto* dialog = new QDialog(&window);
    named(dialog, "logWindow", MainWindow::tr("Log"), QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(MainWindow::tr("Log"));
    dialog->resize(800, 500);
    auto* starts = named(new QComboBox(dialog), "logOfStart", MainWindow::tr("Start of the program"),
                         MainWindow::tr("Which start of the program; the newest is first"));
    auto* text = named(new QPlainTextEdit(dialog), "logText", MainWindow::tr("Log"),
                       MainWindow::tr("What this start of the program did"));
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* open = named(new QPushButton(MainWindow::tr("Open the folder"), dialog), "logFolder",
                       MainWindow::tr("Open the folder"), MainWindow::tr("Opens the folder of the logs"));

    const std::filesystem::path folder = window.settings().logFolder();
    for (const std::filesystem::path& log : sessionLogs(folder))
        starts->addItem(toQString(log.filename()), toQString(log));
    const auto show = [starts, text] {
        const auto log = readFile(toPath(starts->currentData().toString()));
        text->setPlainText(log ? QString::fromUtf8(log->c_str())
                               : QString::fromStdString(log.error().text()));
        text->moveCursor(QTextCursor::End);
    };
    QObject::connect(starts, &QComboBox::currentIndexChanged, dialog, show);
    QObject::connect(open, &QPushButton::clicked, dialog,
                     [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(toQString(folder))); });
    if (const int asked = starts->findData(toQString(file)); asked > 0) starts->setCurrentIndex(asked);
    show();

    auto* rows = new QVBoxLayout(dialog);
    auto* row = sideBySide({starts, open});
    row->setStretch(0, 1);
    rows->addLayout(row);
    rows->addWidget(text);
    dialog->show();
}

}  // namespace synthslice::ui
