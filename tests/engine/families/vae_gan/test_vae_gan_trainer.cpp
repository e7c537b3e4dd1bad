#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/vae_gan/vae_gan_health.h"
#include "engine/families/vae_gan/vae_gan_trainer.h"
#include "engine/session/health_monitor.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/run_store.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"
#include "tests/shared/random_images.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/squares.h"
#include "tests/shared/test_program.h"
#include "tests/shared/trainer_checks.h"

namespace test_vae_gan_trainer {

using namespace synthslice;
using spec::vaeGanOf;
using training::VaeGanTrainer;

namespace {

constexpr int side = test::squareSide;
constexpr float bright = 0.9F;

/// With everything that has state or chance: batch norm, dropout, average, schedule, drawn latents.
spec::ExperimentSpec smallVaeGan()
{
    spec::VaeGanSpec vaeGan;
    vaeGan.latent = {3, 1};
    vaeGan.encoder.layers = {spec::Conv2dSpec{.outChannels = 8, .kernelSize = 4, .stride = 2, .padding = 1},
                             spec::BatchNorm2dSpec{},
                             spec::LeakyReluSpec{.negativeSlope = 0.2},
                             spec::DropoutSpec{.p = 0.1},
                             spec::FlattenSpec{},
                             spec::LinearSpec{.outFeatures = 6}};
    vaeGan.decoder.layers = {
        spec::ConvTranspose2dSpec{.outChannels = 8, .kernelSize = 4}, spec::BatchNorm2dSpec{},
        spec::ReluSpec{},
        spec::ConvTranspose2dSpec{.outChannels = 1, .kernelSize = 4, .stride = 2, .padding = 1},
        spec::TanhSpec{}};
    vaeGan.discriminator.layers = {
        spec::Conv2dSpec{.outChannels = 8, .kernelSize = 4, .stride = 2, .padding = 1},
        spec::BatchNorm2dSpec{}, spec::LeakyReluSpec{.negativeSlope = 0.2}, spec::FlattenSpec{},
        spec::LinearSpec{.outFeatures = 1}};
    vaeGan.loss = {.klWarmUp = 6, .freeBits = 0.01, .clipGradNorm = 20.0};
    vaeGan.features = {.sd = 0.5, .gamma = 0.05};
    for (spec::OptimizerSpec* optimizer :
         {&vaeGan.optimizer.encoder, &vaeGan.optimizer.decoder, &vaeGan.optimizer.discriminator}) {
        *optimizer = spec::AdamSpec{.lr = 1e-3};
    }
    spec::ExperimentSpec experiment;
    experiment.name = "squares";
    experiment.data.patchSize = side;
    experiment.family = vaeGan;
    experiment.training.batchSize = 16;
    experiment.training.steps = 40;
    experiment.training.lrSchedule = spec::LrSchedule::Cosine;
    experiment.training.lrFinalFactor = 0.5;
    experiment.training.sampleEverySteps = 5;
    experiment.training.sampleCount = 5;
    experiment.training.threads = 1;
    experiment.training.precision = spec::Precision::Fp32;
    experiment.training.device = spec::Device::Cpu;
    return experiment;
}

const test::Squares squares(bright);

training::DeviceReport cpu(const spec::ExperimentSpec& experiment)
{
    return *training::selectDevice(experiment.training);
}

VaeGanTrainer newTrainer(const spec::ExperimentSpec& experiment = smallVaeGan(),
                         const training::BatchSource& source = squares)
{
    return {experiment, {source, {{0.5, 0.5}}}, test::heldOutSquares(40, bright), cpu(experiment)};
}

VaeGanTrainer madeOf(const spec::ExperimentSpec& experiment)
{
    return newTrainer(experiment);
}

double valueOf(const session::StepReport& report, const std::string& key)
{
    return test::valueOf(report, training::vaeGanMetrics(), key);
}

/// Without free bits, clipping, warm-up and dropout, of that many steps.
spec::ExperimentSpec plainVaeGan(std::int64_t steps)
{
    spec::ExperimentSpec experiment = smallVaeGan();
    vaeGanOf(experiment).loss = {};
    vaeGanOf(experiment).encoder.layers.erase(vaeGanOf(experiment).encoder.layers.begin() + 3);
    experiment.training.lrSchedule = spec::LrSchedule::Constant;
    experiment.training.steps = steps;
    experiment.training.sampleEverySteps = 100;
    return experiment;
}

/// The failures that are named while an experiment is trained, by what it measures itself.
std::set<std::string> failuresOf(const spec::ExperimentSpec& experiment)
{
    VaeGanTrainer trainer = newTrainer(experiment);
    return test::failuresOf(trainer, session::vaeGanHealthRules(), training::vaeGanMetrics(), experiment);
}

/// The failures that are named of images with these statistics, with healthy steps.
std::set<std::string> failuresOf(const session::SampleStatistics& samples,
                                 const std::map<std::string, double>& changed = {})
{
    const spec::ExperimentSpec experiment = smallVaeGan();
    const std::vector<session::MetricInfo> metrics = training::vaeGanMetrics();
    session::HealthMonitor monitor(session::vaeGanHealthRules(), metrics, 0);
    std::map<std::string, double> values = {{"kl", 8.0},
                                            {"beta", 1.0},
                                            {"active_units", 3.0},
                                            {"reconstruction_spread", 0.9},
                                            {"d_real", 0.6},
                                            {"d_fake", 0.3},
                                            {"score_real", 0.4},
                                            {"score_fake", -0.8},
                                            {"loss_discriminator", 1.4}};
    for (const auto& [key, value] : changed) values[key] = value;
    std::set<std::string> failures;
    for (std::int64_t step = 1; step <= 1000; ++step) {
        session::StepReport report{step, 0.01, {}};
        for (const session::MetricInfo& metric : metrics) {
            const auto found = values.find(metric.key);
            report.values.push_back(found == values.end() ? std::nan("") : found->second);
        }
        monitor.step(report);
        if (step % session::HealthMonitor::inspectEverySteps != 0) continue;
        for (const auto& finding : monitor.inspect(samples, step, experiment)) {
            failures.insert(finding.failure);
        }
    }
    return failures;
}

using Names = std::set<std::string>;

}  // namespace

class TestVaeGanTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    /// Four kinds of images: reconstructions tell which, and drawn latents give all four, mostly.
    void itLearnsWhatThereIs()
    {
        VaeGanTrainer trainer = newTrainer(plainVaeGan(800));
        session::StepReport last;
        for (int i = 0; i < 800; ++i) last = *trainer.step();
        QVERIFY2(valueOf(last, "error_share_test") < 0.2,
                 qPrintable(QString::number(valueOf(last, "error_share_test"))));
        QVERIFY(valueOf(last, "kl") > 1.0 && valueOf(last, "active_units") >= 1.0);
        QVERIFY(valueOf(last, "feature_share") < 0.3);
        QVERIFY(valueOf(last, "reconstruction_spread") > 0.7);
        std::set<int> corners;
        int clear = 0;
        for (const GreyImage& image : trainer.images(session::Generator::Averaged, 40)) {
            const std::vector<GreyImage> kinds = test::heldOutSquares(4, bright);
            for (int corner = 0; corner < 4; ++corner) {
                double error = 0.0;
                for (std::size_t p = 0; p < image.grey.size(); ++p) {
                    error += std::abs(image.grey[p] - kinds[static_cast<std::size_t>(corner)].grey[p]) /
                             (side * side);
                }
                if (error < 0.15) {
                    corners.insert(corner);
                    ++clear;
                }
            }
        }
        QCOMPARE(corners.size(), std::size_t{4});
        QVERIFY2(clear >= 10, qPrintable(QString::number(clear)));
    }

