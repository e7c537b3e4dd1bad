// How fast the Compare page is: opens 12 runs of 10,000 steps, then drags and zooms the curves of 50 runs of
// 100,000 steps and prints how many frames, each drawn in full, a second of processor time makes, and the
// same for 12 and for a single run.
//
//     compare_speed [STEPS OF 50 RUNS = 100000]

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <QApplication>
#include <QTemporaryDir>

#include "engine/base/random.h"
#include "engine/store/run_recorder.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/comparison_plot.h"
#include "ui/compare/sample_wall.h"
#include "ui/shared/settings.h"

namespace synthslice {

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}

/// A run with the columns of a GAN's, of which half hold nothing, and a sample grid.
void writeRun(const std::filesystem::path& folder, std::int64_t steps, std::int64_t seed)
{
    store::RunRecord record;
    record.experiment.name = "speed";
    record.experiment.training.seed = seed;
    record.experiment.training.steps = steps;
    constexpr int columns = 20;
    for (int i = 0; i < columns; ++i)
        record.metrics.push_back({"m" + std::to_string(i), "Metric " + std::to_string(i), "loss", ""});
    const auto recorder = store::RunRecorder::create(folder, record);
    Random random(static_cast<std::uint64_t>(seed));
    std::vector<double> values(columns, std::nan(""));
    for (std::int64_t step = 1; step <= steps; ++step) {
        for (int i = 0; i < columns / 2; ++i)
            values[static_cast<std::size_t>(i)] = 0.7 + 0.1 * random.normal();
        (void)(*recorder)->recordStep({step, 0.01, values});
    }
    session::Samples samples{steps, 4, {}};
    for (int i = 0; i < 16; ++i) samples.images.emplace_back(64, 64);
    (void)(*recorder)->recordSamples(samples);
    (void)(*recorder)->recordEvent({session::EventKind::Finished, steps, "Finished"});
}

void openPage()
{
    constexpr int count = 12;
    const QTemporaryDir folder;
    std::vector<std::filesystem::path> runs;
    for (int i = 0; i < count; ++i) {
        runs.push_back(std::filesystem::path(folder.path().toStdString()) / std::to_string(i));
        writeRun(runs.back(), 10'000, i);
    }
    const ui::Settings settings;
    ui::ComparePage page(settings);
    page.resize(1400, 850);
    page.show();
    const auto begin = Clock::now();
    const std::clock_t processor = std::clock();
    page.setRuns(runs);
    auto* plot = page.findChild<ui::ComparisonPlot*>();
    auto* wall = page.findChild<ui::SampleWall*>();
    while (plot->curveCount() + plot->bandCount() == 0 || wall->tileCount() < count)
        QApplication::processEvents(QEventLoop::AllEvents, 5);
    QApplication::processEvents();
    std::printf("%-44s %.2f s, %.2f of all processors\n", "12 runs of 10,000 steps opened in", seconds(begin),
                static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
}

ui::ComparisonCurves curvesOf(int runs, int steps)
{
    ui::ComparisonCurves curves;
    for (int i = 0; i < runs; ++i) {
        Random random(static_cast<std::uint64_t>(i));
        ui::ComparisonCurve curve{"run " + std::to_string(i), i, {}, {}};
        double mean = 1.0;
        for (int step = 1; step <= steps; ++step) {
            const double value = 0.7 + 0.01 * i + 0.1 * random.normal();
            mean += 0.02 * (value - mean);
            curve.raw.append({static_cast<double>(step), value});
            curve.smooth.append({static_cast<double>(step), mean});
        }
        curves.curves.push_back(std::move(curve));
    }
    return curves;
}

template <class Change>
double timed(const char* what, ui::ComparisonPlot& plot, Change change)
{
    constexpr int frames = 60;
    const std::clock_t begin = std::clock();
    for (int frame = 0; frame < frames; ++frame) {
        change(*plot.axisRect(0)->axis(QCPAxis::atBottom), frame);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    }
    const double speed = frames * static_cast<double>(CLOCKS_PER_SEC) /
                         static_cast<double>(std::clock() - begin);
    std::printf("%-44s %.0f frames a processor second\n", what, speed);
    return speed;
}

double drawCurves(int runs, int steps)
{
    ui::ComparisonPlot plot;
    plot.resize(1200, 700);
    plot.QWidget::show();
    std::printf("%d runs of %d steps\n", runs, steps);
    const auto begin = Clock::now();
    plot.show(curvesOf(runs, steps));
    plot.replot(QCustomPlot::rpImmediateRefresh);
    std::printf("%-44s %.2f s\n", "  made and drawn in", seconds(begin));
    const auto all = static_cast<double>(steps);
    const double dragged = timed("  dragged, all steps in view", plot, [&](QCPAxis& axis, int frame) {
        axis.setRange(0.001 * frame * all, (1.0 + 0.001 * frame) * all);
    });
    timed("  zoomed into a hundredth", plot, [&](QCPAxis& axis, int frame) {
        const double half = 0.5 * all * std::pow(0.01, frame / 60.0);
        axis.setRange(0.5 * all - half, 0.5 * all + half);
    });
    return dragged;
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    synthslice::openPage();
    const int steps = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const double one = synthslice::drawCurves(1, steps);
    synthslice::drawCurves(12, steps);
    const double fifty = synthslice::drawCurves(50, steps);
    std::printf("50 runs take %.1f times as long as one\n", one / fifty);
    return 0;
}
