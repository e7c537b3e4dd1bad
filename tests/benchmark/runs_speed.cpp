// How fast many runs are listed: makes run folders of a few thousand steps with assessments, then prints the
// time (and that of processors, all threads together) to read all, to look for changes when nothing and when
// one run has changed, and to fill, filter, sort and group the table of the window.
//
//     runs_speed [RUNS = 2000]

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <QApplication>
#include <QTemporaryDir>

#include "engine/runs/run_query.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_folder.h"
#include "tests/shared/small_runs.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_model.h"
#include "ui/runs/run_table.h"

namespace synthslice {

namespace {

namespace fs = std::filesystem;

template <class Work>
void timed(const char* what, Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpuBegin = std::clock();
    work();
    const std::chrono::duration<double, std::milli> ms = std::chrono::steady_clock::now() - begin;
    const double cpuMs = 1000.0 * static_cast<double>(std::clock() - cpuBegin) / CLOCKS_PER_SEC;
    std::printf("%-46s %8.1f ms, %8.1f ms of processor time\n", what, ms.count(), cpuMs);
}

/// Copies of a GAN's run and of a classifier's, each with its own seed.
void makeRuns(const fs::path& folder, int count)
{
    test::SmallRun gan;
    gan.steps = 4000;
    for (int i = 0; i < 16; ++i) gan.scores.push_back(3.0 - 0.1 * i);
    test::SmallRun classifier;
    classifier.experiment = spec::presetNamed("lenet-mnist")->experiment;
    classifier.steps = 9000;
    classifier.accuracies.assign(
        static_cast<std::size_t>(9000 / classifier.experiment.training.sampleEverySteps), 0.9);
    int number = 0;
    for (test::SmallRun* run : {&gan, &classifier}) {
        const fs::path first = folder / ("template" + std::to_string(number));
        test::makeRun(first, *run);
        for (int i = 1; i < count / 2; ++i) {
            const fs::path copy = folder / ("run" + std::to_string(number) + "-" + std::to_string(i));
            fs::copy(first, copy, fs::copy_options::recursive);
            spec::ExperimentSpec experiment = run->experiment;
            experiment.training.seed = i;
            std::ofstream(store::RunFolder{copy}.experiment()) << spec::toJson(experiment).dump(2);
        }
        ++number;
    }
}

void measure(int count)
{
    const QTemporaryDir scratch;
    const std::vector<fs::path> folders{scratch.path().toStdString()};
    timed("run folders made", [&] { makeRuns(folders.front(), count); });

    runs::RunIndex index;
    std::vector<runs::SharedCard> cards;
    timed("all read", [&] { cards = index.update(folders); });
    std::printf("%zu runs\n", cards.size());
    timed("looked at again, nothing has changed", [&] { cards = index.update(folders); });
    test::must(runs::writeNotes(cards.front()->folder, {.note = "changed"}));
    timed("looked at again, one has changed", [&] { cards = index.update(folders); });
    timed("filtered by a parameter", [&] {
        const auto query = runs::RunQuery::parse("training.seed > 100 state = finished",
                                                 runs::knownParameters(cards));
        std::printf("%td found\n",
                    std::ranges::count_if(cards, [&](const auto& card) { return query->matches(*card); }));
    });

    ui::RunLibrary library;
    ui::RunTable table(library, {"name", "state", "step", "q", "accuracy", "time", "changed", "tags"});
    table.resize(1200, 800);
    table.show();
    timed("window: read and shown", [&] {
        QEventLoop loop;
        QObject::connect(&library, &ui::RunLibrary::loaded, &loop, &QEventLoop::quit);
        library.setFolders(folders);
        loop.exec();
        table.grab();
    });
    timed("window: sorted by Q", [&] {
        table.sortByColumn(3, Qt::AscendingOrder);
        table.grab();
    });
    timed("window: grouped by a parameter", [&] {
        table.setGrouping("training.batch_size");
        table.grab();
    });
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    synthslice::measure(argc > 1 ? std::atoi(argv[1]) : 2000);
    return 0;
}