    void itsLossesAreSumsOfTheirParts()
    {
        VaeGanTrainer trainer = newTrainer(plainVaeGan(10));
        const auto report = trainer.step();
        const auto value = [&](const char* key) { return valueOf(*report, key); };
        const auto near = [](double one, double other) {
            return std::abs(one - other) < 1e-4 * (1 + std::abs(other));
        };
        QVERIFY(near(value("loss_discriminator"),
                     value("loss_real") + value("loss_reconstructed") + value("loss_fake")));
        QVERIFY(near(value("loss_decoder"), -value("loss_reconstructed") - value("loss_fake")));
        QVERIFY(near(value("loss_encoder"), value("features") + value("kl")));
        QVERIFY(std::isnan(value("kl_test")));
    }

    void everyPresetTrains_data() { test::addPresetRows(spec::VaeGanSpec::family); }

    void everyPresetTrains()
    {
        QFETCH(QString, name);
        spec::ExperimentSpec experiment = spec::presetNamed(name.toStdString())->experiment;
        experiment.training.batchSize = 4;
        experiment.training.sampleCount = 2;
        vaeGanOf(experiment).game.balance = false;
        const auto patch = static_cast<int>(experiment.data.patchSize);
        VaeGanTrainer trainer(experiment, {test::fillBatch, {{0.5, 0.5}}},
                              {GreyImage(patch, patch), GreyImage(patch, patch)}, cpu(experiment));
        const auto first = trainer.step();
        const auto second = trainer.step();
        QVERIFY(first && second);
        for (const char* key : {"loss_encoder", "loss_decoder", "loss_discriminator", "gradient_norm_encoder",
                                "gradient_norm_decoder", "gradient_norm_discriminator"}) {
            QVERIFY2(std::isfinite(valueOf(*second, key)), key);
            QVERIFY2(valueOf(*first, key) != valueOf(*second, key), key);
        }
        const session::Samples samples = trainer.sample();
        QCOMPARE(samples.images.size(), std::size_t{2});
        QCOMPARE(samples.images[0].width, patch);
        QVERIFY(samples.images[0] != samples.images[1]);
        QCOMPARE(samples.grids.at(0).images.size(), std::size_t{4});
    }

