#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_window {

using session::SessionState;

constexpr int waitMs = 30000;

/// The window driven through its controls by name. Training is a fake trainer's; run folders are real.
class WindowTest : public QObject {
protected:
    struct Opened {
        Settings settings;
        std::unique_ptr<MainWindow> window;

        template <class T>
        T* find(const char* name) const
        {
            return window->findChild<T*>(QLatin1String(name));
        }
        void click(const char* name) const
        {
            auto* button = find<QAbstractButton>(name);
            QVERIFY2(button != nullptr, name);
            QTRY_VERIFY2_WITH_TIMEOUT(button->isEnabled(), name, waitMs);
            button->click();
        }
        [[nodiscard]] SessionState state() const { return m_state; }
        SessionState m_state = SessionState::Idle;
    };

    [[nodiscard]] std::filesystem::path slices() const { return m_folder.path().toStdString() + "/slices"; }

    std::unique_ptr<Opened> open(const test::FakeRun& run)
    {
        auto opened = std::make_unique<Opened>();
        opened->settings.setRunsFolder(m_folder.path().toStdString() + "/runs" + std::to_string(m_case));
        opened->window = std::make_unique<MainWindow>(test::fakeTrainingCalls(run), opened->settings);
        connect(&opened->window->runPage(), &RunPage::stateChanged, opened->window.get(),
                [o = opened.get()](SessionState state) { o->m_state = state; });
        opened->window->show();
        return opened;
    }

    /// A window with slices read and a run of `steps` steps ready to start.
    std::unique_ptr<Opened> openWithSlices(test::FakeRun run, int steps)
    {
        auto opened = open(run);
        ExperimentEditor& editor = opened->window->runPage().editor();
        spec::ExperimentSpec experiment = editor.experiment();
        experiment.name = "fibres";
        experiment.training.steps = steps;
        editor.setExperiment(experiment, QStringLiteral("test"));
        opened->window->openSlices(slices());
        auto* start = opened->find<QAbstractButton>("startButton");
        [&] { QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), waitMs); }();
        return opened;
    }

    /// A run that has been started and waits at `gate` before every step.
    std::unique_ptr<Opened> startGated(test::StepGate& gate, int steps)
    {
        test::FakeRun run;
        run.beforeStep = gate.beforeStep();
        auto opened = openWithSlices(run, steps);
        opened->click("startButton");
        return opened;
    }

    static void waitFor(const Opened& opened, SessionState state)
    {
        QTRY_COMPARE_WITH_TIMEOUT(opened.state(), state, waitMs);
    }

    /// For initTestCase().
    void makeSlices() const
    {
        std::filesystem::create_directories(slices());
        const auto slice = data::makeFibreSlice({.size = 320, .volumeFraction = 0.4});
        QVERIFY(slice.has_value());
        QVERIFY(data::writeImage(slices() / "a.png", slice->image, {}).has_value());
    }

    /// For init().
    void beginCase()
    {
        test::failOnQtWarnings();
        std::filesystem::remove(Settings().draftsFolder() / "queue.json");  // of the case before
        ++m_case;
    }

    QTemporaryDir m_folder;
    int m_case = 0;
};

}  // namespace synthslice::ui::test_window
