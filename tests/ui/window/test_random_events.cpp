// Clicks, keys, wheel and menu actions by chance on every page, while nothing and while something is trained.
// SYNTHSLICE_RANDOM_EVENTS sets how many on each page and SYNTHSLICE_RANDOM_SEED where chance begins.

#include <algorithm>
#include <array>
#include <filesystem>

#include <QAction>
#include <QDesktopServices>
#include <QDialog>
#include <QMenu>
#include <QPointer>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include "engine/base/random.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/shared/workspace.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_random_events {

namespace {

constexpr int waitMs = 30000;

/// What a test sets by the environment.
int given(const char* variable, int otherwise)
{
    bool set = false;
    const int value = qEnvironmentVariableIntValue(variable, &set);
    return set ? value : otherwise;
}

/// Somebody without a plan.
class RandomUser : public QObject {
    Q_OBJECT

public:
    RandomUser(MainWindow& window, std::uint64_t seed) : m_window(window), m_random(seed)
    {
        // Dialogs and menus run loops of their own, out of which only a timer comes.
        connect(&m_closer, &QTimer::timeout, this, &RandomUser::closeWhatIsOpen);
        m_closer.start(30);
    }

    void act()
    {
        switch (m_random.below(8)) {
        case 0:
            trigger();
            break;
        case 1:
        case 2:
            press();
            break;
        case 3:
            turnWheel();
            break;
        default:
            click();
        }
        QCoreApplication::processEvents();
    }

private slots:
    /// Cancels a dialog, after some keys.
    void closeWhatIsOpen()
    {
        if (auto* menu = QApplication::activePopupWidget()) {
            menu->close();
        } else if (auto* dialog = QApplication::activeModalWidget()) {
            if (m_random.below(3) != 0) {
                dialog->close();
            } else if (m_random.below(2) == 0) {
                QTest::keyClick(dialog, m_random.below(2) == 0 ? Qt::Key_Tab : Qt::Key_Space);
            }
        }
    }

private:
    template <class T>
    T* anyOf(const QList<T*>& list)
    {
        return list.isEmpty()
                   ? nullptr
                   : list[static_cast<int>(m_random.below(static_cast<std::uint32_t>(list.size())))];
    }

    /// One that is seen, in the window or in a dialog.
    QWidget* anyWidget()
    {
        QList<QWidget*> seen;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (!top->isVisible()) continue;
            for (QWidget* widget : top->findChildren<QWidget*>())
                if (widget->isVisible() && !widget->visibleRegion().isEmpty()) seen << widget;
        }
        return anyOf(seen);
    }

    /// Of the part that is seen.
    QPoint anyPointOf(const QWidget* widget)
    {
        const QRect seen = widget->visibleRegion().boundingRect();
        const auto within = [&](int length) {
            return static_cast<int>(m_random.below(static_cast<std::uint32_t>(std::max(length, 1))));
        };
        return seen.topLeft() + QPoint(within(seen.width()), within(seen.height()));
    }

    /// By way of the window, as a mouse would: focus, menus and dialogs that block others count.
    void click()
    {
        QWidget* const widget = anyWidget();
        if (widget == nullptr || widget->window()->windowHandle() == nullptr) return;
        const QPointer<QWindow> window = widget->window()->windowHandle();
        const auto inWindow = [widget](QPoint at) { return widget->mapTo(widget->window(), at); };
        const QPoint at = inWindow(anyPointOf(widget));
        const QPoint elsewhere = inWindow(anyPointOf(widget));
        // A widget may be about to take its place, and what is pressed may move it, or close its window.
        const auto isInside = [window](QPoint point) {
            return window != nullptr && QRect({}, window->size()).contains(point);
        };
        if (!isInside(at)) return;
        constexpr std::array modifiers{Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                       Qt::ControlModifier};
        const auto modifier = modifiers[m_random.below(modifiers.size())];
        switch (m_random.below(6)) {
        case 0:
            QTest::mouseDClick(window, Qt::LeftButton, modifier, at);
            break;
        case 1:
            QTest::mouseClick(window, Qt::RightButton, modifier, at);
            break;
        case 2:
            QTest::mousePress(window, Qt::LeftButton, modifier, at);
            if (isInside(elsewhere)) QTest::mouseMove(window, elsewhere);
            if (window != nullptr)
                QTest::mouseRelease(window, Qt::LeftButton, modifier,
                                    isInside(elsewhere) ? elsewhere : QPoint());
            break;
        default:
            QTest::mouseClick(window, Qt::LeftButton, modifier, at);
        }
    }