    void itsStepIsPyTorchs_data()
    {
        QTest::addColumn<int>("decoder");
        QTest::newRow("minimax") << int(spec::DecoderLoss::Minimax);
        QTest::newRow("non_saturating") << int(spec::DecoderLoss::NonSaturating);
    }

    /// From the same weights, images and seed as tests/reference/make_vae_gan_values.py, which computes each
    /// loss by a pass of its own: what the step measures and the weights that it leaves.
    void itsStepIsPyTorchs()
    {
        QFETCH(int, decoder);
        const std::string kind = QTest::currentDataTag();
        const auto values = test::referenceValues("vae_gan.json");
        const auto tensors = test::referenceTensors("vae_gan");
        spec::ExperimentSpec experiment = smallVaeGan();
        experiment.training.batchSize = 4;
        experiment.training.seed = values["run_seed"].get<std::int64_t>();
        experiment.training.lrSchedule = spec::LrSchedule::Constant;
        spec::VaeGanSpec& vaeGan = vaeGanOf(experiment);
        vaeGan.loss = {.beta = 0.5, .freeBits = 0.02, .clipGradNorm = 2.0};
        vaeGan.features = {.layer = 3, .sd = 0.5, .gamma = 0.03};
        vaeGan.game = {.decoder = static_cast<spec::DecoderLoss>(decoder), .balance = false};
        const spec::OptimizerSpec sgd = spec::SgdSpec{.lr = 0.1};
        vaeGan.optimizer = {sgd, sgd, sgd};
        vaeGan.encoder.layers = {
            spec::Conv2dSpec{.outChannels = 6, .kernelSize = 4, .stride = 2, .padding = 1},
            spec::LeakyReluSpec{.negativeSlope = 0.2}, spec::FlattenSpec{},
            spec::LinearSpec{.outFeatures = 6}};
        vaeGan.decoder.layers = {
            spec::ConvTranspose2dSpec{.outChannels = 5, .kernelSize = 4, .bias = false},
            spec::BatchNorm2dSpec{}, spec::ReluSpec{},
            spec::ConvTranspose2dSpec{.outChannels = 1, .kernelSize = 4, .stride = 2, .padding = 1},
            spec::TanhSpec{}};
        vaeGan.discriminator.layers = {
            spec::Conv2dSpec{.outChannels = 4, .kernelSize = 4, .stride = 2, .padding = 1},
            spec::LeakyReluSpec{.negativeSlope = 0.2},
            spec::Conv2dSpec{.outChannels = 7, .kernelSize = 3, .padding = 1, .bias = false},
            spec::BatchNorm2dSpec{},
            spec::LeakyReluSpec{.negativeSlope = 0.2},
            spec::FlattenSpec{},
            spec::LinearSpec{.outFeatures = 1}};
        VaeGanTrainer trainer = newTrainer(
            experiment, [&](std::span<float> images, std::int64_t, std::uint64_t) {
                std::memcpy(images.data(), tensors.at("images").bytes.data(), images.size_bytes());
            });
        session::CheckpointData checkpoint = trainer.checkpoint();
        const std::vector<std::string> parts{"encoder", "decoder", "discriminator"};
        for (const std::string& part : parts) {
            for (session::NamedTensor& tensor : checkpoint.tensors.at(part)) {
                tensor.bytes = tensors.at(kind + ".before." + part + "." + tensor.name).bytes;
            }
        }
        QVERIFY(trainer.restore(checkpoint));
        const auto report = trainer.step();
        for (const auto& [key, expected] : values["cases"][kind].items()) {
            QVERIFY2(std::abs(valueOf(*report, key) - expected.get<double>()) <
                         2e-5 * std::abs(expected.get<double>()),
                     key.c_str());
        }
        const session::CheckpointData after = trainer.checkpoint();
        for (const std::string& part : parts) {
            for (const session::NamedTensor& tensor : after.tensors.at(part)) {
                if (tensor.dtype != "F32") continue;
                const auto ours = test::floatsOf(tensor);
                const auto theirs = test::floatsOf(tensors.at(kind + ".after." + part + "." + tensor.name));
                for (std::size_t i = 0; i < ours.size(); ++i) {
                    QVERIFY2(std::abs(ours[i] - theirs[i]) < 1e-5F, (part + "." + tensor.name).c_str());
                }
            }
        }
    }

