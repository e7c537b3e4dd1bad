// Makes trainings fail on purpose and reports which failure the health monitor names, and when; and how often
// it cries wolf in healthy ones. The thresholds of engine/session/health_rules.cpp are tuned by it.
//
//     training_failures SLICES SEEDS [STEPS [FAILURE]]

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/random.h"
#include "engine/data/dataset/patch_sampler.h"
#include "engine/families/gan/gan_health.h"
#include "engine/families/gan/gan_metrics.h"
#include "engine/families/gan/gan_trainer.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/quality/slice_assessor.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"

using namespace synthslice;

namespace {

using Dataset = std::shared_ptr<const data::SliceDataset>;
using Edits = std::vector<std::pair<std::string, spec::Json>>;
using ChangeBatch = std::function<void(std::span<float> images, std::int64_t count)>;

/// A way to make a training fail: other parameters, or other images than those that it is judged by.
struct Injection {
    std::string expected;  ///< HealthFinding::failure; empty for a healthy training
    Edits edits;
    ChangeBatch change;
    const char* preset = "texture-64";
};

const Edits withoutPenalties{{"loss.discriminator", "minimax"},
                             {"loss.generator", "non_saturating"},
                             {"loss.r1_gamma", 0.0},
                             {"loss.r2_gamma", 0.0}};

Edits with(Edits edits, const Edits& more)
{
    edits.insert(edits.end(), more.begin(), more.end());
    return edits;
}

std::vector<Injection> injections()
{
    return {{"", {}, {}},
            {"mode_collapse",
             {},
             [](std::span<float> images, std::int64_t count) {  // always the same patch
                 static const std::vector<float> first(
                     images.begin(), images.begin() + static_cast<std::ptrdiff_t>(images.size()) / count);
                 for (std::size_t i = 0; i < images.size(); ++i) images[i] = first[i % first.size()];
             },
             "dcgan-64"},
            {"inverted_grey",
             {},
             [](std::span<float> images, std::int64_t) {
                 for (float& value : images) value = -value;
             }},
            {"wrong_scaling",
             {},
             [](std::span<float> images, std::int64_t) {  // 0 to 1 instead of -1 to 1
                 for (float& value : images) value = 0.5F * value + 0.5F;
             }},
            {"noise_only",
             {},
             [](std::span<float> images, std::int64_t) {
                 static std::uint64_t batch = 0;
                 Random random(++batch);
                 for (float& value : images) value = static_cast<float>(0.3 * random.normal());
             }},
            {"discriminator_wins",
             with(withoutPenalties, {{"optimizer.discriminator.lr", 1e-3}, {"optimizer.generator.lr", 1e-7}}),
             {}},
            {"discriminator_blind",
             with(withoutPenalties, {{"loss.discriminator", "wasserstein"},  // clipped too tightly
                                     {"loss.generator", "wasserstein"},
                                     {"loss.clip_value", 1e-4}}),
             {}},
            {"diverging",
             with(withoutPenalties, {{"loss.discriminator", "wasserstein"},
                                     {"loss.generator", "wasserstein"},
                                     {"loss.clip_value", 1.0},
                                     {"optimizer.discriminator.lr", 0.03}}),
             {}},
            {"non_finite",
             {{"loss.r1_gamma", 100.0},
              {"optimizer.discriminator.type", "sgd"},
              {"optimizer.discriminator.lr", 10.0},
              {"optimizer.discriminator.maximize", true}},
             {}}};
}

/// The preset, narrower, so that hundreds of runs take minutes.
spec::ExperimentSpec experiment(const Injection& injection, std::uint64_t seed, std::int64_t steps)
{
    spec::ExperimentSpec result = spec::presetNamed(injection.preset)->experiment;
    for (spec::NetworkSpec* network : {&spec::ganOf(result).generator, &spec::ganOf(result).discriminator}) {
        for (spec::LayerSpec& layer : network->layers) {
            if (auto* conv = std::get_if<spec::Conv2dSpec>(&layer); conv != nullptr && conv->outChannels > 1)
                conv->outChannels /= 3;
            if (auto* conv = std::get_if<spec::ConvTranspose2dSpec>(&layer);
                conv != nullptr && conv->outChannels > 1)
                conv->outChannels /= 4;
        }
    }
    result.training.seed = static_cast<std::int64_t>(seed);
    result.training.steps = steps;
    result.training.batchSize = 8;
    result.training.device = spec::Device::Cpu;
    result.training.threads = 1;
    for (const auto& [path, value] : injection.edits) {
        const auto edited = spec::withValue(result, path, value);
        if (!edited) {
            std::fprintf(stderr, "%s\n", edited.error().text().c_str());
            std::exit(2);
        }
        result = *edited;
    }
    return result;
}

class NoSink final : public session::RunSink {
public:
    Result<void> recordStep(const session::StepReport&) override { return {}; }
    Result<void> recordSamples(const session::Samples&) override { return {}; }
    Result<void> recordAssessment(const session::Assessment&) override { return {}; }
    Result<void> recordEvent(const session::SessionEvent&) override { return {}; }
    Result<void> saveCheckpoint(const session::CheckpointData&) override { return {}; }
};

session::SessionUpdate train(const spec::ExperimentSpec& experiment, const Dataset& dataset,
                             const ChangeBatch& change)
{
    const auto prepare = [&](const Progress&) -> Result<session::PreparedRun> {
        const auto device = training::selectDevice(experiment.training);
        if (!device) return tl::unexpected(device.error());
        const data::PatchSampler sampler(dataset, static_cast<std::uint64_t>(experiment.training.seed));
        const auto batches = [=](std::span<float> images, std::int64_t count, std::uint64_t batch) {
            sampler.fill(images, count, batch);
            if (change) change(images, count);
        };
        session::PreparedRun run;
        run.info.experiment = experiment;
        run.info.metrics = training::ganMetrics();
        run.info.targetSteps = experiment.training.steps;
        run.trainer = std::make_unique<training::GanTrainer>(
            experiment, training::TrainingImages{batches, dataset->coding()}, *device);
        run.sink = std::make_unique<NoSink>();
        run.healthRules = session::ganHealthRules();
        run.assessor = std::make_unique<quality::SliceAssessor>(dataset, 0);
        run.assessedImages = 0;
        return run;
    };
    session::TrainingSession session(prepare, {}, {});
    session.start();
    session.wait();
    return session.drain();
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: training_failures SLICES SEEDS [STEPS [FAILURE]]\n");
        return 2;
    }
    const auto loaded = data::SliceDataset::load(argv[1], {}, {});
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().text().c_str());
        return 2;
    }
    const auto dataset = std::make_shared<const data::SliceDataset>(*loaded);
    const int seeds = std::atoi(argv[2]);
    const std::int64_t steps = argc > 3 ? std::atoi(argv[3]) : 500;
    const std::string only = argc > 4 ? argv[4] : "";
    for (const Injection& injection : injections()) {
        if (!only.empty() && only != (injection.expected.empty() ? "healthy" : injection.expected)) continue;
        int named = 0;
        std::string found;
        for (int seed = 0; seed < seeds; ++seed) {
            const auto update = train(experiment(injection, static_cast<std::uint64_t>(seed), steps), dataset,
                                      injection.change);
            bool right = false;
            for (const auto& finding : update.findings) {
                found += " " + finding.failure + "@" + std::to_string(finding.step);
                right = right || finding.failure == injection.expected;
            }
            if (update.error) found += " (" + update.error->message + ")";
            found += ";";
            named += (injection.expected.empty() ? update.findings.empty() : right) ? 1 : 0;
        }
        std::printf("%-20s %d of %d:%s\n",
                    injection.expected.empty() ? "healthy" : injection.expected.c_str(), named, seeds,
                    found.c_str());
        std::fflush(stdout);
    }
    return 0;
}
