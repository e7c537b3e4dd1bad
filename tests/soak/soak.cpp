// What hours of use leave behind: the window trains, opens runs with their slices, and starts and stops, and
// its memory, threads and open files are counted before and after. Prints a table; exit code 1 if more was
// left than may be.
//
//     soak [--part]      --part is a little of each, without judging the memory

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <unistd.h>

#include <QApplication>
#include <QTemporaryDir>

#include "app/one_heap.h"
#include "app/training_calls.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/run_store.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/shared/settings.h"
#include "ui/shared/workspace.h"
#include "ui/window/main_window.h"

namespace synthslice {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A wait that is not answered is a fault that nothing can be measured after.
void waitUntil(const char* what, const std::function<bool()>& holds)
{
    for (const auto end = Clock::now() + std::chrono::minutes(10); !holds();) {
        if (Clock::now() > end) qFatal("waited in vain: %s", what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 10);
    }
}

void idle(std::chrono::milliseconds duration)
{
    for (const auto end = Clock::now() + duration; Clock::now() < end;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        ::usleep(1000);
    }
}

std::ptrdiff_t entries(const char* folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

struct Held {
    double megabytes = 0.0;
    std::ptrdiff_t threads = 0;
    std::ptrdiff_t descriptors = 0;
};

double residentMegabytes()
{
    ::malloc_trim(0);
    std::ifstream statm("/proc/self/statm");
    double all = 0.0;
    double resident = 0.0;
    statm >> all >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Once what was begun has ended: the memory as the median of several readings.
Held held()
{
    std::array<double, 5> readings{};
    for (double& reading : readings) {
        idle(std::chrono::milliseconds(100));
        reading = residentMegabytes();
    }
    std::ranges::sort(readings);
    return {readings[readings.size() / 2], entries("/proc/self/task"), entries("/proc/self/fd")};
}

/// One window and what is done with it.
class Soak {
public:
    explicit Soak(const fs::path& scratch) : m_scratch(scratch)
    {
        m_settings.setRunsFolder(m_scratch / "runs");
        fs::create_directories(m_scratch / "runs");
        for (const char* name : {"one", "other"}) {
            const fs::path slices = m_scratch / name / "slices";
            fs::create_directories(slices);
            const auto slice = data::makeFibreSlice({.size = 320, .volumeFraction = 0.4});
            if (!slice || !data::writeImage(slices / "a.png", slice->image, {})) qFatal("no slices");
            const fs::path run = m_scratch / name / "run";
            fs::copy(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0", run, fs::copy_options::recursive);
            if (!store::recordData(run, slices)) qFatal("no run");
        }
        m_window.resize(1280, 720);
        m_window.show();
        m_window.goTo(ui::MainWindow::Train);
    }

    void train(int steps)
    {
        start(steps);
        waitUntil("the training ends", [&] { return !page().isBusy(); });
        if (page().run().lastStep() != steps) qFatal("the training has not done its steps");
    }

    void open(int times)
    {
        for (int i = 0; i < times; ++i) {
            const fs::path folder = m_scratch / (i % 2 == 0 ? "one" : "other");
            const auto* workspace = m_window.findChild<ui::Workspace*>();
            m_window.open(folder / "run");
            waitUntil("a run is opened", [&] {
                return page().run().history().folder == folder / "run" &&
                       workspace->path() == folder / "slices" && workspace->dataset() != nullptr;
            });
        }
    }

    void startAndStop(int times)
    {
        for (int i = 0; i < times; ++i) {
            start(1'000'000);
            waitUntil("the training begins", [&] { return page().run().lastStep() >= 3; });
            page().stopRun();
            waitUntil("the training stops", [&] { return !page().isBusy(); });
            fs::remove_all(page().run().history().folder);  // or the list of runs would grow, rightly
        }
    }

private:
    ui::RunPage& page() { return m_window.runPage(); }

    void start(int steps)
    {
        spec::ExperimentSpec experiment = spec::presetNamed("two-gaussians")->experiment;
        experiment.training.steps = steps;
        experiment.training.threads = 1;
        page().editor().setExperiment(experiment, QStringLiteral("soak"));
        page().startRun();
        waitUntil("a training starts", [&] { return page().isTraining(); });
    }

    fs::path m_scratch;
    ui::Settings m_settings;
    ui::MainWindow m_window{app::trainingCalls(), m_settings};
};

struct Part {
    const char* name;
    void (Soak::*act)(int count);
    int warmUp;
    int count;
};

/// Whether nothing is left but, at most, a hundredth of the memory.
bool measure(Soak& soak, const Part& part, bool judgesMemory)
{
    (soak.*part.act)(part.warmUp);
    const Held before = held();
    const auto begun = Clock::now();
    (soak.*part.act)(part.count);
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    const Held after = held();
    constexpr double mostGrowth = 0.01;
    const double growth = after.megabytes / before.megabytes - 1.0;
    // Threads of pools, with a file each, come and go; what each time leaves behind would be more.
    constexpr std::ptrdiff_t pooled = 2;
    const bool fine = after.threads <= before.threads + pooled &&
                      after.descriptors <= before.descriptors + pooled &&
                      (!judgesMemory || growth < mostGrowth);
    std::printf("%6d %-24s %7.1f s %8.1f -> %6.1f MB (%+.2f %%) %4td -> %td threads %4td -> %td files  %s\n",
                part.count, part.name, seconds, before.megabytes, after.megabytes, 100.0 * growth,
                before.threads, after.threads, before.descriptors, after.descriptors,
                fine ? "fine" : "TOO MUCH");
    std::fflush(stdout);
    return fine;
}

bool measureAll(bool all)
{
    const QTemporaryDir scratch;
    Soak soak(scratch.path().toStdString());
    bool fine = true;
    for (const Part& part : {Part{"training steps", &Soak::train, all ? 10'000 : 100, all ? 10'000 : 300},
                             Part{"runs and slices opened", &Soak::open, all ? 200 : 4, all ? 500 : 20},
                             Part{"starts and stops", &Soak::startAndStop, all ? 20 : 2, all ? 100 : 5}}) {
        fine = measure(soak, part, all) && fine;
    }
    return fine;
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    synthslice::app::keepOneHeap();
    const QTemporaryDir home;  // nobody's settings are read or changed
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        qputenv(name, home.path().toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Synthslice soak"));
    const bool all = argc < 2 || std::strcmp(argv[1], "--part") != 0;
    return synthslice::measureAll(all) ? 0 : 1;
}
