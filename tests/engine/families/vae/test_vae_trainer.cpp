#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/vae/vae_trainer.h"
#include "engine/families/variational/bound_health.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/run_store.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/images/image_likelihood.h"
#include "engine/training/training_run.h"
#include "tests/shared/random_images.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/squares.h"
#include "tests/shared/test_program.h"
#include "tests/shared/trainer_checks.h"

namespace test_vae_trainer {

using namespace synthslice;
using spec::vaeOf;
using training::VaeTrainer;

namespace {

constexpr int side = test::squareSide;

/// With everything that has state or chance: batch norm, dropout, momentum, schedule, drawn pixels.
spec::ExperimentSpec smallVae()
{
    spec::VaeSpec vae;
    vae.latent = {3, 1};
    vae.encoder.layers = {spec::Conv2dSpec{.outChannels = 8, .kernelSize = 4, .stride = 2, .padding = 1},
                          spec::BatchNorm2dSpec{},
                          spec::LeakyReluSpec{.negativeSlope = 0.2},
                          spec::DropoutSpec{.p = 0.1},
                          spec::FlattenSpec{},
                          spec::LinearSpec{.outFeatures = 6}};
    vae.decoder.layers = {
        spec::ConvTranspose2dSpec{.outChannels = 8, .kernelSize = 4}, spec::BatchNorm2dSpec{},
        spec::ReluSpec{},
        spec::ConvTranspose2dSpec{.outChannels = 1, .kernelSize = 4, .stride = 2, .padding = 1}};
    vae.loss = {.klWarmUp = 6, .freeBits = 0.01, .clipGradNorm = 20.0};
    vae.optimizer = spec::AdamSpec{.lr = 3e-3};
    spec::ExperimentSpec experiment;
    experiment.name = "squares";
    experiment.data.patchSize = side;
    experiment.family = vae;
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

const test::Squares squares;

training::DeviceReport cpu(const spec::ExperimentSpec& experiment)
{
    return *training::selectDevice(experiment.training);
}

VaeTrainer newTrainer(const spec::ExperimentSpec& experiment = smallVae(),
                      const training::BatchSource& source = squares)
{
    return {experiment, {source, {{0.5, 0.5}}}, test::heldOutSquares(), cpu(experiment)};
}

VaeTrainer madeOf(const spec::ExperimentSpec& experiment)
{
    return newTrainer(experiment);
}

double valueOf(const session::StepReport& report, const std::string& key)
{
    return test::valueOf(report, training::boundMetrics(vaeOf(smallVae()).likelihood), key);
}

/// An experiment without free bits, clipping, warm-up and dropout, of that many steps.
spec::ExperimentSpec plainVae(std::int64_t steps)
{
    spec::ExperimentSpec experiment = smallVae();
    vaeOf(experiment).loss = {};
    vaeOf(experiment).encoder.layers.erase(vaeOf(experiment).encoder.layers.begin() + 3);
    experiment.training.lrSchedule = spec::LrSchedule::Constant;
    experiment.training.steps = steps;
    experiment.training.sampleEverySteps = 100;
    return experiment;
}

/// The failures that are named while an experiment is trained.
std::set<std::string> failuresOf(const spec::ExperimentSpec& experiment,
                                 const training::BatchSource& source = squares)
{
    VaeTrainer trainer = newTrainer(experiment, source);
    return test::failuresOf(trainer, session::boundHealthRules(spec::boundPartsOf<spec::VaeSpec>),
                            training::boundMetrics(vaeOf(experiment).likelihood), experiment);
}

}  // namespace

class TestVaeTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    /// Four kinds of images, told apart by log 4 nats at least; nothing else is to be known of them.
    void itLearnsWhatThereIs()
    {
        VaeTrainer trainer = newTrainer(plainVae(400));
        const auto first = trainer.step();
        session::StepReport last;
        for (int i = 1; i < 400; ++i) last = *trainer.step();
        QVERIFY(valueOf(*first, "elbo") < -40.0);
        QVERIFY2(valueOf(last, "elbo_test") > -5.0, qPrintable(QString::number(valueOf(last, "elbo_test"))));
        QVERIFY(valueOf(last, "elbo_test") < -std::log(4.0));
        QVERIFY(valueOf(last, "kl") > 1.0 && valueOf(last, "active_units") >= 1.0);
        QVERIFY(valueOf(last, "error_share") < 0.1);
    }

