// The desktop application: synthslice [FOLDER], a folder of slices or a run to open; see --help.

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSocketNotifier>

#include "app/one_heap.h"
#include "app/standard_files.h"
#include "app/termination_signals.h"
#include "app/training_calls.h"
#include "engine/base/version.h"
#include "ui/controls/message_bar.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/session_log.h"
#include "ui/window/window_log.h"

using namespace synthslice;

namespace {

/// One life of the window; true if it is to be built again, in another language.
bool showWindow(const QCommandLineParser& arguments, const app::TerminationSignals& terminationSignals,
                const Result<std::unique_ptr<ui::SessionLog>>& log, bool firstTime)
{
    ui::Settings settings;
    ui::applyLanguage(settings.language());
    ui::applyTheme(settings.theme());
    bool again = false;
    ui::MainWindow window(app::trainingCalls(), settings);
    QObject::connect(&window, &ui::MainWindow::restartRequested, [&again] { again = true; });
    QSocketNotifier terminated(terminationSignals.descriptor(), QSocketNotifier::Read);
    QObject::connect(&terminated, &QSocketNotifier::activated, &window, [&] {
        terminated.setEnabled(false);
        window.saveAndClose();
    });
    const bool samples = firstTime && arguments.isSet(QStringLiteral("sample"));
    const QStringList paths = firstTime ? arguments.positionalArguments() : QStringList();
    if (log) {
        ui::keepLog(window, **log);
    } else {
        window.messages().add(log.error());
    }
    window.restoreDraft(samples || !paths.isEmpty());
    window.show();
    if (samples) {
        window.makeSamples();
    } else if (paths.size() > 1) {
        std::vector<std::filesystem::path> runs;
        for (const QString& path : paths) runs.push_back(ui::toPath(path));
        window.compareRuns(runs);
    } else if (!paths.isEmpty()) {
        window.open(ui::toPath(paths.front()));
    }
    QApplication::exec();
    if (const auto saved = settings.save(); !saved)
        std::cerr << "synthslice: " << saved.error().text() << "\n";
    return again;
}

void describe(QCommandLineParser& arguments)
{
    arguments.setApplicationDescription(
        QStringLiteral("Interactive experiments with networks that learn from tomography slices. Without a "
                       "display, use synthslice-cli."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addOption({QStringLiteral("sample"), QStringLiteral("Make sample slices and open them.")});
    arguments.addPositionalArgument(QStringLiteral("PATH"),
                                    QStringLiteral("A folder or file of slices, or a run, to open; or "
                                                   "several runs to compare."),
                                    QStringLiteral("[PATH…]"));
}

/// Help and version need no display.
bool onlyAsks(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](const std::string_view argument) {
        return argument == "-h" || argument == "--help" || argument == "--help-all" || argument == "-v" ||
               argument == "--version";
    });
}

}  // namespace

int main(int argc, char** argv)
{
    app::openStandardFiles();
    app::keepOneHeap();
    QCommandLineParser arguments;
    describe(arguments);
    QCoreApplication::setApplicationVersion(QLatin1String(version()));
    if (onlyAsks(argc, argv)) {
        const QCoreApplication application(argc, argv);
        arguments.process(application);
    }
    const app::TerminationSignals terminationSignals;
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Synthslice"));
    QApplication::setApplicationName(QStringLiteral("Synthslice"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/synthslice.svg")));
    arguments.process(application);
    const auto log = ui::SessionLog::open(ui::Settings().logFolder());
    if (log) {
        (*log)->add("start", "Synthslice " + std::string(version()) + ", Qt " + qVersion() + ", " +
                                 QSysInfo::prettyProductName().toStdString());
        (*log)->noteFatalSignals();
        ui::logQtMessages(**log);
    }
    for (bool firstTime = true; showWindow(arguments, terminationSignals, log, firstTime);
         firstTime = false) {
    }
    if (log) ui::stopLoggingQtMessages();
    return terminationSignals.received() == 0 ? 0 : 128 + terminationSignals.received();
}
