#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <torch/torch.h>

#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"
#include "engine/training/device.h"
#include "engine/training/thread_adaptation.h"

namespace synthslice::training {

/// What the trainers of all families do alike: count and time steps, choose their threads and random numbers,
/// check live edits, write and read what stands in every checkpoint.
///
/// Everything that is random in a step is a function of (training.seed, step), so no generator belongs to
/// the state. All calls on one thread, the one of selectDevice().
class SteppedTrainer : public session::Trainer {
public:
    Result<session::StepReport> step() final;
    Result<void> stepPart(const std::string& part) final;
    session::CheckpointData checkpoint() final;
    Result<void> restore(const session::CheckpointData& data) final;
    Result<void> applyLive(const session::LiveEdit& edit) final;

protected:
    /// `experiment` has no problems (spec::findProblems).
    SteppedTrainer(spec::ExperimentSpec experiment, DeviceReport device);

    struct StepOutcome {
        std::vector<double> values;  ///< as FamilyTraining::metrics()
        std::string notice = {};
    };
    /// Step number stepsDone() + 1.
    virtual Result<StepOutcome> doStep() = 0;

    /// A step of one of stepParts(); `number` counts those since the last whole step.
    virtual Result<void> doPart(const std::string& part, std::uint64_t /*number*/)
    {
        return invalidInput("No part is " + part);
    }

    /// Adds tensors and state to a checkpoint.
    virtual void save(session::CheckpointData& data) = 0;
    /// Takes them from one whose experiment is in force already; on an error the trainer is of no more use.
    virtual Result<void> load(const session::CheckpointData& data) = 0;

    /// Why an edit that gives `edited`, an experiment without problems, cannot be made now.
    virtual Result<void> checkEdit(const session::LiveEdit& /*edit*/, const spec::ExperimentSpec& /*edited*/)
    {
        return {};
    }
    /// After an edit has come in force.
    virtual void edited(const spec::ExperimentSpec& /*before*/) {}

    [[nodiscard]] const spec::ExperimentSpec& experiment() const { return m_experiment; }
    [[nodiscard]] const DeviceReport& report() const { return m_report; }
    [[nodiscard]] torch::Device device() const { return m_report.cuda ? torch::kCUDA : torch::kCPU; }
    [[nodiscard]] std::int64_t stepsDone() const { return m_step; }
    /// Of this step.
    [[nodiscard]] const torch::Generator& random() const { return m_random; }
    /// For the first weights of a network, by its number.
    [[nodiscard]] static torch::Generator weightsGenerator(const spec::ExperimentSpec& experiment,
                                                           std::uint64_t network);

private:
    [[nodiscard]] std::string adaptThreads(double seconds, double cpuSeconds);

    spec::ExperimentSpec m_experiment;
    DeviceReport m_report;
    ThreadAdaptation m_threads;
    std::int64_t m_step = 0;        ///< steps done
    std::uint64_t m_partSteps = 0;  ///< steps of parts since
    torch::Generator m_random;
};

}  // namespace synthslice::training
