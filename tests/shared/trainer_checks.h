#pragma once

// What the tests of all trainers look at: values of steps, runs from start to end, and that equal seeds and
// checkpoints give equal steps.

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <QTest>

#include <torch/torch.h>

#include "engine/base/files/read_file.h"
#include "engine/session/health_monitor.h"
#include "engine/session/trainer.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/checkpoints/safetensors.h"

namespace synthslice::test {

inline double valueOf(const session::StepReport& report, const std::vector<session::MetricInfo>& metrics,
                      const std::string& key)
{
    const auto found = std::ranges::find(metrics, key, &session::MetricInfo::key);
    if (found == metrics.end()) qFatal("no metric %s", key.c_str());
    return report.values.at(static_cast<std::size_t>(found - metrics.begin()));
}

/// The values of the next steps; NaN (not computed) as a number that compares equal.
inline std::vector<std::vector<double>> steps(session::Trainer& trainer, int count)
{
    std::vector<std::vector<double>> values;
    for (int i = 0; i < count; ++i) {
        values.push_back(trainer.step()->values);
        for (double& value : values.back()) value = std::isnan(value) ? -12345.0 : value;
    }
    return values;
}

inline std::vector<float> floatsOf(const session::NamedTensor& tensor)
{
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

/// Those of a .safetensors file of tests/reference, by name.
inline std::map<std::string, session::NamedTensor> referenceTensors(const std::string& name)
{
    std::map<std::string, session::NamedTensor> tensors;
    const auto bytes = readFile(SYNTHSLICE_SOURCE_DIR "/tests/reference/" + name + ".safetensors");
    if (!bytes) qFatal("no reference tensors %s", name.c_str());
    const auto stored = store::decodeSafetensors(std::as_bytes(std::span(*bytes)), name);
    if (!stored) qFatal("%s", stored.error().text().c_str());
    for (const session::NamedTensor& tensor : *stored) tensors[tensor.name] = tensor;
    return tensors;
}

/// How a session ends.
inline session::SessionState runToTheEnd(session::Prepare prepare, const session::SessionLimits& limits = {})
{
    session::TrainingSession session(std::move(prepare), limits, {});
    session.start();
    session.wait();
    const session::SessionUpdate update = session.drain();
    if (update.error) qWarning("%s", update.error->text().c_str());
    return update.state;
}

/// The failures that are named while a trainer goes on to its experiment's end.
inline std::set<std::string> failuresOf(session::Trainer& trainer, std::vector<session::HealthRule> rules,
                                        const std::vector<session::MetricInfo>& metrics,
                                        const spec::ExperimentSpec& experiment)
{
    session::HealthMonitor monitor(std::move(rules), metrics, 0);
    std::set<std::string> failures;
    for (std::int64_t step = 1; step <= experiment.training.steps; ++step) {
        monitor.step(*trainer.step());
        if (step % session::HealthMonitor::inspectEverySteps != 0) continue;
        for (const auto& finding : monitor.inspect({}, step, experiment)) failures.insert(finding.failure);
    }
    return failures;
}

/// A row with the name of each preset of a family.
inline void addPresetRows(const char* family)
{
    QTest::addColumn<QString>("name");
    for (const auto& preset : spec::presets()) {
        if (preset.experiment.family.name() != family) continue;
        QTest::addRow("%s", preset.name.c_str()) << QString::fromStdString(preset.name);
    }
}

/// `newTrainer` makes one of an experiment.
template <class NewTrainer>
void checkSeeds(NewTrainer newTrainer, const spec::ExperimentSpec& experiment)
{
    torch::manual_seed(1);
    auto one = newTrainer(experiment);
    torch::manual_seed(2);  // has no say
    auto two = newTrainer(experiment);
    QCOMPARE(steps(one, 7), steps(two, 7));
    spec::ExperimentSpec other = experiment;
    other.training.seed = 4;
    auto three = newTrainer(other);
    QVERIFY(steps(one, 1) != steps(three, 1));
}

/// Neither samples nor images nor checkpoints change the steps; images are those of `generators`.
template <class NewTrainer>
void checkThatLookingChangesNothing(NewTrainer newTrainer, const spec::ExperimentSpec& experiment,
                                    const std::vector<session::Generator>& generators)
{
    auto plain = newTrainer(experiment);
    auto sampled = newTrainer(experiment);
    for (int i = 0; i < 7; ++i) {
        static_cast<void>(sampled.sample());
        for (const session::Generator generator : generators) static_cast<void>(sampled.images(generator, 3));
        static_cast<void>(sampled.checkpoint());
        QVERIFY(steps(plain, 1) == steps(sampled, 1));
    }
    QVERIFY(plain.sample().images == sampled.sample().images);
}

/// From checkpoints of five steps the rest is repeated byte for byte.
template <class NewTrainer>
void checkCheckpoints(NewTrainer newTrainer, const spec::ExperimentSpec& experiment)
{
    auto whole = newTrainer(experiment);
    std::vector<session::CheckpointData> checkpoints;
    std::vector<std::vector<double>> values;
    const std::set<int> stops{1, 4, 5, 11, 19};
    for (int step = 1; step <= 24; ++step) {
        values.push_back(steps(whole, 1).front());
        if (stops.contains(step)) checkpoints.push_back(whole.checkpoint());
    }
    QCOMPARE(checkpoints.size(), stops.size());
    for (session::CheckpointData& checkpoint : checkpoints) {
        checkpoint.state = spec::Json::parse(checkpoint.state.dump());
        auto again = newTrainer(experiment);
        QVERIFY(again.restore(checkpoint));
        const int left = 24 - static_cast<int>(checkpoint.step);
        QVERIFY(steps(again, left) == (std::vector<std::vector<double>>(values.end() - left, values.end())));
        QVERIFY(again.checkpoint().tensors == whole.checkpoint().tensors);
        QVERIFY(again.checkpoint().state == whole.checkpoint().state);
    }
}

}  // namespace synthslice::test