    void sameSeedSameNumbers() { test::checkSeeds(madeOf, smallVaeGan()); }

    void samplesDoNotChangeTheSteps()
    {
        using session::Generator;
        test::checkThatLookingChangesNothing(madeOf, smallVaeGan(), {Generator::Raw, Generator::Averaged});
    }

    void stepsRepeatAfterACheckpoint() { test::checkCheckpoints(madeOf, smallVaeGan()); }

    void liveEditsHoldFromTheNextStep()
    {
        VaeGanTrainer trainer = newTrainer(plainVaeGan(10));
        test::steps(trainer, 1);
        QVERIFY(trainer.applyLive({"loss.beta", 3.0}));
        QVERIFY(trainer.applyLive({"features.sd", 0.25}));
        QVERIFY(trainer.applyLive({"optimizer.encoder.lr", 1e-5}));
        QVERIFY(!trainer.applyLive({"features.layer", 0}));
        QVERIFY(!trainer.applyLive({"game.discriminator_rests_below", 2.0}));
        VaeGanTrainer same = newTrainer(plainVaeGan(10));
        test::steps(same, 1);
        const auto report = trainer.step();
        const auto before = same.step();
        QCOMPARE(valueOf(*report, "beta"), 3.0);
        QCOMPARE(valueOf(*report, "lr_encoder"), 1e-5);
        QVERIFY(std::abs(valueOf(*report, "features") / valueOf(*before, "features") - 4.0) < 1e-4);
    }

    /// A step of SGD is the gradient: clipped, the weights of each network move by the largest norm. A
    /// network that rests stays as it is.
    void eachNetworkMovesByItsOwnGradients()
    {
        spec::ExperimentSpec experiment = plainVaeGan(10);
        const spec::OptimizerSpec sgd = spec::SgdSpec{.lr = 1.0};
        vaeGanOf(experiment).optimizer = {sgd, sgd, sgd};
        vaeGanOf(experiment).loss.clipGradNorm = 1e-3;
        const auto moved = [&](const spec::GameSpec& game) {
            vaeGanOf(experiment).game = game;
            VaeGanTrainer trainer = newTrainer(experiment);
            const session::CheckpointData before = trainer.checkpoint();
            const auto report = trainer.step();
            const session::CheckpointData after = trainer.checkpoint();
            std::map<std::string, double> far;
            for (const char* part : {"encoder", "decoder", "discriminator"}) {
                double squares = 0.0;
                for (std::size_t i = 0; i < before.tensors.at(part).size(); ++i) {
                    const session::NamedTensor& tensor = before.tensors.at(part)[i];
                    if (tensor.name.find("running") != std::string::npos || tensor.dtype != "F32") continue;
                    const auto from = test::floatsOf(tensor);
                    const auto to = test::floatsOf(after.tensors.at(part)[i]);
                    for (std::size_t k = 0; k < from.size(); ++k) {
                        squares += std::pow(double{to[k]} - from[k], 2);
                    }
                }
                far[part] = std::sqrt(squares);
                const std::string norm = std::string("gradient_norm_") + part;
                if (std::isnan(valueOf(*report, norm)) != (far[part] == 0.0)) far[part] = -1.0;
            }
            return far;
        };
        const auto close = [](double one, double other) { return std::abs(one - other) < 1e-5; };
        auto far = moved({.balance = false});
        QVERIFY(close(far["encoder"], 1e-3) && close(far["decoder"], 1e-3) &&
                close(far["discriminator"], 1e-3));
        far = moved({.discriminatorRestsBelow = 5.0, .decoderRestsAbove = 6.0});
        QVERIFY(close(far["encoder"], 1e-3) && close(far["decoder"], 1e-3) && far["discriminator"] == 0.0);
        far = moved({.discriminatorRestsBelow = 0.0, .decoderRestsAbove = 0.1});
        QVERIFY(close(far["encoder"], 1e-3) && far["decoder"] == 0.0 && close(far["discriminator"], 1e-3));
    }

