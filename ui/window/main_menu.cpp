#include "ui/window/main_menu.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QUndoGroup>

#include "ui/experiment/experiment_editor.h"
#include "ui/guide/guide_window.h"
#include "ui/plots/picture_style.h"
#include "ui/run/run_page.h"
#include "ui/runs/runs_page.h"
#include "ui/window/about_dialog.h"
#include "ui/window/log_window.h"
#include "ui/window/main_window.h"

namespace synthslice::ui {

namespace {

QAction* add(QMenu* menu, const char* objectName, const QString& text, const QKeySequence& shortcut)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    return action;
}

void buildFileMenu(MainWindow& window, QMenu* menu)
{
    QObject::connect(
        add(menu, "menuOpenSlices", MainWindow::tr("&Open folder of slices…"), QKeySequence::Open),
        &QAction::triggered, &window, &MainWindow::chooseSlices);
    QObject::connect(
        add(menu, "menuOpenFiles", MainWindow::tr("Open slice &files…"), Qt::CTRL | Qt::ALT | Qt::Key_O),
        &QAction::triggered, &window, &MainWindow::chooseFiles);
    QObject::connect(add(menu, "menuSamples", MainWindow::tr("&Try sample slices"), {}), &QAction::triggered,
                     &window, &MainWindow::makeSamples);
    QObject::connect(add(menu, "menuOpenRun", MainWindow::tr("Open &run…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                     &QAction::triggered, &window, &MainWindow::chooseRun);
    QObject::connect(add(menu, "menuRunsFolder", MainWindow::tr("Fol&der for runs…"), {}),
                     &QAction::triggered, &window, &MainWindow::chooseRunsFolder);
    QObject::connect(
        add(menu, "menuNewSweep", MainWindow::tr("New s&weep…"), Qt::CTRL | Qt::SHIFT | Qt::Key_W),
        &QAction::triggered, &window, &MainWindow::makeSweep);
    menu->addSeparator();
    ExperimentEditor& editor = window.runPage().editor();
    QObject::connect(add(menu, "menuOpenExperiment", MainWindow::tr("Open &experiment…"), {}),
                     &QAction::triggered, &editor, &ExperimentEditor::chooseFileToOpen);
    QObject::connect(add(menu, "menuSaveExperiment", MainWindow::tr("&Save experiment"), QKeySequence::Save),
                     &QAction::triggered, &editor, &ExperimentEditor::save);
    QObject::connect(
        add(menu, "menuSaveExperimentAs", MainWindow::tr("Save experiment &as…"), QKeySequence::SaveAs),
        &QAction::triggered, &editor, &ExperimentEditor::chooseFileToSave);
    menu->addSeparator();
    QObject::connect(add(menu, "menuQuit", MainWindow::tr("&Quit"), QKeySequence::Quit), &QAction::triggered,
                     &window, &QWidget::close);
}

void buildEditMenu(MainWindow& window, QMenu* menu)
{
    QAction* undo = window.undo().createUndoAction(&window, MainWindow::tr("&Undo"));
    undo->setObjectName(QStringLiteral("menuUndo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = window.undo().createRedoAction(&window, MainWindow::tr("&Redo"));
    redo->setObjectName(QStringLiteral("menuRedo"));
    redo->setShortcut(QKeySequence::Redo);
    menu->addActions({undo, redo});
}

void buildTrainingMenu(MainWindow& window, QMenu* menu)
{
    menu->addActions(window.runPage().controls().actions());
    menu->addSeparator();
    menu->setToolTipsVisible(true);
    QAction* tensorBoard = add(menu, "menuTensorBoard", MainWindow::tr("E&vent files for TensorBoard"), {});
    tensorBoard->setToolTip(
        MainWindow::tr("Runs that are started or go on from now on also leave what TensorBoard reads"));
    tensorBoard->setCheckable(true);
    tensorBoard->setChecked(window.settings().writesTensorBoard());
    QObject::connect(tensorBoard, &QAction::toggled, &window, &MainWindow::setWritesTensorBoard);
    QObject::connect(add(menu, "menuBlindTest", MainWindow::tr("&Blind test…"), {}), &QAction::triggered,
                     &window, &MainWindow::openBlindTest);
}

void buildViewMenu(MainWindow& window, QMenu* menu)
{
    const QStringList pages{MainWindow::tr("&Start page"),  MainWindow::tr("&Data page"),
                            MainWindow::tr("&Train page"),  MainWindow::tr("Ru&ns page"),
                            MainWindow::tr("S&weep page"),  MainWindow::tr("&Compare page"),
                            MainWindow::tr("Lat&ent page"), MainWindow::tr("&Accept and export page")};
    for (int page = 0; page < pages.size(); ++page) {
        QAction* action = add(menu, ("menuPage" + QByteArray::number(page)).constData(), pages[page],
                              QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + page)));
        QObject::connect(action, &QAction::triggered, &window,
                         [&window, page] { window.goTo(static_cast<MainWindow::Page>(page)); });
    }
    menu->addSeparator();
    for (QDockWidget* dock : window.runPage().docks()) {
        QAction* const toggle = dock->toggleViewAction();
        menu->addAction(toggle);
        QObject::connect(menu, &QMenu::aboutToShow, toggle,
                         [&window, toggle] { toggle->setEnabled(window.runPage().isVisible()); });
    }
    QObject::connect(add(menu, "menuResetLayout", MainWindow::tr("&Reset layout"), {}), &QAction::triggered,
                     &window, &MainWindow::resetLayout);
    menu->addSeparator();
    addPictureStyle(*menu);
    menu->addSeparator();
    QAction* dark = add(menu, "menuDark", MainWindow::tr("Dar&k theme"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    dark->setCheckable(true);
    dark->setChecked(window.settings().theme() == Theme::Dark);
    QObject::connect(dark, &QAction::toggled, &window,
                     [&window](bool on) { window.setTheme(on ? Theme::Dark : Theme::Light); });
    QMenu* languages = menu->addMenu(MainWindow::tr("&Language"));
    auto* group = new QActionGroup(&window);
    for (const auto& [code, name] :
         {std::pair("en", QStringLiteral("English")), std::pair("fr", QStringLiteral("Français"))}) {
        QAction* language = group->addAction(
            add(languages, (QByteArray("menuLanguage_") + code).constData(), name, {}));
        language->setCheckable(true);
        language->setChecked(window.settings().language() == QLatin1String(code));
        QObject::connect(language, &QAction::triggered, &window,
                         [&window, code = QString::fromLatin1(code)] { window.setLanguage(code); });
    }
}

}  // namespace

void buildMenus(MainWindow& window)
{
    QMenuBar* bar = window.menuBar();
    buildFileMenu(window, bar->addMenu(MainWindow::tr("&File")));
    buildEditMenu(window, bar->addMenu(MainWindow::tr("&Edit")));
    QMenu* training = bar->addMenu(MainWindow::tr("&Training"));
    buildTrainingMenu(window, training);
    training->addAction(window.runPage().stepControls().slowMotion);
    bar->addMenu(MainWindow::tr("&Runs"))->addActions(window.runsPage().runActions());
    buildViewMenu(window, bar->addMenu(MainWindow::tr("&View")));
    QMenu* help = bar->addMenu(MainWindow::tr("&Help"));
    QObject::connect(add(help, "menuGuide", MainWindow::tr("&User guide"), QKeySequence::HelpContents),
                     &QAction::triggered, &window, [&window] { showGuide(window); });
    QObject::connect(add(help, "menuLog", MainWindow::tr("Show &log"), {}), &QAction::triggered, &window,
                     [&window] { showLog(window); });
    QObject::connect(add(help, "menuAbout", MainWindow::tr("&About Synthslice"), {}), &QAction::triggered,
                     &window, [&window] { showAbout(window); });
    QObject::connect(add(help, "menuAboutQt", MainWindow::tr("About &Qt"), {}), &QAction::triggered, qApp,
                     &QApplication::aboutQt);
}

}  // namespace synthslice::ui
