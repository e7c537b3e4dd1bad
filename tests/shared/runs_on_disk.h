#pragma once

// Small run folders for tests of what compares runs.

#include <optional>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"

namespace synthslice::test {

struct RunOnDisk {
    std::string experiment = "texture";
    std::int64_t seed = 0;
    double rate = 1e-3;  ///< learning rate of the generator
    std::int64_t steps = 40;
    double loss = 1.0;             ///< of the generator, at each step
    std::optional<double> q = {};  ///< Q at the last step
    std::string data = "one";      ///< fingerprint
    float grey = 0.5F;             ///< of the samples, at every tenth step
};

inline void writeRun(const std::filesystem::path& folder, const RunOnDisk& run)
{
    store::RunRecord record;
    record.experiment = spec::presetNamed("dcgan-64")->experiment;
    record.experiment.name = run.experiment;
    record.experiment.data.patchSize = 16;
    record.experiment.training.seed = run.seed;
    record.experiment.training.batchSize = 8;
    record.experiment.training.steps = run.steps;
    spec::ganOf(record.experiment).optimizer.generator = spec::AdamSpec{.lr = run.rate};
    record.datasetFingerprint = run.data;
    record.softwareVersion = "synthslice test";
    record.device = "CPU, 1 thread";
    record.precision = "fp32";
    record.metrics = {{"loss_generator", "Generator loss", "loss", ""},
                      {"r1", "R1 penalty", "penalty", ""},
                      {"accuracy_test", "Accuracy of the test part", "accuracy", "", true}};
    const auto recorder = store::RunRecorder::create(folder, record);
    if (!recorder) qFatal("%s", recorder.error().text().c_str());
    const double nan = std::nan("");
    for (std::int64_t step = 1; step <= run.steps; ++step) {
        if (!(*recorder)->recordStep({step, 0.5, {run.loss, nan, nan}})) qFatal("no step is recorded");
        if (step % 10 != 0) continue;
        session::Samples samples{step, 2, {}};
        for (int i = 0; i < 4; ++i) {
            GreyImage image(16, 16);
            std::ranges::fill(image.grey, run.grey + 0.01F * static_cast<float>(step + i));
            samples.images.push_back(std::move(image));
        }
        if (!(*recorder)->recordSamples(samples)) qFatal("no samples are recorded");
    }
    if (run.q) {
        session::Assessment assessment;
        for (const double factor : {2.0, 1.0}) {
            assessment.step = factor > 1.0 ? run.steps / 2 : run.steps;
            assessment.score = factor * *run.q;
            assessment.scoreSd = 0.05;
            assessment.images = 64;
            assessment.descriptors = {{"count", "Fibres", "", 1.5, {0.0}, {40.0}, {30.0}, {35.0}, {41.0}},
                                      {"spectrum",
                                       "Power",
                                       "cycles/px",
                                       *run.q,
                                       {0.1, 0.2},
                                       {1.0, 2.0},
                                       {0.5, 1.5},
                                       {0.9, 1.9},
                                       {1.5, 2.5}}};
            if (!(*recorder)->recordAssessment(assessment)) qFatal("no assessment is recorded");
        }
    }
    if (!(*recorder)->recordEvent({session::EventKind::Finished, run.steps, "Finished"}))
        qFatal("no event is recorded");
}

}  // namespace synthslice::test
