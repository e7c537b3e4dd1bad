#include "engine/training/stepped_trainer.h"

#include <chrono>
#include <ctime>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/base/text/text.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/recorded_experiment.h"
#include "engine/training/random_streams.h"
#include "engine/training/software_version.h"

namespace synthslice::training {
namespace {

/// Processor time of all threads so far.
double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

SteppedTrainer::SteppedTrainer(spec::ExperimentSpec experiment, DeviceReport device)
    : m_experiment(std::move(experiment)), m_report(std::move(device)),
      m_threads(m_report.adaptsThreads ? m_report.threads : 1)
{
}

torch::Generator SteppedTrainer::weightsGenerator(const spec::ExperimentSpec& experiment,
                                                  std::uint64_t network)
{
    return at::detail::createCPUGenerator(seedOf(experiment.training.seed, Stream::Weights, network));
}

Result<session::StepReport> SteppedTrainer::step()
{
    const auto begin = std::chrono::steady_clock::now();
    const double cpuBegin = processSeconds();
    m_random = at::detail::createCPUGenerator(seedOf(m_experiment.training.seed, Stream::Steps, m_step));
    auto outcome = doStep();
    if (!outcome) {
        return tl::unexpected(std::move(outcome.error()));
    }
    ++m_step;
    m_partSteps = 0;
    session::StepReport report{m_step, 0.0, std::move(outcome->values), {}};
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    report.notice = outcome->notice + adaptThreads(report.seconds, processSeconds() - cpuBegin);
    return report;
}

Result<void> SteppedTrainer::stepPart(const std::string& part)
{
    const std::uint64_t number = m_partSteps++;
    const std::uint64_t seed = seedOf(m_experiment.training.seed, Stream::PartSteps, m_step);
    m_random = at::detail::createCPUGenerator(Random(seed, number).next());
    return doPart(part, number);
}

std::string SteppedTrainer::adaptThreads(double seconds, double cpuSeconds)
{
    const bool wasCrowded = m_threads.isCrowded();
    m_threads.step(seconds, cpuSeconds);
    if (m_report.adaptsThreads) {
        at::set_num_threads(m_threads.threads());
    }
    if (m_threads.isCrowded() == wasCrowded) {
        return {};
    }
    return wasCrowded ? "Training takes all " + std::to_string(m_report.threads) + " threads again"
                      : "Another program is busy: training takes " + std::to_string(m_threads.threads()) +
                            " of " + std::to_string(m_report.threads) + " threads meanwhile";
}

session::CheckpointData SteppedTrainer::checkpoint()
{
    session::CheckpointData data;
    data.step = m_step;
    data.state = {{"experiment", spec::toJson(m_experiment)},
                  {"device", m_report.device},
                  {"processor", m_report.processor},
                  {"precision", m_report.precision},
                  {"software", softwareVersion()}};
    if (m_partSteps > 0) data.state["part_steps"] = m_partSteps;
    save(data);
    return data;
}

Result<void> SteppedTrainer::restore(const session::CheckpointData& data)
{
    auto experiment = store::recordedExperiment(data.state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    std::swap(m_experiment, *experiment);
    std::int64_t step = data.step;
    std::swap(m_step, step);
    auto loaded = load(data);
    if (loaded) {
        m_partSteps = data.state.value("part_steps", std::uint64_t{0});
    } else {
        m_experiment = std::move(*experiment);
        m_step = step;
    }
    return loaded;
}

Result<void> SteppedTrainer::applyLive(const session::LiveEdit& edit)
{
    const auto parameter = spec::parameterAt(m_experiment, edit.path);
    if (!parameter) {
        return tl::unexpected(parameter.error());
    }
    if (parameter->changes != spec::Changes::Live) {
        return invalidInput(text("%1 cannot change while the run goes on", edit.path),
                            text("start a new run with it"));
    }
    auto changed = spec::withValue(m_experiment, edit.path, edit.value);
    if (!changed) {
        return tl::unexpected(changed.error());
    }
    if (auto checked = spec::checkExperiment(*changed); !checked) {
        return checked;
    }
    if (auto checked = checkEdit(edit, *changed); !checked) {
        return checked;
    }
    std::swap(m_experiment, *changed);
    edited(*changed);
    return {};
}

}  // namespace synthslice::training