    void itsBoundIsSumOfItsParts()
    {
        VaeTrainer trainer = newTrainer(plainVae(10));
        const auto report = trainer.step();
        const double elbo = valueOf(*report, "reconstruction") - valueOf(*report, "kl");
        QCOMPARE(valueOf(*report, "elbo"), elbo);
        QVERIFY(std::abs(valueOf(*report, "loss") + elbo) < 1e-4 * std::abs(elbo));
        QVERIFY(std::isnan(valueOf(*report, "elbo_test")) && std::isnan(valueOf(*report, "pixel_sd")));
    }

    void labelsSayHowPatchesAreBinarised()
    {
        spec::ExperimentSpec experiment = smallVae();
        const auto label = [&] { return training::boundMetrics(vaeOf(experiment).likelihood)[1].label; };
        QCOMPARE(label(), std::string("ELBO, drawn binarisation"));
        vaeOf(experiment).likelihood.binarisation = spec::Binarisation::Grey;
        QCOMPARE(label(), std::string("ELBO, grey as probability"));
        vaeOf(experiment).likelihood.distribution = spec::PixelDistribution::Gaussian;
        QCOMPARE(label(), std::string("ELBO"));
    }

    void sampleSeedChoosesWhatIsShown()
    {
        spec::ExperimentSpec experiment = smallVae();
        VaeTrainer one = newTrainer(experiment);
        experiment.training.sampleSeed = 7;
        VaeTrainer other = newTrainer(experiment);
        QVERIFY(one.step() && other.step());
        QVERIFY(one.checkpoint().tensors == other.checkpoint().tensors);
        QVERIFY(one.sample().images != other.sample().images);
        QVERIFY(one.images(session::Generator::Raw, 2) == other.images(session::Generator::Raw, 2));
    }

    void everyPresetTrains_data() { test::addPresetRows(spec::VaeSpec::family); }

    void everyPresetTrains()
    {
        QFETCH(QString, name);
        spec::ExperimentSpec experiment = spec::presetNamed(name.toStdString())->experiment;
        experiment.training.batchSize = 2;
        experiment.training.sampleCount = 2;
        const auto patch = static_cast<int>(experiment.data.patchSize);
        VaeTrainer trainer(experiment, {test::fillBatch, {{0.5, 0.5}}},
                           {GreyImage(patch, patch), GreyImage(patch, patch)}, cpu(experiment));
        const auto first = trainer.step();
        const auto second = trainer.step();
        QVERIFY(first && second);
        QVERIFY(std::isfinite(valueOf(*second, "loss")) && std::isfinite(valueOf(*second, "gradient_norm")));
        QVERIFY(valueOf(*first, "loss") != valueOf(*second, "loss"));
        const session::Samples samples = trainer.sample();
        QCOMPARE(samples.images.size(), std::size_t{2});
        QCOMPARE(samples.images[0].width, patch);
        QVERIFY(samples.images[0] != samples.images[1]);
        QCOMPARE(samples.grids.at(0).images.size(), std::size_t{4});
    }

    void itsStepIsPyTorchs_data()
    {
        QTest::addColumn<int>("distribution");
        for (const int i : {0, 1, 2}) {
            QTest::newRow(spec::enumNames<spec::PixelDistribution>.at(static_cast<std::size_t>(i))) << i;
        }
    }

