#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/session/assessment.h"
#include "engine/session/checkpoint_data.h"
#include "engine/session/health_rules.h"
#include "engine/session/messages.h"

namespace synthslice::session {

/// Which of a trainer's generators: the one that the optimizer moves, or its average over the last steps.
enum class Generator { Raw, Averaged };

/// One way of training. All calls come from the session's worker thread, one at a time.
class Trainer {
public:
    virtual ~Trainer() = default;

    /// Does one whole step. A non-finite loss is reported in the values, not filtered: the session ends the
    /// run with a clear error. An error or an exception ends it as well.
    virtual Result<StepReport> step() = 0;

    /// The parts that can take a step of their own.
    [[nodiscard]] virtual std::vector<StepPart> stepParts() const { return {}; }

    /// Updates one of them alone, which counts as no step and measures nothing.
    virtual Result<void> stepPart(const std::string& part) { return invalidInput("No part is " + part); }

    /// What the network shows of itself now, always of the same latents or data. Uses its own random
    /// generator: it never changes what step() does.
    virtual Samples sample() = 0;

    /// `count` images from latents that stay the same over the run, for judging; changes step() no more than
    /// sample() does. None from a family that makes no images, whose runs have no assessor.
    virtual std::vector<GreyImage> images(Generator /*generator*/, std::int64_t /*count*/) { return {}; }

    /// The whole state; restoring it elsewhere makes the next steps bit-identical (same threads and device).
    virtual CheckpointData checkpoint() = 0;
    virtual Result<void> restore(const CheckpointData& data) = 0;

    /// Changes one live parameter from the next step on.
    virtual Result<void> applyLive(const LiveEdit& edit) = 0;
};

/// Where a run leaves what happened. Called from the worker thread only.
class RunSink {
public:
    virtual ~RunSink() = default;

    /// An error of these four is shown as a warning, once of each; training goes on in memory.
    virtual Result<void> recordStep(const StepReport& report) = 0;
    virtual Result<void> recordSamples(const Samples& grid) = 0;
    virtual Result<void> recordAssessment(const Assessment& assessment) = 0;
    virtual Result<void> recordEvent(const SessionEvent& event) = 0;

    /// Complete or absent: an earlier checkpoint is never harmed by a failing save. Every error is shown.
    virtual Result<void> saveCheckpoint(const CheckpointData& data) = 0;
};

/// What preparation yields: everything a session drives.
struct PreparedRun {
    RunInfo info;
    std::unique_ptr<Trainer> trainer;
    std::unique_ptr<RunSink> sink;
    /// Which of the trainer's values are those of info.metrics, in their order; empty: all. A run of an
    /// earlier version lacks what was measured first after it.
    std::vector<std::size_t> recordedValues;
    std::unique_ptr<Assessor> assessor;   ///< empty: images are not compared with real ones
    std::vector<HealthRule> healthRules;  ///< what can go wrong in training this family
    std::int64_t sampleEverySteps = 100;
    std::int64_t checkpointEverySteps = 500;
    std::int64_t assessedImages = 256;  ///< of the averaged generator at each checkpoint
    /// The clock of the time limit and of the share of time that judging may take.
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

/// Reads data, builds networks, opens the run folder. Runs on the worker thread, so that everything of
/// the trainer is made, used and destroyed on one thread.
using Prepare = std::function<Result<PreparedRun>(const Progress&)>;

}  // namespace synthslice::session
