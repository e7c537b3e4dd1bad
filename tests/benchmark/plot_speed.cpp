// How fast the loss plot of a run of a million steps draws: fills it, then drags and zooms it and prints
// frames a second, each frame drawn in full.
//
//     plot_speed [STEPS = 1000000]

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <QApplication>

#include "engine/base/random.h"
#include "ui/run/views/loss_plot.h"

namespace synthslice {

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}

store::RunMetrics losses(std::size_t steps)
{
    store::RunMetrics run;
    run.metrics = {{"loss_discriminator", "Discriminator", "loss", ""},
                   {"loss_generator", "Generator", "loss", ""},
                   {"d_real", "D(x)", "probability", ""},
                   {"d_fake", "D(G(z))", "probability", ""}};
    Random random(1);
    for (std::size_t step = 1; step <= steps; ++step) run.steps.push_back(static_cast<double>(step));
    for (std::size_t metric = 0; metric < run.metrics.size(); ++metric) {
        auto& values = run.values.emplace_back();
        for (std::size_t step = 0; step < steps; ++step) values.push_back(0.7 + 0.1 * random.normal());
    }
    return run;
}

template <class Change>
void timed(const char* what, ui::LossPlot& plot, Change change)
{
    constexpr int frames = 60;
    const auto begin = Clock::now();
    for (int frame = 0; frame < frames; ++frame) {
        change(*plot.axisRect(0)->axis(QCPAxis::atBottom), frame);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    }
    std::printf("%-34s %.0f frames/s\n", what, frames / seconds(begin));
}

void measure(std::size_t steps)
{
    const store::RunMetrics run = losses(steps);
    ui::LossPlot plot;
    plot.resize(1200, 700);
    plot.show();
    plot.setLowerGroup(QStringLiteral("probability"));
    const auto begin = Clock::now();
    plot.setHistory(run);
    plot.replot(QCustomPlot::rpImmediateRefresh);
    std::printf("%-34s %.2f s\n", "filled and drawn in", seconds(begin));
    const auto all = static_cast<double>(steps);
    timed("dragged, all steps in view", plot,
          [&](QCPAxis& axis, int frame) { axis.setRange(0.001 * frame * all, (1.0 + 0.001 * frame) * all); });
    timed("zoomed into a hundredth", plot, [&](QCPAxis& axis, int frame) {
        const double half = 0.5 * all * std::pow(0.01, frame / 60.0);
        axis.setRange(0.5 * all - half, 0.5 * all + half);
    });
}

}  // namespace

}  // namespace synthslice

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    synthslice::measure(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000);
    return 0;
}