    /// From the same weights, images and seed as tests/reference/make_vae_values.py, which computes by
    /// torch.nn and torch.distributions: what the step measures and the weights that it leaves.
    void itsStepIsPyTorchs()
    {
        QFETCH(int, distribution);
        const std::string kind = QTest::currentDataTag();
        const auto values = test::referenceValues("vae.json");
        const auto tensors = test::referenceTensors("vae");
        spec::ExperimentSpec experiment = smallVae();
        experiment.training.batchSize = 4;
        experiment.training.seed = values["run_seed"].get<std::int64_t>();
        experiment.training.lrSchedule = spec::LrSchedule::Constant;
        spec::VaeSpec& vae = vaeOf(experiment);
        vae.likelihood = {.distribution = static_cast<spec::PixelDistribution>(distribution),
                          .spread = spec::Spread::Learned};
        vae.loss = {.beta = 0.5, .freeBits = 0.02, .clipGradNorm = 5.0};
        vae.optimizer = spec::AdamSpec{.lr = 1e-3};
        vae.encoder.layers = {spec::Conv2dSpec{.outChannels = 6, .kernelSize = 4, .stride = 2, .padding = 1},
                              spec::LeakyReluSpec{.negativeSlope = 0.2}, spec::FlattenSpec{},
                              spec::LinearSpec{.outFeatures = 6}};
        vae.decoder.layers = {
            spec::ConvTranspose2dSpec{.outChannels = 5, .kernelSize = 4, .bias = false},
            spec::BatchNorm2dSpec{}, spec::ReluSpec{},
            spec::ConvTranspose2dSpec{
                .outChannels = vae.likelihood.outputs(), .kernelSize = 4, .stride = 2, .padding = 1}};
        VaeTrainer trainer = newTrainer(
            experiment, [&](std::span<float> images, std::int64_t, std::uint64_t) {
                std::memcpy(images.data(), tensors.at("images").bytes.data(), images.size_bytes());
            });
        session::CheckpointData checkpoint = trainer.checkpoint();
        for (const char* part : {"encoder", "decoder"}) {
            for (session::NamedTensor& tensor : checkpoint.tensors.at(part)) {
                tensor.bytes = tensors.at(kind + ".before." + part + "." + tensor.name).bytes;
            }
        }
        QVERIFY(trainer.restore(checkpoint));
        const auto report = trainer.step();
        for (const char* key : {"loss", "reconstruction", "kl", "gradient_norm"}) {
            const double expected = values["cases"][kind][key].get<double>();
            QVERIFY2(std::abs(valueOf(*report, key) - expected) < 1e-5 * std::abs(expected), key);
        }
        const session::CheckpointData after = trainer.checkpoint();
        for (const char* part : {"encoder", "decoder"}) {
            for (const session::NamedTensor& tensor : after.tensors.at(part)) {
                if (tensor.dtype != "F32") continue;
                const auto ours = test::floatsOf(tensor);
                const auto theirs = test::floatsOf(tensors.at(kind + ".after." + part + "." + tensor.name));
                for (std::size_t i = 0; i < ours.size(); ++i) {
                    QVERIFY2(std::abs(ours[i] - theirs[i]) < 1e-5F, tensor.name.c_str());
                }
            }
        }
    }

    void sameSeedSameNumbers() { test::checkSeeds(madeOf, smallVae()); }

    void samplesDoNotChangeTheSteps()
    {
        using session::Generator;
        test::checkThatLookingChangesNothing(madeOf, smallVae(), {Generator::Raw});
    }

    void stepsRepeatAfterACheckpoint() { test::checkCheckpoints(madeOf, smallVae()); }

    void liveEditsHoldFromTheNextStep()
    {
        VaeTrainer trainer = newTrainer(plainVae(10));
        test::steps(trainer, 1);
        QVERIFY(trainer.applyLive({"loss.beta", 3.0}));
        QVERIFY(trainer.applyLive({"loss.kl_warm_up", 4}));
        QVERIFY(!trainer.applyLive({"likelihood.distribution", "gaussian"}));
        const auto report = trainer.step();
        QCOMPARE(valueOf(*report, "beta"), 0.75);
        const double loss = 0.75 * valueOf(*report, "kl") - valueOf(*report, "reconstruction");
        QVERIFY(std::abs(valueOf(*report, "loss") - loss) < 1e-4 * std::abs(loss));
    }

