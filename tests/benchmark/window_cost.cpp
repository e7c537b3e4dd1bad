// What the window costs: texture-64 is trained on a folder of slices in turn without and with the window, and
// the event loop is watched meanwhile. Prints training speed with the window over that without, and how late
// the event loop was.
//
//     window_cost SLICES [SECONDS A RUN = 30] [ROUNDS = 3]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include "app/training_calls.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/training/training_run.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/shared/settings.h"
#include "ui/window/main_window.h"

namespace synthslice {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// How often the event loop is asked to answer: often enough for a stall, rarely enough to cost nothing.
constexpr std::chrono::milliseconds tickEvery{4};

/// Steps a second between the first and the last step seen.
class StepRate {
public:
    void take(const session::SessionUpdate& update)
    {
        if (update.steps.empty()) {
            return;
        }
        const auto now = Clock::now();
        if (m_firstStep == 0) {
            m_firstStep = update.steps.back().step;
            m_first = now;
        }
        m_lastStep = update.steps.back().step;
        m_last = now;
    }
    [[nodiscard]] double perSecond() const
    {
        return static_cast<double>(m_lastStep - m_firstStep) /
               std::chrono::duration<double>(m_last - m_first).count();
    }

private:
    std::int64_t m_firstStep = 0;
    std::int64_t m_lastStep = 0;
    Clock::time_point m_first;
    Clock::time_point m_last;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double withoutWindow(const training::TrainingRequest& request, std::chrono::seconds duration)
{
    session::TrainingSession session(training::prepareNewRun(request), {}, {});
    session.start();
    StepRate rate;
    for (const auto end = Clock::now() + duration; Clock::now() < end;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        rate.take(session.drain());
    }
    return rate.perSecond();
}

double withWindow(const std::filesystem::path& slices, const std::filesystem::path& runs,
                  std::chrono::seconds duration, std::vector<double>& lateMs)
{
    ui::Settings settings;
    settings.setRunsFolder(runs);
    ui::MainWindow window(app::trainingCalls(), settings);
    window.resize(1600, 1000);
    window.show();
    window.openSlices(slices);

    StepRate rate;
    QTimer tick;
    auto last = Clock::now();
    QObject::connect(&window.runPage(), &ui::RunPage::updated, &window,
                     [&](const session::SessionUpdate& update) {
                         if (!update.steps.empty() && !tick.isActive()) {
                             last = Clock::now();
                             tick.start(tickEvery);
                             // quit() would ask the window, which asks the user.
                             QTimer::singleShot(duration, qApp, [] { QApplication::exit(); });
                         }
                         rate.take(update);
                     });
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &window, [&] {
        const auto now = Clock::now();
        lateMs.push_back(std::max(0.0, Milliseconds(now - last).count() - tickEvery.count()));
        last = now;
    });
    QTimer starting;
    QObject::connect(&starting, &QTimer::timeout, &window, [&] {
        window.goTo(ui::MainWindow::Train);
        window.runPage().startRun();
        if (window.runPage().isTraining()) {
            starting.stop();
        }
    });
    starting.start(std::chrono::milliseconds(100));
    QApplication::exec();
    window.runPage().stopRun();
    return rate.perSecond();
}

int compare(const std::filesystem::path& slices, std::chrono::seconds duration, int rounds)
{
    const QTemporaryDir scratch;
    const std::filesystem::path runs = scratch.path().toStdString();
    const spec::ExperimentSpec experiment = spec::presetNamed("texture-64")->experiment;
    std::vector<double> alone;
    std::vector<double> shown;
    std::vector<double> ratios;
    std::vector<double> lateMs;
    for (int round = 0; round < rounds; ++round) {
        const auto folder = runs / ("alone" + std::to_string(round));
        alone.push_back(withoutWindow({experiment, slices, folder}, duration));
        shown.push_back(withWindow(slices, runs, duration, lateMs));
        ratios.push_back(shown.back() / alone.back());
        std::printf("round %d: %.2f steps/s without, %.2f with the window, ratio %.3f\n", round + 1,
                    alone.back(), shown.back(), ratios.back());
        std::fflush(stdout);
    }
    std::ranges::sort(lateMs);
    const auto share = [&](double part) {
        return lateMs[static_cast<std::size_t>(part * static_cast<double>(lateMs.size() - 1))];
    };
    std::printf("medians: %.2f without, %.2f with, ratio %.3f\n", median(alone), median(shown),
                median(ratios));
    std::printf("event loop late by: median %.1f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, most %.1f ms\n",
                share(0.5), share(0.99), share(0.999), share(1.0));
    return 0;
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Synthslice benchmark"));
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s SLICES [SECONDS] [ROUNDS]\n", argv[0]);
        return 2;
    }
    return synthslice::compare(argv[1], std::chrono::seconds(argc > 2 ? std::atoi(argv[2]) : 30),
                               argc > 3 ? std::atoi(argv[3]) : 3);
}
