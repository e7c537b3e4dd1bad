// The desktop application: synthslice [FOLDER], a folder of slices or a run to open.

#include <QApplication>
#include <QIcon>

#include "engine/base/version.h"
#include "engine/training/image_generator.h"
#include "engine/training/training_run.h"
#include "ui/language.h"
#include "ui/main_window.h"

using namespace synthslice;

namespace {

/// One life of the window; true if it is to be built again, in another language.
bool showWindow(const QStringList& arguments)
{
    ui::Settings settings;
    ui::applyLanguage(settings.language());
    ui::applyTheme(settings.theme());
    bool again = false;
    ui::MainWindow window({training::prepareNewRun, training::prepareResume, training::ImageGenerator::open},
                          settings);
    QObject::connect(&window, &ui::MainWindow::restartRequested, [&again] { again = true; });
    window.show();
    if (arguments.size() > 1) {
        window.open(ui::toPath(arguments[1]));
    }
    QApplication::exec();
    return again;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Synthslice"));
    QApplication::setApplicationName(QStringLiteral("Synthslice"));
    QApplication::setApplicationVersion(QLatin1String(version()));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/synthslice.svg")));
    while (showWindow(QApplication::arguments())) {
    }
    return 0;
}
