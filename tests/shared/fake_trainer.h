#pragma once

#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/families/gan/gan_health.h"
#include "engine/session/trainer.h"

namespace synthslice::test {

inline std::vector<session::MetricInfo> fakeMetrics()
{
    return {{"loss_generator", "Generator loss", "loss", ""},
            {"loss_discriminator", "Discriminator loss", "loss", ""},
            {"score_real", "D(x)", "score", ""},
            {"score_fake", "D(G(z))", "score", ""},
            {"gradient_generator", "Generator gradient norm", "gradient", ""}};
}

/// What a FakeSink was given. Read it after TrainingSession::wait(), or the one atomic at any time.
struct FakeRecord {
    std::vector<session::StepReport> steps;
    std::vector<session::Samples> samples;
    std::vector<session::SessionEvent> events;
    std::vector<session::Assessment> assessments;
    std::vector<session::CheckpointData> checkpoints;
    std::atomic<bool> closed = false;  ///< the sink is destroyed
};

/// Keeps everything in a FakeRecord, or refuses what it is told to.
class FakeSink final : public session::RunSink {
public:
    explicit FakeSink(std::shared_ptr<FakeRecord> record) : m_record(std::move(record)) {}
    ~FakeSink() override { m_record->closed = true; }

    bool refuseRecords = false;
    bool refuseCheckpoints = false;

    Result<void> recordStep(const session::StepReport& report) override
    {
        m_record->steps.push_back(report);
        return refuseRecords ? diskFull() : Result<void>{};
    }
    Result<void> recordSamples(const session::Samples& grid) override
    {
        m_record->samples.push_back(grid);
        return refuseRecords ? diskFull() : Result<void>{};
    }
    Result<void> recordAssessment(const session::Assessment& assessment) override
    {
        m_record->assessments.push_back(assessment);
        return refuseRecords ? diskFull() : Result<void>{};
    }
    Result<void> recordEvent(const session::SessionEvent& event) override
    {
        m_record->events.push_back(event);
        return refuseRecords ? diskFull() : Result<void>{};
    }
    Result<void> saveCheckpoint(const session::CheckpointData& data) override
    {
        if (refuseCheckpoints) {
            return diskFull();
        }
        m_record->checkpoints.push_back(data);
        return {};
    }

private:
    static Result<void> diskFull()
    {
        return failed("metrics.csv: no space left on device", "free some space");
    }

    std::shared_ptr<FakeRecord> m_record;
};

/// Gives the scores and samples that it is told to.
class FakeAssessor final : public session::Assessor {
public:
    std::function<double(std::int64_t assessment)> score = [](std::int64_t) { return 1.0; };
    std::function<session::SampleStatistics(std::int64_t inspection)> samples = [](std::int64_t) {
        return session::SampleStatistics{0.0, 1.0, 1.0, 1.0, 0.0, 1.0, -1.0};  // as real images
    };
    std::optional<Error> error;

    session::SampleStatistics inspect(std::span<const GreyImage>) override
    {
        return samples(++m_inspections);
    }

    Result<session::Assessment> assess(std::span<const GreyImage> images) override
    {
        if (error) return tl::unexpected(*error);
        session::Assessment assessment;
        assessment.score = score(++m_assessments);
        assessment.scoreSd = 0.1;
        assessment.images = static_cast<std::int64_t>(images.size());
        assessment.descriptors = {{"count", "Fibres", "", 1.5, {0.0}, {40.0}, {30.0}, {35.0}, {41.0}}};
        return assessment;
    }

private:
    std::int64_t m_inspections = 0;
    std::int64_t m_assessments = 0;
};

/// A training run without a network. Everything it does follows from `seed` and the step, so two runs are
/// the same exactly if no step was lost, repeated or changed.
struct FakeRun {
    std::uint64_t seed = 0;
    std::int64_t startStep = 0;
    std::int64_t targetSteps = 20;
    std::int64_t stepsPerEpoch = 10;
    std::int64_t sampleEverySteps = 5;
    std::int64_t checkpointEverySteps = 10;
    std::chrono::microseconds stepTime{0};
    std::function<void(std::int64_t step)> beforeStep = {};    ///< on the worker thread; may block or throw
    std::function<void(session::StepReport&)> afterStep = {};  ///< the same; may change the report
    std::function<std::unique_ptr<session::Assessor>()> makeAssessor = {};
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::function<std::unique_ptr<session::RunSink>()> makeSink = {};  ///< absent: a FakeSink on `record`
    std::shared_ptr<FakeRecord> record = std::make_shared<FakeRecord>();
    std::vector<session::StepPart> parts = {};  ///< a step of one adds 1 to the weight
};

class FakeTrainer final : public session::Trainer {
public:
    explicit FakeTrainer(FakeRun run) : m_run(std::move(run)), m_step(m_run.startStep) {}

