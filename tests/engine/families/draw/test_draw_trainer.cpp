#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/draw/draw_health.h"
#include "engine/families/draw/draw_trainer.h"
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

namespace test_draw_trainer {

using namespace synthslice;
using spec::drawOf;
using training::DrawTrainer;

namespace {

constexpr int side = test::squareSide;

/// With everything that has state or chance: momentum, schedule, drawn pixels.
spec::ExperimentSpec smallDraw()
{
    spec::DrawSpec draw;
    draw.network = {.glimpses = 3, .latentSize = 2, .hiddenSize = 24, .readSize = 2, .writeSize = 4};
    draw.loss = {.klWarmUp = 6, .freeBits = 0.01, .clipGradNorm = 20.0};
    draw.optimizer = spec::AdamSpec{.lr = 3e-3};
    spec::ExperimentSpec experiment;
    experiment.name = "squares";
    experiment.data.patchSize = side;
    experiment.family = draw;
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

/// To within a grey level, as images that are made one by one round otherwise than those of a batch.
bool alike(const std::vector<GreyImage>& one, const std::vector<GreyImage>& other)
{
    const auto near = [](float a, float b) { return std::abs(a - b) < 1.0F / 255.0F; };
    return std::ranges::equal(one, other, [&](const GreyImage& a, const GreyImage& b) {
        return std::ranges::equal(a.grey, b.grey, near);
    });
}

DrawTrainer newTrainer(const spec::ExperimentSpec& experiment = smallDraw(),
                       const training::BatchSource& source = squares)
{
    return {experiment, {source, {{0.5, 0.5}}}, test::heldOutSquares(), cpu(experiment)};
}

std::vector<session::MetricInfo> metricsOf(const spec::ExperimentSpec& experiment)
{
    return training::familyTrainingOf(experiment).metrics(experiment);
}

DrawTrainer madeOf(const spec::ExperimentSpec& experiment)
{
    return newTrainer(experiment);
}

double valueOf(const session::StepReport& report, const std::string& key)
{
    return test::valueOf(report, metricsOf(smallDraw()), key);
}

/// An experiment without free bits, warm-up and schedule, of that many steps.
spec::ExperimentSpec plainDraw(std::int64_t steps, bool attention = true)
{
    spec::ExperimentSpec experiment = smallDraw();
    drawOf(experiment).network.attention = attention;
    drawOf(experiment).loss = {.clipGradNorm = 10.0};
    experiment.training.lrSchedule = spec::LrSchedule::Constant;
    experiment.training.steps = steps;
    experiment.training.sampleEverySteps = 100;
    return experiment;
}

/// The failures that are named while a trainer goes on.
std::set<std::string> failuresOf(DrawTrainer& trainer, const spec::ExperimentSpec& experiment)
{
    return test::failuresOf(trainer, session::drawHealthRules(), metricsOf(experiment), experiment);
}

}  // namespace

class TestDrawTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void itLearnsWhatThereIs_data()
    {
        QTest::addColumn<bool>("attention");
        QTest::newRow("attention") << true;
        QTest::newRow("whole image") << false;
    }

    /// Four kinds of images, told apart by log 4 nats at least; nothing else is to be known of them.
    void itLearnsWhatThereIs()
    {
        QFETCH(bool, attention);
        DrawTrainer trainer = newTrainer(plainDraw(600, attention));
        const auto first = trainer.step();
        session::StepReport last;
        for (int i = 1; i < 600; ++i) last = *trainer.step();
        QVERIFY(valueOf(*first, "elbo") < -40.0);
        QVERIFY2(valueOf(last, "elbo_test") > -8.0, qPrintable(QString::number(valueOf(last, "elbo_test"))));
        QVERIFY(valueOf(last, "elbo_test") < -std::log(4.0));
        QVERIFY(valueOf(last, "kl") > 1.0 && valueOf(last, "active_units") >= 1.0);
        QVERIFY(valueOf(last, "error_share") < 0.2);
        QCOMPARE(last.values.size(), metricsOf(plainDraw(1, attention)).size());
    }