    void press()
    {
        constexpr std::array keys{Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Space,     Qt::Key_Return,
                                  Qt::Key_Up,    Qt::Key_Down,    Qt::Key_Left,      Qt::Key_Right,
                                  Qt::Key_Home,  Qt::Key_End,     Qt::Key_PageUp,    Qt::Key_PageDown,
                                  Qt::Key_0,     Qt::Key_9,       Qt::Key_Minus,     Qt::Key_Period,
                                  Qt::Key_A,     Qt::Key_Escape,  Qt::Key_Backspace, Qt::Key_Delete,
                                  Qt::Key_Comma, Qt::Key_E,       Qt::Key_F2,        Qt::Key_F6};
        constexpr std::array withControl{Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z, Qt::Key_Y};
        QWindow* const window = QGuiApplication::focusWindow();
        if (window == nullptr) return;
        if (m_random.below(4) == 0) {
            QTest::keyClick(window, withControl[m_random.below(withControl.size())], Qt::ControlModifier);
        } else {
            QTest::keyClick(window, keys[m_random.below(keys.size())]);
        }
    }

    void turnWheel()
    {
        QWidget* widget = anyWidget();
        if (widget == nullptr) return;
        const QPoint at = anyPointOf(widget);
        QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, m_random.below(2) == 0 ? 120 : -120},
                          Qt::NoButton, m_random.below(4) == 0 ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &wheel);
    }

    /// Any action but those that end the window.
    void trigger()
    {
        QList<QAction*> actions = m_window.findChildren<QAction*>();
        actions.removeIf([](const QAction* action) {
            return !action->isEnabled() || action->isSeparator() || action->menu() != nullptr ||
                   action->objectName() == QLatin1String("menuQuit") ||
                   action->objectName().startsWith(QLatin1String("menuLanguage"));
        });
        if (auto* action = anyOf(actions)) action->trigger();
    }

    MainWindow& m_window;
    Random m_random;
    QTimer m_closer;
};

}  // namespace

class TestRandomEvents : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path inFolder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

public slots:
    void openNothing(const QUrl&) {}

private slots:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        for (const char* scheme : {"file", "http", "https"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "openNothing");
        std::filesystem::create_directories(inFolder("slices"));
        const auto slice = data::makeFibreSlice({.size = 320, .volumeFraction = 0.4});
        QVERIFY(data::writeImage(inFolder("slices") / "a.png", slice->image, {}).has_value());
    }

    void cleanupTestCase()
    {
        for (const char* scheme : {"file", "http", "https"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    void nothingBreaks_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<bool>("training");
        for (int page = MainWindow::Start; page <= MainWindow::Accept; ++page) {
            QTest::addRow("page %d", page) << page << false;
            QTest::addRow("page %d, training", page) << page << true;
        }
    }
    void nothingBreaks()
    {
        test::failOnQtWarnings();
        QFETCH(int, page);
        QFETCH(bool, training);
        Settings settings;
        settings.setRunsFolder(inFolder(QTest::currentDataTag()));
        std::filesystem::create_directories(settings.runsFolder());
        std::filesystem::copy(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0",
                              settings.runsFolder() / "gan", std::filesystem::copy_options::recursive);
        test::FakeRun run;
        run.stepTime = std::chrono::milliseconds(2);
        run.parts = {{"generator", "Generator"}};
        TrainingCalls calls = test::fakeTrainingCalls(run);
        calls.openGenerator = [](const auto&, const auto&) { return failed("there is no network"); };
        calls.judgePart = [](const auto&, auto, const auto&, auto, const auto&) {
            return failed("there is no network");
        };
        MainWindow window(calls, settings);
        window.resize(1280, 720);
        window.show();
        if (training) {
            ExperimentEditor& editor = window.runPage().editor();
            spec::ExperimentSpec experiment = editor.experiment();
            experiment.training.steps = 100'000;
            editor.setExperiment(experiment, QStringLiteral("test"));
            window.openSlices(inFolder("slices"));
            auto* workspace = window.findChild<Workspace*>();
            QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
            window.runPage().startRun();
        } else {
            window.open(settings.runsFolder() / "gan");
            QTRY_VERIFY_WITH_TIMEOUT(!window.runPage().run().history().metrics.steps.empty(), waitMs);
        }
        const int events = given("SYNTHSLICE_RANDOM_EVENTS", 60);
        RandomUser user(window, static_cast<std::uint64_t>(given("SYNTHSLICE_RANDOM_SEED", 0)));
        for (int event = 0; event < events; ++event) {
            if (event % 25 == 0) window.goTo(static_cast<MainWindow::Page>(page));
            user.act();
        }
    }
};

SYNTHSLICE_TEST(TestRandomEvents)

}  // namespace synthslice::ui::test_random_events

#include "test_random_events.moc"
