#include <cmath>
#include <cstring>

#include <QTest>

#include "engine/base/random.h"
#include "engine/families/gan/gan_trainer.h"
#include "engine/families/gan/spec/gan_rules.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/training/images/label_channels.h"
#include "engine/training/images/label_steps.h"
#include "tests/shared/random_images.h"
#include "tests/shared/small_experiment.h"
#include "tests/shared/test_program.h"
#include "tests/shared/trainer_checks.h"

namespace test_gan_trainer {

using namespace synthslice;
using test::fillBatch;
using test::smallExperiment;
using training::GanTrainer;

namespace {

training::DeviceReport cpu(int threads = 1)
{
    return *training::selectDevice(
        {.precision = spec::Precision::Fp32, .device = spec::Device::Cpu, .threads = threads});
}

GanTrainer newTrainer(const spec::ExperimentSpec& experiment = smallExperiment(), int threads = 1)
{
    return {experiment, {fillBatch, {0.5, 0.25}, 1, [] { return 2.0; }}, cpu(threads)};
}

torch::Tensor floatsOf(const session::NamedTensor& tensor)
{
    torch::Tensor values = torch::empty(static_cast<std::int64_t>(tensor.bytes.size() / sizeof(float)));
    std::memcpy(values.mutable_data_ptr(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

double valueOf(const session::StepReport& report, const std::string& key)
{
    return test::valueOf(report, training::ganMetrics(), key);
}

}  // namespace

class TestGanTrainer : public QObject {
    Q_OBJECT

private slots:
    /// Samples of the same weights do not tell which seed the run has, so that runs of several seeds can be
    /// compared image by image; those of earlier versions keep the latents that their seed drew.
    void samplesFollowTheSeedOfSamplesAlone()
    {
        auto experiment = smallExperiment();
        std::erase_if(spec::ganOf(experiment).generator.layers, [](const spec::LayerSpec& layer) {
            return std::holds_alternative<spec::BatchNorm2dSpec>(layer) ||
                   std::holds_alternative<spec::NoiseSpec>(layer);
        });
        auto trainer = newTrainer(experiment);
        const auto checkpoint = trainer.checkpoint();
        const auto samplesWith = [&](const auto& change) {
            auto changed = checkpoint;
            change(changed.state["experiment"]["training"]);
            auto other = newTrainer(experiment);
            if (!other.restore(changed)) qFatal("the checkpoint cannot be restored");
            return other.sample().images;
        };
        const auto samples = trainer.sample().images;
        QCOMPARE(samplesWith([](auto& training) { training["seed"] = 4; }), samples);
        const auto ofSeed3 = samplesWith([](auto& training) { training["sample_seed"] = 3; });
        QVERIFY(ofSeed3 != samples);
        QCOMPARE(samplesWith([](auto& training) { training.erase("sample_seed"); }), ofSeed3);
    }

    /// With three labels, at -1, 0 and 1.
    void valuesAreDrawnTowardsLabels()
    {
        const torch::Tensor x = torch::tensor({-1.0, 0.0, 1.0, -0.5, 0.5, 0.1, 0.9}).requires_grad_();
        const torch::Tensor drawn = training::towardsLabels(x, 3);
        const torch::Tensor slope = torch::autograd::grad({drawn.sum()}, {x}).front();
        QVERIFY(torch::allclose(drawn.narrow(0, 0, 5), x.narrow(0, 0, 5), 0.0, 1e-6));
        QVERIFY(torch::allclose(slope.narrow(0, 0, 5), torch::tensor({0.1, 0.1, 0.1, 1.9, 1.9}), 0.0, 1e-5));
        // 0.1 - 0.9 sin(0.2 pi)/(2 pi)
        QVERIFY(torch::allclose(drawn.narrow(0, 5, 2), torch::tensor({0.0158060, 0.9841940}), 0.0, 1e-6));
    }

    /// Values by hand; -1, 0 and 1 are those of three labels.
    void labelsHaveChannels()
    {
        const torch::Tensor image = torch::tensor({{{{-1.0F, 0.0F, 1.0F, 0.0F}}}});
        const torch::Tensor channels = training::inChannels(image, 3);
        const torch::Tensor expected = torch::tensor(
            {{{{1.0F, -1.0F, -1.0F, -1.0F}}, {{-1.0F, 1.0F, -1.0F, 1.0F}}, {{-1.0F, -1.0F, 1.0F, -1.0F}}}});
        QVERIFY(torch::equal(channels, expected));
        QVERIFY(torch::equal(training::inOneChannel(channels), image));
        QVERIFY(torch::equal(training::mostProbable(channels[0]), image[0]));
        QVERIFY(torch::equal(training::inChannels(image, 1), image));

        const torch::Tensor unsure = torch::tensor({0.2, -1.0, 0.6}).view({1, 3, 1, 1}).requires_grad_();
        const torch::Tensor mean = training::inOneChannel(unsure);
        QVERIFY(torch::allclose(mean, torch::full({1, 1, 1, 1}, 1.0 / 7.0), 0.0, 1e-6));  // (0.8 - 0.6)/1.4
        const torch::Tensor slope = torch::autograd::grad({mean.sum()}, {unsure}).front();
        // d/dw of (sum w v)/(sum w) is (v - mean)/(sum w), and a channel counts half.
        const torch::Tensor slopes = (torch::tensor({-1.0, 0.0, 1.0}) - 1.0 / 7.0) / 2.8;
        QVERIFY(torch::allclose(slope.flatten(), slopes, 0.0, 1e-6));
    }

    void lastConvolutionGivesTheChannels()
    {
        spec::ExperimentSpec experiment = spec::presetNamed("texture-64")->experiment;
        const spec::ExperimentSpec before = experiment;
        QVERIFY(!spec::giveChannels(experiment, 1));
        QVERIFY(spec::giveChannels(experiment, 3));
        QCOMPARE(spec::generatorShapes(experiment).output, (spec::Shape{3, 64, 64}));
        QCOMPARE(spec::discriminatorInput(experiment), (spec::Shape{3, 64, 64}));
        QVERIFY(spec::ganProblems(experiment).empty());
        QVERIFY(training::channelsAreLabels(experiment, 3));
        QCOMPARE(training::channelsAreLabels(experiment, 4).error().message,
                 std::string("generator.layers: it gives 3 channels, but these slices have 4 phases"));
        QCOMPARE(training::channelsAreLabels(experiment, 0).error().message,
                 std::string("generator.layers: it gives 3 channels, but these slices are not segmented"));
        QVERIFY(spec::giveChannels(experiment, 1));
        QVERIFY(experiment == before);

        spec::ExperimentSpec ofLinearLayers = spec::presetNamed("mlp-gan-mnist")->experiment;
        QVERIFY(!spec::giveChannels(ofLinearLayers, 3));
        QVERIFY(training::channelsAreLabels(ofLinearLayers, 3));
    }

    void threePhasesAreNoFibresInAMatrix()
    {
        const spec::ExperimentSpec plain = spec::presetNamed("texture-64")->experiment;
        const spec::ExperimentSpec told = spec::presetNamed("texture-fraction-64")->experiment;
        const spec::ExperimentSpec circles = spec::presetNamed("texture-circles-64")->experiment;
        QVERIFY(training::phasesAreNotFibres(plain, 3));
        QVERIFY(training::phasesAreNotFibres(told, 2) && training::phasesAreNotFibres(circles, 0));
        QCOMPARE(training::phasesAreNotFibres(told, 3).error().message,
                 std::string("condition.measure: slices of 3 phases have no one volume fraction"));
        QCOMPARE(training::phasesAreNotFibres(circles, 4).error().message,
                 std::string("terms.circles: slices of 4 phases have no fibres to be found"));
    }

    void everyPresetTrains_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& preset : spec::presets()) {
            if (preset.experiment.family.name() != spec::GanSpec::family) continue;
            QTest::addRow("%s", preset.name.c_str()) << QString::fromStdString(preset.name);
        }
    }

    void everyPresetTrains()
    {
        QFETCH(QString, name);
        spec::ExperimentSpec experiment = spec::presetNamed(name.toStdString())->experiment;
        experiment.training.batchSize = 2;
        experiment.training.sampleCount = 2;
        GanTrainer trainer = newTrainer(experiment);
        const auto first = trainer.step();
        const auto second = trainer.step();
        QVERIFY(first && second);
        QCOMPARE(second->step, 2);
        for (const char* key : {"loss_generator", "loss_discriminator", "gradient_norm_generator",
                                "gradient_norm_discriminator"}) {
            QVERIFY(std::isfinite(valueOf(*second, key)));
        }
        QVERIFY(valueOf(*first, "loss_generator") != valueOf(*second, "loss_generator"));
        const auto grid = trainer.sample();
        QCOMPARE(grid.images.size(), std::size_t{2});
        QCOMPARE(grid.images[0].width, static_cast<int>(experiment.data.patchSize));
        QVERIFY(grid.images[0] != grid.images[1]);
    }

    /// The first step of Adam without momentum is lr sign(g), that of SGD lr g: every weight moves the same
    /// way, whatever the layout of its gradient in memory.
    void everyWeightFollowsItsOwnGradient()
    {
        spec::ExperimentSpec experiment = smallExperiment();
        spec::ganOf(experiment).generator.layers = {
            spec::Conv2dSpec{.outChannels = 6, .kernelSize = 3, .padding = 1},
            spec::ReluSpec{},
            spec::UpsampleSpec{.scaleFactor = 2},
            spec::Conv2dSpec{.outChannels = 5, .kernelSize = 3, .padding = 1},
            spec::ReluSpec{},
            spec::ConvTranspose2dSpec{.outChannels = 1, .kernelSize = 4, .stride = 2, .padding = 1}};
        spec::ganOf(experiment).discriminator.layers = {
            spec::Conv2dSpec{.outChannels = 6, .kernelSize = 4, .stride = 2, .padding = 1},
            spec::LeakyReluSpec{.negativeSlope = 0.2}, spec::FlattenSpec{},
            spec::LinearSpec{.outFeatures = 1}};
        spec::ganOf(experiment).loss = {};
        spec::ganOf(experiment).terms = {};
        spec::ganOf(experiment).augmentation = {};
        const spec::OptimizerSpec still = spec::SgdSpec{.lr = 0.0};
        const auto changesBy = [&](const spec::OptimizerSpec& optimizer, const std::string& part) {
            spec::ganOf(experiment).optimizer = {still, still};
            (part == "generator" ? spec::ganOf(experiment).optimizer.generator
                                 : spec::ganOf(experiment).optimizer.discriminator) = optimizer;
            GanTrainer trainer = newTrainer(experiment);
            const auto before = trainer.checkpoint();
            static_cast<void>(trainer.step());
            const auto after = trainer.checkpoint();
            std::vector<torch::Tensor> changes;
            for (std::size_t i = 0; i < before.tensors.at(part).size(); ++i) {
                changes.push_back(floatsOf(after.tensors.at(part)[i]) - floatsOf(before.tensors.at(part)[i]));
            }
            return changes;
        };
        for (const char* part : {"generator", "discriminator"}) {
            const auto bySgd = changesBy(spec::SgdSpec{.lr = 1.0, .momentum = 0.0}, part);
            const auto byAdam = changesBy(spec::AdamSpec{.lr = 1e-3, .betas = {0.0, 0.9}}, part);
            for (std::size_t i = 0; i < bySgd.size(); ++i) {
                const torch::Tensor certain = bySgd[i].abs() > 1e-3 * bySgd[i].abs().max();
                QVERIFY(certain.any().item<bool>());
                QVERIFY(torch::equal(bySgd[i].sign().masked_select(certain),
                                     byAdam[i].sign().masked_select(certain)));
            }
        }
    }

    /// Before anything is learned the scores are near 0, where the losses are known: 2 ln 2 and ln 2.
    void firstLossesAreKnown()
    {
        spec::ExperimentSpec experiment = smallExperiment();
        spec::ganOf(experiment).loss = {};
        spec::ganOf(experiment).discriminator.initialization = {.type = spec::Initialization::Normal,
                                                                .std = 1e-4};
        const auto report = newTrainer(experiment).step();
        QVERIFY(std::abs(valueOf(*report, "loss_discriminator") - 2.0 * std::log(2.0)) < 1e-4);
        QVERIFY(std::abs(valueOf(*report, "loss_generator") - std::log(2.0)) < 1e-2);
        QVERIFY(std::abs(valueOf(*report, "d_real") - 0.5) < 1e-4);
        QVERIFY(std::isnan(valueOf(*report, "r1")) && std::isnan(valueOf(*report, "gradient_penalty")));
        QCOMPARE(valueOf(*report, "lr_generator"), 1e-2);
    }

    void sameSeedSameNumbers()
    {
        GanTrainer one = newTrainer();
        GanTrainer two = newTrainer();
        QCOMPARE(test::steps(one, 5), test::steps(two, 5));
        QVERIFY(one.checkpoint().tensors == two.checkpoint().tensors);
        spec::ExperimentSpec other = smallExperiment();
        other.training.seed = 4;
        GanTrainer three = newTrainer(other);
        QVERIFY(test::steps(one, 1) != test::steps(three, 1));
    }

    /// Nothing is drawn from a generator that other threads may draw from at the same time.
    void torchsOwnGeneratorHasNoSay()
    {
        torch::manual_seed(1);
        GanTrainer one = newTrainer();
        torch::manual_seed(2);
        GanTrainer two = newTrainer();
        QVERIFY(one.checkpoint().tensors == two.checkpoint().tensors);
        QCOMPARE(test::steps(one, 3), test::steps(two, 3));
        QVERIFY(one.sample().images == two.sample().images);
    }

    void samplingChangesNothing()
    {
        GanTrainer watched = newTrainer();
        GanTrainer alone = newTrainer();
        const auto first = watched.sample().images;
        static_cast<void>(watched.checkpoint());
        const auto values = test::steps(watched, 3);
        const auto later = watched.sample().images;
        static_cast<void>(watched.checkpoint());
        QCOMPARE(values, test::steps(alone, 3));
        QCOMPARE(test::steps(watched, 3), test::steps(alone, 3));
        QVERIFY(first != later);
        QVERIFY(watched.sample().images == alone.sample().images);
    }

    void restoredTrainingIsBitExact()
    {
        GanTrainer trainer = newTrainer(smallExperiment(), 2);
        test::steps(trainer, 4);
        session::CheckpointData checkpoint = trainer.checkpoint();
        QCOMPARE(checkpoint.step, 4);
        checkpoint.state = spec::Json::parse(checkpoint.state.dump());
        const auto values = test::steps(trainer, 5);

        GanTrainer restored = newTrainer(smallExperiment(), 2);
        QVERIFY(restored.restore(checkpoint));
        QCOMPARE(test::steps(restored, 5), values);
        QVERIFY(restored.checkpoint().tensors == trainer.checkpoint().tensors);
    }

    void foreignCheckpointIsRefused()
    {
        session::CheckpointData checkpoint = newTrainer().checkpoint();
        checkpoint.tensors.erase("discriminator");
        const auto restored = newTrainer().restore(checkpoint);
        QVERIFY(!restored);
        QVERIFY(restored.error().message.find("discriminator") != std::string::npos);
    }

    void liveEditsHoldFromTheNextStep()
    {
        GanTrainer trainer = newTrainer();
        test::steps(trainer, 2);
        QVERIFY(trainer.applyLive({"optimizer.generator.lr", 5e-3}));
        QVERIFY(trainer.applyLive({"loss.r1_gamma", 0.0}));
        QVERIFY(trainer.applyLive({"loss.r2_gamma", 0.0}));
        const auto checkpoint = trainer.checkpoint();
        const auto report = trainer.step();
        const double cosine = 0.2 + 0.4 * (1.0 + std::cos(M_PI * 2.0 / 20.0));
        QVERIFY(std::abs(valueOf(*report, "lr_generator") - 5e-3 * cosine) < 1e-12);
        QVERIFY(std::isnan(valueOf(*report, "r1")));

        GanTrainer restored = newTrainer();
        QVERIFY(restored.restore(checkpoint));
        QCOMPARE(valueOf(*restored.step(), "loss_generator"), valueOf(*report, "loss_generator"));
    }

    void impossibleEditsAreRefused()
    {
        GanTrainer trainer = newTrainer();
        QVERIFY(!trainer.applyLive({"training.batch_size", 8}));
        QVERIFY(!trainer.applyLive({"optimizer.generator.lr", -1.0}));
        QVERIFY(!trainer.applyLive({"optimizer.generator.speed", 1.0}));
        GanTrainer untouched = newTrainer();
        QCOMPARE(test::steps(trainer, 2), test::steps(untouched, 2));
    }

    void criticSeesABatchOfItsOwnPerUpdate()
    {
        spec::ExperimentSpec experiment = smallExperiment();
        spec::ganOf(experiment).loss.nCritic = 3;
        spec::ganOf(experiment).terms = {};  // would see a batch of training patches of their own
        std::vector<std::uint64_t> batches;
        GanTrainer trainer(experiment,
                           {[&](std::span<float> images, std::int64_t count, std::uint64_t batch) {
                               batches.push_back(batch);
                               fillBatch(images, count, batch);
                           }},
                           cpu());
        test::steps(trainer, 2);
        QCOMPARE(batches.size(), std::size_t{6});
        QVERIFY(std::set<std::uint64_t>(batches.begin(), batches.end()).size() == 6);
    }

    /// bfloat16 keeps 8 bits of a number: the first losses agree to about a hundredth.
    void bfloat16Trains()
    {
        training::DeviceReport device = cpu();
        device.bf16 = true;
        GanTrainer trainer(smallExperiment(), {fillBatch, {}, 1, [] { return 2.0; }}, device);
        GanTrainer reference = newTrainer();
        const auto report = trainer.step();
        const auto expected = reference.step();
        QVERIFY(valueOf(*report, "loss_generator") != valueOf(*expected, "loss_generator"));
        QVERIFY(std::abs(valueOf(*report, "loss_generator") - valueOf(*expected, "loss_generator")) < 0.02);
        QVERIFY(std::abs(valueOf(*report, "r1") / valueOf(*expected, "r1") - 1.0) < 0.05);
        QVERIFY(std::isfinite(valueOf(*trainer.step(), "loss_generator")));
        for (const auto& tensor : trainer.checkpoint().tensors["generator"]) {
            QVERIFY(tensor.dtype == "F32" || tensor.dtype == "I64");
        }
    }

    /// Images of one grey are learned within a few steps: the generator leaves 0 for it.
    void generatorMovesTowardsTheImages()
    {
        spec::ExperimentSpec experiment = smallExperiment();
        spec::ganOf(experiment).loss = {.discriminator = spec::DiscriminatorLoss::Relativistic,
                                        .generator = spec::GeneratorLoss::Relativistic,
                                        .r1Gamma = 0.1,
                                        .r2Gamma = 0.1};
        spec::ganOf(experiment).terms = {};
        spec::ganOf(experiment).augmentation = {};
        experiment.training.batchSize = 8;
        experiment.training.steps = 300;
        spec::ganOf(experiment).optimizer.discriminator = spec::AdamSpec{.lr = 1e-2, .betas = {0.0, 0.9}};
        GanTrainer trainer(experiment,
                           {[](std::span<float> images, std::int64_t, std::uint64_t) {
                                std::fill(images.begin(), images.end(), 0.6F);
                            },
                            {0.0, 1.0}},
                           cpu());
        const auto distance = [&] {
            double sum = 0.0;
            for (const GreyImage& image : trainer.sample().images) {
                for (const float grey : image.grey) {
                    sum += std::abs(grey - 0.6) / static_cast<double>(image.grey.size() * 5);
                }
            }
            return sum;
        };
        QVERIFY(distance() > 0.4);
        test::steps(trainer, 300);
        QVERIFY2(distance() < 0.15, qPrintable(QString::number(distance())));
    }
};

SYNTHSLICE_TEST(TestGanTrainer)

}  // namespace test_gan_trainer

#include "test_gan_trainer.moc"
