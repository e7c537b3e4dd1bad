#include "ui/picture_menu.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QSaveFile>
#include <QShortcut>

namespace synthslice::ui {

namespace {

struct PictureMenu {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::PictureMenu)
};

void save(QWidget* view, const QImage& picture, const QString& fileName)
{
    const QString file = QFileDialog::getSaveFileName(view, PictureMenu::tr("Save picture"), fileName,
                                                      PictureMenu::tr("PNG picture (*.png)"));
    if (file.isEmpty()) {
        return;
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !picture.save(&out, "PNG") || !out.commit()) {
        auto* box = new QMessageBox(
            QMessageBox::Warning, PictureMenu::tr("Save picture"),
            PictureMenu::tr("Cannot write %1: %2. Choose another folder or free some space.")
                .arg(file, out.errorString()),
            QMessageBox::Ok, view);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
}

}  // namespace

void addPictureMenu(QWidget* view, std::function<QImage()> picture, const QString& fileName)
{
    const auto copy = [picture] { QGuiApplication::clipboard()->setImage(picture()); };
    auto* copyAction = new QAction(PictureMenu::tr("Copy picture"), view);
    copyAction->setObjectName(QStringLiteral("copyPicture"));
    QObject::connect(copyAction, &QAction::triggered, view, copy);
    auto* saveAction = new QAction(PictureMenu::tr("Save picture…"), view);
    saveAction->setObjectName(QStringLiteral("savePicture"));
    QObject::connect(saveAction, &QAction::triggered, view,
                     [view, picture, fileName] { save(view, picture(), fileName); });
    view->addActions({copyAction, saveAction});
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* shortcut = new QShortcut(QKeySequence::Copy, view);
    shortcut->setContext(Qt::WidgetShortcut);
    QObject::connect(shortcut, &QShortcut::activated, view, copy);
}

}  // namespace synthslice::ui
