#pragma once

// Run folders as a training leaves them, made in milliseconds.

#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "engine/spec/presets/presets.h"
#include "engine/store/run_recorder.h"

namespace synthslice::test {

struct SmallRun {
    spec::ExperimentSpec experiment = spec::presetNamed("texture-64")->experiment;
    std::int64_t steps = 20;  ///< done
    double secondsPerStep = 0.5;
    std::vector<double> scores = {};               ///< of assessments, at steps 1, 2, ...
    std::optional<std::int64_t> realPatches = {};  ///< of the assessments
    std::vector<double> accuracies = {};           ///< of the test part, every sampleEverySteps
    std::optional<session::EventKind> end = session::EventKind::Finished;  ///< nothing: it was killed
    std::filesystem::path data = "/data/glass";
    std::vector<session::Samples> samples = {};
};

/// What fails here fails the test.
inline void must(const Result<void>& written)
{
    if (!written) throw std::runtime_error(written.error().text());
}

/// The recorder that has written all of the run but its end, and holds its lock.
inline std::unique_ptr<store::RunRecorder> beginRun(const std::filesystem::path& folder, const SmallRun& run)
{
    store::RunRecord record;
    record.experiment = run.experiment;
    record.data = run.data;
    record.metrics = {{"loss", "Loss", "loss", ""}, {"accuracy_test", "Accuracy", "accuracy", "", true}};
    auto recorder = store::RunRecorder::create(folder, record).value();
    const std::int64_t every = run.experiment.training.sampleEverySteps;
    for (std::int64_t step = 1; step <= run.steps; ++step) {
        const auto evaluation = static_cast<std::size_t>(step / every);
        const bool evaluated = step % every == 0 && evaluation <= run.accuracies.size();
        must(recorder->recordStep(
            {step,
             run.secondsPerStep,
             {1.0 / static_cast<double>(step),
              evaluated ? run.accuracies[evaluation - 1] : std::numeric_limits<double>::quiet_NaN()}}));
    }
    std::int64_t step = 0;
    for (const double score : run.scores) {
        session::Assessment assessment;
        assessment.step = ++step;
        assessment.score = score;
        assessment.realPatches = run.realPatches;
        assessment.descriptors = {
            {"count", "Fibres", "", 1.0, {0.0}, {40.0}, {30.0}, {35.0}, {41.0}},
            {"neighbour", "Nearest neighbours", "px", score, {0.0}, {4.0}, {3.0}, {3.5}, {4.1}}};
        must(recorder->recordAssessment(assessment));
    }
    for (const session::Samples& samples : run.samples) must(recorder->recordSamples(samples));
    must(recorder->recordEvent({session::EventKind::Info, run.steps, "Going on"}));
    return recorder;
}

inline void makeRun(const std::filesystem::path& folder, const SmallRun& run)
{
    const auto recorder = beginRun(folder, run);
    if (run.end) must(recorder->recordEvent({*run.end, run.steps, "The end"}));
}

}  // namespace synthslice::test