    void itsBoundIsSumOfItsParts()
    {
        DrawTrainer trainer = newTrainer(plainDraw(10));
        const auto report = trainer.step();
        const double elbo = valueOf(*report, "reconstruction") - valueOf(*report, "kl");
        QCOMPARE(valueOf(*report, "elbo"), elbo);
        QVERIFY(std::abs(valueOf(*report, "loss") + elbo) < 1e-4 * std::abs(elbo));
        QVERIFY(valueOf(*report, "kl_first") + valueOf(*report, "kl_last") < valueOf(*report, "kl"));
        QVERIFY(valueOf(*report, "read_window") > 2.0 && valueOf(*report, "write_window") > 2.0);
    }

    void everyPresetTrains_data() { test::addPresetRows(spec::DrawSpec::family); }

    void everyPresetTrains()
    {
        QFETCH(QString, name);
        spec::ExperimentSpec experiment = spec::presetNamed(name.toStdString())->experiment;
        experiment.training.batchSize = 2;
        experiment.training.sampleCount = 2;
        const auto patch = static_cast<int>(experiment.data.patchSize);
        DrawTrainer trainer(experiment, {test::fillBatch, {{0.5, 0.5}}},
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
        QCOMPARE(samples.films.size(), std::size_t{2});
        QCOMPARE(static_cast<std::int64_t>(samples.films[0].moments.size()),
                 drawOf(experiment).network.glimpses);
    }

    void itsStepIsPyTorchs_data()
    {
        QTest::addColumn<bool>("attention");
        QTest::addColumn<bool>("grey");
        QTest::newRow("attention") << true << false;
        QTest::newRow("whole image") << false << false;
        QTest::newRow("attention, grey") << true << true;
    }

    /// From the same weights, images and seed as tests/reference/make_draw_values.py, which computes by
    /// torch.nn and torch.distributions: what the step measures and the weights that it leaves.
    void itsStepIsPyTorchs()
    {
        QFETCH(bool, attention);
        QFETCH(bool, grey);
        const std::string name = QTest::currentDataTag();
        const auto values = test::referenceValues("draw.json");
        const auto tensors = test::referenceTensors("draw");
        spec::ExperimentSpec experiment = plainDraw(10, attention);
        experiment.training.batchSize = 4;
        experiment.training.seed = values["run_seed"].get<std::int64_t>();
        spec::DrawSpec& draw = drawOf(experiment);
        draw.network = {3, 2, 6, attention, 2, 3};
        if (grey) {
            draw.likelihood = {.distribution = spec::PixelDistribution::Gaussian,
                               .spread = spec::Spread::Learned};
        }
        draw.loss = {.beta = 0.5, .freeBits = 0.02, .clipGradNorm = 5.0};
        draw.optimizer = spec::AdamSpec{.lr = 1e-3};
        DrawTrainer trainer = newTrainer(
            experiment, [&](std::span<float> images, std::int64_t, std::uint64_t) {
                std::memcpy(images.data(), tensors.at("images").bytes.data(), images.size_bytes());
            });
        session::CheckpointData checkpoint = trainer.checkpoint();
        for (session::NamedTensor& tensor : checkpoint.tensors.at("network")) {
            tensor.bytes = tensors.at(name + ".before." + tensor.name).bytes;
        }
        QVERIFY(trainer.restore(checkpoint));
        const auto report = trainer.step();
        for (const char* key : {"loss", "reconstruction", "kl", "gradient_norm"}) {
            const double expected = values["cases"][name][key].get<double>();
            QVERIFY2(std::abs(valueOf(*report, key) - expected) < 1e-5 * std::abs(expected), key);
        }
        const session::CheckpointData after = trainer.checkpoint();
        for (const session::NamedTensor& tensor : after.tensors.at("network")) {
            const auto ours = test::floatsOf(tensor);
            const auto theirs = test::floatsOf(tensors.at(name + ".after." + tensor.name));
            QCOMPARE(ours.size(), theirs.size());
            for (std::size_t i = 0; i < ours.size(); ++i) {
                QVERIFY2(std::abs(ours[i] - theirs[i]) < 1e-5F, tensor.name.c_str());
            }
        }
    }

    void sameSeedSameNumbers() { test::checkSeeds(madeOf, smallDraw()); }

    void samplesDoNotChangeTheSteps()
    {
        using session::Generator;
        test::checkThatLookingChangesNothing(madeOf, smallDraw(), {Generator::Raw});
    }

    void stepsRepeatAfterACheckpoint() { test::checkCheckpoints(madeOf, smallDraw()); }

    void filmsShowHeldOutPatchesDrawnAgain()
    {
        spec::ExperimentSpec experiment = plainDraw(600);
        DrawTrainer trainer = newTrainer(experiment);
        test::steps(trainer, 600);
        const session::Samples samples = trainer.sample();
        QVERIFY(alike(samples.films.at(0).moments.back().images, samples.images));
        const session::ImageFilm& again = samples.films.at(1);
        const std::vector<GreyImage> inputs = test::heldOutSquares(5);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            double error = 0.0;
            for (std::size_t p = 0; p < inputs[i].grey.size(); ++p) {
                error += std::abs(again.moments.back().images[i].grey[p] - inputs[i].grey[p]) / (side * side);
            }
            QVERIFY2(error < 0.15, qPrintable(QString::number(error)));
        }
    }