    void reconstructionsStandBesideTheirInputs()
    {
        VaeGanTrainer trainer = newTrainer(plainVaeGan(800));
        test::steps(trainer, 800);
        const session::ImageGrid grid = trainer.sample().grids.at(0);
        QCOMPARE(grid.images.size(), std::size_t{10});
        const std::vector<GreyImage> inputs = test::heldOutSquares(5, bright);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QVERIFY(grid.images[2 * i] == inputs[i]);
            double error = 0.0;
            for (std::size_t p = 0; p < inputs[i].grey.size(); ++p) {
                error += std::abs(grid.images[2 * i + 1].grey[p] - inputs[i].grey[p]) / (side * side);
            }
            QVERIFY2(error < 0.15, qPrintable(QString::number(error)));
        }
    }

    void aHealthyTrainingHasNoFindings()
    {
        QCOMPARE(failuresOf(plainVaeGan(900)), Names());
        QCOMPARE(failuresOf(session::SampleStatistics{0.0, 1.0, 1.0, 1.0, 0.0, 1.0, -1.0}), Names());
    }

    void failuresOfTrainingAreNamed()
    {
        spec::ExperimentSpec collapses = plainVaeGan(900);
        vaeGanOf(collapses).loss.beta = 1000.0;
        QVERIFY(failuresOf(collapses).contains("posterior_collapse"));

        spec::ExperimentSpec asleep = plainVaeGan(900);
        vaeGanOf(asleep).loss.klWarmUp = 100000;
        vaeGanOf(asleep).optimizer.encoder = spec::SgdSpec{.lr = 1e-9};
        vaeGanOf(asleep).encoder.initialization = {.type = spec::Initialization::Normal, .std = 1e-3};
        QVERIFY(failuresOf(asleep).contains("kl_never_rises"));

        spec::ExperimentSpec deaf = plainVaeGan(900);
        vaeGanOf(deaf).decoder.initialization = {.type = spec::Initialization::Normal, .std = 1e-3};
        vaeGanOf(deaf).optimizer.decoder = spec::SgdSpec{.lr = 1e-9};
        QVERIFY(failuresOf(deaf).contains("mean_image"));

        spec::ExperimentSpec beaten = plainVaeGan(900);
        vaeGanOf(beaten).game.balance = false;
        vaeGanOf(beaten).optimizer.decoder = spec::SgdSpec{.lr = 1e-9};
        QVERIFY(failuresOf(beaten).contains("discriminator_wins"));
    }

    void failuresOfImagesAreNamed()
    {
        const session::SampleStatistics real{0.0, 1.0, 1.0, 1.0, 0.0, 1.0, -1.0};
        const auto with = [&](double session::SampleStatistics::*member, double value) {
            session::SampleStatistics samples = real;
            samples.*member = value;
            return samples;
        };
        using S = session::SampleStatistics;
        QCOMPARE(failuresOf(with(&S::pairCorrelation, 0.7)), Names{"mode_collapse"});
        QCOMPARE(failuresOf(with(&S::neighbourCorrelation, 0.3)), Names{"noise_only"});
        QCOMPARE(failuresOf(with(&S::greySd, 0.1)), Names{"flat_output"});
        QCOMPARE(failuresOf(with(&S::inversion, 0.5)), Names{"inverted_grey"});
        QCOMPARE(failuresOf(with(&S::greyShift, 0.9)), Names{"wrong_scaling"});
        QCOMPARE(failuresOf(real, {{"score_fake", -2e4}}), Names{"diverging"});
        QCOMPARE(failuresOf(with(&S::greyShift, 0.6), {{"score_fake", 0.395}}), Names{"discriminator_blind"});
    }

    void itsRunIsTrainedResumedAndMakesImages()
    {
        using session::SessionState;
        // Fully convolutional, so that it makes any size.
        spec::ExperimentSpec experiment = smallVaeGan();
        experiment.data.patchSize = 32;
        experiment.data.blockSize = 64;
        spec::VaeGanSpec& vaeGan = vaeGanOf(experiment);
        vaeGan.latent = {2, 4};
        vaeGan.encoder.layers = {spec::Conv2dSpec{.outChannels = 4, .kernelSize = 4, .stride = 4},
                                 spec::LeakyReluSpec{},
                                 spec::Conv2dSpec{.outChannels = 4, .kernelSize = 2, .stride = 2}};
        vaeGan.decoder.layers = {spec::UpsampleSpec{.scaleFactor = 8},
                                 spec::Conv2dSpec{.outChannels = 1, .kernelSize = 3, .padding = 1},
                                 spec::TanhSpec{}};
        experiment.training.steps = 20;
        experiment.training.assessedImages = 0;
        const auto slices = path("slices");
        std::filesystem::create_directories(slices);
        QVERIFY(data::writeImage(slices / "slice.png", data::makeFibreSlice({.size = 256})->image, {}));
        QCOMPARE(test::runToTheEnd(training::prepareNewRun({experiment, slices, path("run")})),
                 SessionState::Finished);
        QCOMPARE(test::runToTheEnd(training::prepareNewRun({experiment, slices, path("half")}), {7, {}, {}}),
                 SessionState::Finished);
        QCOMPARE(test::runToTheEnd(training::prepareResume({path("half")}), {20, {}, {}}),
                 SessionState::Finished);
        for (const char* file : {"encoder.safetensors", "decoder.safetensors", "discriminator.safetensors",
                                 "ema.safetensors", "optimizer_encoder.safetensors",
                                 "optimizer_decoder.safetensors", "optimizer_discriminator.safetensors"}) {
            const auto bytes = [&](const char* name) {
                QFile read(QString::fromStdString((path(name) / "checkpoints/step-000020" / file).string()));
                return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
            };
            QVERIFY2(!bytes("run").isEmpty() && bytes("run") == bytes("half"), file);
        }
        const auto samples = store::readSamples(path("run"), 20);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        QCOMPARE(samples->images.size(), std::size_t{5});
        QCOMPARE(samples->grids.at(0).images.size(), std::size_t{10});

        const std::vector<Latent> latents = {{5}, {6}};
        const auto generate = [&](const training::GeneratorChoice& choice) {
            return *(*training::ImageGenerator::open(path("run"), choice))->generate(latents);
        };
        const auto patches = generate({});
        QVERIFY(patches[0] != patches[1]);
        training::GeneratorChoice raw;
        raw.averaged = false;
        QVERIFY(generate(raw)[0] != patches[0]);

        // Held-out patches and their reconstructions stand in the samples, rounded to 8 bits.
        const auto generator = training::ImageGenerator::open(path("run"), raw);
        const std::vector<GreyImage>& shown = samples->grids.at(0).images;
        const auto points = (*generator)->encode({shown.data(), 1});
        QVERIFY2(points.has_value(), points ? "" : points.error().text().c_str());
        const auto told = (*generator)->imagesAt(*points);
        for (std::size_t i = 0; i < shown[1].grey.size(); ++i) {
            QVERIFY(std::abs(told->front().grey[i] - shown[1].grey[i]) < 0.01F);
        }
        training::GeneratorChoice wide;
        wide.widthPx = 77;
        wide.heightPx = 50;
        QCOMPARE(generate(wide)[0].width, 77);
        QCOMPARE(generate(wide)[0].height, 50);
    }
};

SYNTHSLICE_TEST(TestVaeGanTrainer)

}  // namespace test_vae_gan_trainer

#include "test_vae_gan_trainer.moc"
