// The window trains, without anybody at it: a small GAN of points in a new run of a folder, or goes on with
// the run that is there. Ends with 0 when the run has ended, with 1 if it failed.
//
//     window_trainer FOLDER STEPS

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <QApplication>
#include <QTimer>

#include "app/training_calls.h"
#include "engine/runs/run_index.h"
#include "engine/spec/presets/presets.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/shared/settings.h"
#include "ui/window/main_window.h"

namespace synthslice {

namespace {

/// Saves often, as fixture.py's POINTS.
spec::ExperimentSpec points(int steps)
{
    spec::ExperimentSpec experiment = spec::presetNamed("gan-2d-ring")->experiment;
    experiment.training.threads = 1;
    experiment.training.batchSize = 2;
    experiment.training.sampleCount = 4;
    experiment.training.sampleEverySteps = 2;
    experiment.training.checkpointEverySteps = 2;
    experiment.training.keepCheckpoints = 0;
    experiment.training.steps = steps;
    return experiment;
}

int train(const std::filesystem::path& folder, int steps)
{
    ui::Settings settings;
    settings.setRunsFolder(folder);
    ui::MainWindow window(app::trainingCalls(), settings);
    window.show();
    window.goTo(ui::MainWindow::Train);
    ui::RunPage& page = window.runPage();
    QObject::connect(&page, &ui::RunPage::stateChanged, &window, [](session::SessionState state) {
        if (state == session::SessionState::Finished) QApplication::exit(0);
        if (state == session::SessionState::Failed) QApplication::exit(1);
    });
    const auto there = runs::findRuns(std::vector{folder});
    if (there.empty()) {
        page.editor().setExperiment(points(steps), QStringLiteral("faults"));
        page.startRun();
    } else {
        window.open(there.front());
        auto* opened = new QTimer(&window);
        QObject::connect(opened, &QTimer::timeout, &page, [&page, opened, steps, run = there.front()] {
            if (page.isBusy() || page.run().history().folder != run) return;
            opened->stop();
            if (page.run().lastStep() < steps)
                page.continueRun();
            else
                QApplication::exit(0);  // killed between its last step and its end
        });
        opened->start(5);
    }
    return QApplication::exec();
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Synthslice faults"));
    return argc == 3 ? synthslice::train(argv[1], std::atoi(argv[2])) : 2;
}