    Result<session::StepReport> step() override
    {
        const std::int64_t step = m_step + 1;
        if (m_run.beforeStep) {
            m_run.beforeStep(step);
        }
        if (m_run.stepTime.count() > 0) {
            std::this_thread::sleep_for(m_run.stepTime);
        }
        m_step = step;
        m_weight = 0.9 * m_weight +
                   m_learningRate * Random(m_run.seed, static_cast<std::uint64_t>(step)).normal();
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        session::StepReport report{step,
                                   1e-6 * static_cast<double>(m_run.stepTime.count()),
                                   {0.7 + m_weight, 1.4 - m_weight,
                                    step % 2 == 0 ? 0.5 + 0.1 * m_weight : nan, 0.5 - 0.1 * m_weight, 1.0}};
        if (m_run.afterStep) {
            m_run.afterStep(report);
        }
        return report;
    }

    [[nodiscard]] std::vector<session::StepPart> stepParts() const override { return m_run.parts; }
    Result<void> stepPart(const std::string&) override
    {
        m_weight += 1.0;
        return {};
    }

    session::Samples sample() override { return {m_step, 2, images(session::Generator::Averaged, 4)}; }

    std::vector<GreyImage> images(session::Generator, std::int64_t count) override
    {
        std::vector<GreyImage> images;
        for (std::int64_t image = 0; image < count; ++image) {
            Random random(m_run.seed + 1, static_cast<std::uint64_t>(4 * m_step + image));
            GreyImage grey(16, 16);
            for (float& value : grey.grey) {
                value = static_cast<float>(random.uniform());
            }
            images.push_back(std::move(grey));
        }
        return images;
    }

    session::CheckpointData checkpoint() override
    {
        session::NamedTensor weight{"0.weight", "F64", {1}, std::vector<std::byte>(sizeof(double))};
        std::memcpy(weight.bytes.data(), &m_weight, sizeof(double));
        return {m_step, {{"generator", {weight}}}, {{"lr", m_learningRate}}};
    }

    Result<void> restore(const session::CheckpointData& data) override
    {
        m_step = data.step;
        m_learningRate = data.state.at("lr").get<double>();
        std::memcpy(&m_weight, data.tensors.at("generator").at(0).bytes.data(), sizeof(double));
        return {};
    }

    /// Knows one parameter, "optimizer.generator.lr".
    Result<void> applyLive(const session::LiveEdit& edit) override
    {
        if (edit.path != "optimizer.generator.lr") {
            return invalidInput(edit.path + " cannot change during a run");
        }
        m_learningRate = edit.value.get<double>();
        return {};
    }

private:
    FakeRun m_run;
    std::int64_t m_step;
    double m_weight = 0.0;
    double m_learningRate = 0.01;
};

inline session::PreparedRun prepareFake(const FakeRun& run)
{
    session::PreparedRun prepared;
    prepared.info.device = "CPU, 1 thread";
    prepared.info.precision = "fp32";
    prepared.info.metrics = fakeMetrics();
    prepared.info.startStep = run.startStep;
    prepared.info.targetSteps = run.targetSteps;
    prepared.info.batchSize = 16;
    prepared.info.stepsPerEpoch = run.stepsPerEpoch;
    prepared.sampleEverySteps = run.sampleEverySteps;
    prepared.checkpointEverySteps = run.checkpointEverySteps;
    prepared.trainer = std::make_unique<FakeTrainer>(run);
    prepared.now = run.now;
    if (run.makeAssessor) prepared.assessor = run.makeAssessor();
    prepared.healthRules = session::ganHealthRules();
    prepared.sink = run.makeSink ? run.makeSink() : std::make_unique<FakeSink>(run.record);
    return prepared;
}

/// Preparation of a fake run for a TrainingSession.
inline session::Prepare fakePreparation(FakeRun run)
{
    return [run = std::move(run)](const Progress& progress) -> Result<session::PreparedRun> {
        progress.at(0.5, "Reading slices");
        if (progress.cancelled()) {
            return cancelled();
        }
        return prepareFake(run);
    };
}

/// Lets a fake run's steps through one by one: give `gate.beforeStep()` to FakeRun::beforeStep.
class StepGate {
public:
    std::function<void(std::int64_t)> beforeStep()
    {
        return [this](std::int64_t step) {
            m_waitingFor = step;
            m_permits.acquire();
        };
    }
    void letThrough(std::ptrdiff_t steps) { m_permits.release(steps); }

    /// The step that waits at the gate, or the last one that did.
    [[nodiscard]] std::int64_t waitingFor() const { return m_waitingFor; }

private:
    std::counting_semaphore<> m_permits{0};
    std::atomic<std::int64_t> m_waitingFor = 0;
};

}  // namespace synthslice::test