    /// A step of SGD is the gradient: clipped, all weights together move by the largest norm.
    void gradientsAreClippedTogether()
    {
        spec::ExperimentSpec experiment = plainVae(10);
        vaeOf(experiment).optimizer = spec::SgdSpec{.lr = 1.0};
        vaeOf(experiment).loss.clipGradNorm = 0.01;
        VaeTrainer trainer = newTrainer(experiment);
        const session::CheckpointData before = trainer.checkpoint();
        const auto report = trainer.step();
        const session::CheckpointData after = trainer.checkpoint();
        double moved = 0.0;
        for (const char* part : {"encoder", "decoder"}) {
            for (std::size_t i = 0; i < before.tensors.at(part).size(); ++i) {
                const session::NamedTensor& tensor = before.tensors.at(part)[i];
                if (tensor.name.find("running") != std::string::npos || tensor.dtype != "F32") continue;
                const auto from = test::floatsOf(tensor);
                const auto to = test::floatsOf(after.tensors.at(part)[i]);
                for (std::size_t k = 0; k < from.size(); ++k) moved += std::pow(double{to[k]} - from[k], 2);
            }
        }
        QVERIFY(valueOf(*report, "gradient_norm") > 0.1);
        QVERIFY2(std::abs(std::sqrt(moved) - 0.01) < 1e-4, qPrintable(QString::number(std::sqrt(moved))));
    }

    void reconstructionsStandBesideTheirInputs()
    {
        VaeTrainer trainer = newTrainer(plainVae(400));
        test::steps(trainer, 400);
        const session::ImageGrid grid = trainer.sample().grids.at(0);
        QCOMPARE(grid.images.size(), std::size_t{10});
        QCOMPARE(grid.columns % 2, 0);
        const std::vector<GreyImage> inputs = test::heldOutSquares(5);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QVERIFY(grid.images[2 * i] == inputs[i]);
            double error = 0.0;
            for (std::size_t p = 0; p < inputs[i].grey.size(); ++p) {
                error += std::abs(grid.images[2 * i + 1].grey[p] - inputs[i].grey[p]) / (side * side);
            }
            QVERIFY2(error < 0.1, qPrintable(QString::number(error)));
        }
    }

    void aHealthyTrainingHasNoFindings() { QVERIFY(failuresOf(plainVae(900)).empty()); }

    void failuresAreNamed()
    {
        spec::ExperimentSpec collapses = plainVae(900);
        vaeOf(collapses).loss.beta = 100.0;
        QCOMPARE(failuresOf(collapses), std::set<std::string>{"posterior_collapse"});

        spec::ExperimentSpec asleep = plainVae(900);
        vaeOf(asleep).loss.klWarmUp = 100000;
        vaeOf(asleep).optimizer = spec::SgdSpec{.lr = 1e-9};
        vaeOf(asleep).encoder.initialization = {.type = spec::Initialization::Normal, .std = 1e-3};
        QCOMPARE(failuresOf(asleep), std::set<std::string>{"kl_never_rises"});

        spec::ExperimentSpec deaf = asleep;
        vaeOf(deaf).encoder.initialization.std = 0.3;
        vaeOf(deaf).loss.klWarmUp = 0;
        QCOMPARE(failuresOf(deaf), std::set<std::string>{"mean_image"});

        // Pixels that never change, whose density grows without end.
        spec::ExperimentSpec runsAway = plainVae(2000);
        runsAway.training.lrSchedule = spec::LrSchedule::Cosine;
        runsAway.training.lrFinalFactor = 0.01;
        auto& layers = vaeOf(runsAway).decoder.layers;
        std::get<spec::ConvTranspose2dSpec>(layers.back()).outChannels = 2;
        vaeOf(runsAway).likelihood = {.distribution = spec::PixelDistribution::Gaussian,
                                      .spread = spec::Spread::Learned};
        vaeOf(runsAway).optimizer = spec::AdamSpec{.lr = 2e-2};
        const auto same = [](std::span<float> images, std::int64_t, std::uint64_t) {
            std::ranges::fill(images, -0.5F);
        };
        QVERIFY(failuresOf(runsAway, same).contains("variance_runs_away"));
    }