    void aHealthyTrainingHasNoFindings()
    {
        const spec::ExperimentSpec experiment = plainDraw(900);
        DrawTrainer trainer = newTrainer(experiment);
        QVERIFY(failuresOf(trainer, experiment).empty());
    }

    void attentionThatLeavesIsNamed()
    {
        spec::ExperimentSpec experiment = plainDraw(600);
        drawOf(experiment).optimizer = spec::SgdSpec{.lr = 1e-9};
        DrawTrainer trainer = newTrainer(experiment);
        // Windows that are sent out by their biases.
        session::CheckpointData checkpoint = trainer.checkpoint();
        for (session::NamedTensor& tensor : checkpoint.tensors.at("network")) {
            if (!tensor.name.ends_with("_window.bias")) continue;
            const float away = 3.0F;
            std::memcpy(tensor.bytes.data(), &away, sizeof away);
        }
        QVERIFY(trainer.restore(checkpoint));
        QVERIFY(failuresOf(trainer, experiment).contains("attention_leaves_image"));
    }

    void itsRunIsTrainedResumedAndMakesImages()
    {
        using session::SessionState;
        spec::ExperimentSpec experiment = spec::presetNamed("draw-64")->experiment;
        experiment.data.patchSize = 32;
        experiment.data.blockSize = 64;
        drawOf(experiment).network = {4, 3, 16, true, 4, 6};
        experiment.training = smallDraw().training;
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
        for (const char* file : {"network.safetensors", "optimizer.safetensors"}) {
            const auto bytes = [&](const char* name) {
                QFile read(QString::fromStdString((path(name) / "checkpoints/step-000020" / file).string()));
                return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
            };
            QVERIFY2(!bytes("run").isEmpty() && bytes("run") == bytes("half"), file);
        }
        const auto samples = store::readSamples(path("run"), 20);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        QCOMPARE(samples->films.size(), std::size_t{2});
        QCOMPARE(samples->films[1].moments.size(), std::size_t{4});
        QCOMPARE(samples->films[1].moments[3].images.size(), std::size_t{5});
        QCOMPARE(samples->films[1].moments[3].marks[0].size(), std::size_t{2});
        QVERIFY(alike(samples->films[0].moments[3].images, samples->images));

        const std::vector<Latent> latents = {{5}, {6}};
        const auto patches = (*training::ImageGenerator::open(path("run"), {}))->generate(latents);
        QVERIFY(patches && (*patches)[0] != (*patches)[1]);
        training::GeneratorChoice wide;
        wide.widthPx = 77;
        const auto refused = training::ImageGenerator::open(path("run"), wide);
        QVERIFY(!refused && refused.error().message.find("77 x 32 px") != std::string::npos);

        auto likelihood = training::ImageLikelihood::open(path("run"), {});
        QVERIFY2(likelihood.has_value(), likelihood ? "" : likelihood.error().text().c_str());
        const auto estimate = likelihood->judge(*patches, 50, 1, {});
        QVERIFY(estimate);
        QVERIFY(estimate->logLikelihood >= estimate->elbo);
        QVERIFY(std::abs(estimate->elbo - (estimate->reconstruction - estimate->kl)) < 1e-6);
        QCOMPARE(estimate->units, 12);
        QCOMPARE(likelihood->judge(*patches, 50, 1, {})->logLikelihood, estimate->logLikelihood);
    }
};

SYNTHSLICE_TEST(TestDrawTrainer)

}  // namespace test_draw_trainer

#include "test_draw_trainer.moc"
