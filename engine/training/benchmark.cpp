#include "engine/training/benchmark.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

#include <torch/torch.h>

#include "engine/spec/family.h"
#include "engine/spec/spec_rules.h"
#include "engine/training/device.h"
#include "engine/training/family_training.h"

namespace synthslice::training {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The best rate of a product of two large square matrices.
double matrixProductPeak(const DeviceReport& device)
{
    torch::NoGradGuard noGrad;
    constexpr std::int64_t size = 2048;
    constexpr double flop = 2.0 * size * size * size;
    const auto options = torch::dtype(device.bf16 ? torch::kBFloat16 : torch::kFloat32)
                             .device(device.cuda ? torch::kCUDA : torch::kCPU);
    const torch::Tensor a = torch::randn({size, size}, options);
    const torch::Tensor b = torch::randn({size, size}, options);
    double best = 0.0;
    for (int trial = 0; trial < 5; ++trial) {
        const auto begin = Clock::now();
        // Reading a value waits for the device.
        torch::mm(a, b)[0][0].item<double>();
        best = std::max(best, flop / secondsSince(begin));
    }
    return best;
}

/// An experiment that is ready to be trained on random images.
struct Subject {
    DeviceReport device;
    std::unique_ptr<TrainingData> data;
    std::unique_ptr<session::Trainer> trainer;
};

Result<Subject> makeSubject(const spec::ExperimentSpec& experiment)
{
    if (const auto checked = spec::checkExperiment(experiment); !checked) {
        return tl::unexpected(checked.error());
    }
    const FamilyTraining& family = familyTrainingOf(experiment);
    const auto device = family.device(experiment.training);
    if (!device) return tl::unexpected(device.error());
    Subject subject{*device, family.randomData(experiment), nullptr};
    auto trainer = subject.data->makeTrainer(experiment, subject.data->stepsPerEpoch(experiment), *device);
    if (!trainer) return tl::unexpected(trainer.error());
    subject.trainer = std::move(*trainer);
    return subject;
}

}  // namespace

Result<BenchmarkCase> benchmark(const spec::ExperimentSpec& experiment, std::int64_t steps,
                                const Progress& progress)
{
    const auto subject = makeSubject(experiment);
    if (!subject) return tl::unexpected(subject.error());
    const DeviceReport& device = subject->device;
    constexpr std::int64_t warmUpSteps = 3;
    std::vector<double> seconds;
    double peak = matrixProductPeak(device);
    for (std::int64_t step = 0; step < warmUpSteps + steps; ++step) {
        progress.at(static_cast<double>(step) / static_cast<double>(warmUpSteps + steps), experiment.name);
        if (progress.cancelled()) {
            return cancelled();
        }
        const auto report = subject->trainer->step();
        if (!report) {
            return tl::unexpected(report.error());
        }
        if (step >= warmUpSteps) {
            seconds.push_back(report->seconds);
        }
    }
    peak = std::max(peak, matrixProductPeak(device));

    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    const double flop = spec::familyOf(experiment).stepFlops(experiment);
    return BenchmarkCase{experiment.name,  device.device,
                         device.precision, static_cast<double>(experiment.training.batchSize) / *middle,
                         1e3 * *middle,    1e-9 * flop,
                         1e-9 * peak,      flop / *middle / peak};
}

Result<double> trySpeed(const spec::ExperimentSpec& experiment, const Progress& progress)
{
    constexpr double trialSeconds = 1.0;
    constexpr double mostFlop = 100e9;  // of a step: half a second on two cores
    spec::ExperimentSpec tried = experiment;
    const double share = std::min(1.0, mostFlop / spec::familyOf(experiment).stepFlops(experiment));
    tried.training.batchSize = std::max<std::int64_t>(
        std::min<std::int64_t>(2, experiment.training.batchSize),
        std::llround(share * static_cast<double>(experiment.training.batchSize)));
    const auto subject = makeSubject(tried);
    if (!subject) return tl::unexpected(subject.error());
    std::int64_t steps = -1;  // the first one also makes what the others find
    auto begin = Clock::now();
    while (steps < 1 || secondsSince(begin) < trialSeconds) {
        if (progress.cancelled()) return cancelled();
        if (const auto report = subject->trainer->step(); !report) return tl::unexpected(report.error());
        if (++steps == 0) begin = Clock::now();
    }
    return static_cast<double>(steps * tried.training.batchSize) / secondsSince(begin);
}

}  // namespace synthslice::training