    void itsRunIsTrainedResumedAndMakesImages()
    {
        using session::SessionState;
        // Fully convolutional, so that it makes any size.
        spec::ExperimentSpec experiment = spec::presetNamed("vae-texture-64")->experiment;
        experiment.data.patchSize = 32;
        experiment.data.blockSize = 64;
        spec::VaeSpec& vae = vaeOf(experiment);
        vae.latent = {2, 4};
        vae.encoder.layers = {spec::Conv2dSpec{.outChannels = 4, .kernelSize = 4, .stride = 4},
                              spec::LeakyReluSpec{},
                              spec::Conv2dSpec{.outChannels = 4, .kernelSize = 2, .stride = 2}};
        vae.decoder.layers = {spec::UpsampleSpec{.scaleFactor = 8},
                              spec::Conv2dSpec{.outChannels = 2, .kernelSize = 3, .padding = 1}};
        experiment.training = smallVae().training;
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
        for (const char* file : {"encoder.safetensors", "decoder.safetensors", "optimizer.safetensors"}) {
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
        QVERIFY(samples->grids.at(0).title.starts_with("Reconstructions"));

        const std::vector<Latent> latents = {{5}, {6}};
        const auto patches = (*training::ImageGenerator::open(path("run"), {}))->generate(latents);
        QVERIFY(patches && (*patches)[0] != (*patches)[1]);
        training::GeneratorChoice wide;
        wide.widthPx = 77;
        wide.heightPx = 50;
        const auto large = training::ImageGenerator::open(path("run"), wide);
        QVERIFY2(large.has_value(), large ? "" : large.error().text().c_str());
        const auto images = (*large)->generate(latents);
        QCOMPARE((*images)[0].width, 77);
        QCOMPARE((*images)[0].height, 50);

        // Held-out patches and their reconstructions stand in the samples, rounded to 8 bits.
        const auto generator = training::ImageGenerator::open(path("run"), {});
        const std::vector<GreyImage>& shown = samples->grids.at(0).images;
        const auto points = (*generator)->encode({shown.data(), 1});
        QVERIFY2(points.has_value(), points ? "" : points.error().text().c_str());
        QCOMPARE(points->front().numbers.size(), (*generator)->size());
        const auto told = (*generator)->imagesAt(*points);
        for (std::size_t i = 0; i < shown[1].grey.size(); ++i)
            QVERIFY(std::abs(told->front().grey[i] - shown[1].grey[i]) < 0.01F);
        QVERIFY(!(*generator)->encode(*images));

        auto likelihood = training::ImageLikelihood::open(path("run"), {});
        QVERIFY2(likelihood.has_value(), likelihood ? "" : likelihood.error().text().c_str());
        const auto estimate = likelihood->judge(*patches, 50, 1, {});
        QVERIFY(estimate);
        QVERIFY(estimate->logLikelihood >= estimate->elbo);
        QVERIFY(std::abs(estimate->elbo - (estimate->reconstruction - estimate->kl)) < 1e-6);
        QCOMPARE(estimate->units, 32);
        QCOMPARE(likelihood->judge(*patches, 50, 1, {})->logLikelihood, estimate->logLikelihood);
        QVERIFY(!likelihood->judge(*images, 50, 1, {}) && !likelihood->judge({}, 50, 1, {}));
    }
};

SYNTHSLICE_TEST(TestVaeTrainer)

}  // namespace test_vae_trainer

#include "test_vae_trainer.moc"
