#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/random.h"
#include "engine/families/plain_network/class_targets.h"
#include "engine/families/plain_network/plain_network_spec.h"
#include "engine/session/training_session.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/run_store.h"
#include "engine/training/benchmark.h"
#include "engine/training/images/image_classifier.h"
#include "engine/training/training_run.h"
#include "tests/shared/labelled_files.h"
#include "tests/shared/test_program.h"

namespace test_plain_network_family {

using namespace synthslice;
using plain_network::Activation;
using plain_network::Loss;
using plain_network::Matrix;

namespace {

/// 8 x 8 images in noise, a bright bar at a height that the class tells; three classes in turn.
void writeBars(const std::filesystem::path& folder, std::uint32_t count)
{
    std::string images = test::idxImages(count, 8, 8);
    std::vector<std::uint8_t> labels;
    Random random(1);
    for (std::uint32_t image = 0; image < count; ++image) {
        const std::uint32_t label = image % 3;
        labels.push_back(static_cast<std::uint8_t>(label));
        for (std::uint32_t pixel = 0; pixel < 64; ++pixel) {
            const bool isBar = pixel / 8 == 1 + 2 * label;
            images[16 + 64 * image + pixel] = static_cast<char>(isBar ? 200 + random.below(56)
                                                                      : random.below(80));
        }
    }
    std::filesystem::create_directories(folder);
    test::writeIdx(folder / "bars-images-idx3-ubyte", images);
    test::writeIdx(folder / "bars-labels-idx1-ubyte", test::idxLabels(labels));
}

/// 64-6-1 for the first two classes.
spec::ExperimentSpec bars()
{
    spec::PlainNetworkSpec plain;
    plain.classes = {.names = "0, 1", .merged = true, .testShare = 0.25, .validationShare = 0.0};
    plain.network.hidden = "6";
    spec::ExperimentSpec experiment;
    experiment.name = "bars";
    experiment.family = plain;
    experiment.data.patchSize = 8;
    experiment.training.batchSize = 16;
    experiment.training.steps = 300;
    experiment.training.sampleEverySteps = 100;
    experiment.training.checkpointEverySteps = 100;
    experiment.training.keepCheckpoints = 0;
    return experiment;
}

spec::ExperimentSpec edited(spec::ExperimentSpec experiment, const std::string& path, const spec::Json& value)
{
    auto result = spec::withValue(experiment, path, value);
    Q_ASSERT(result.has_value());
    return std::move(*result);
}

/// An output a class, for all three.
spec::ExperimentSpec barsByScores()
{
    spec::ExperimentSpec experiment = bars();
    spec::PlainNetworkSpec& plain = spec::plainNetworkOf(experiment);
    plain.classes.names = "";
    plain.network = {"6, 5", Activation::Tanh, spec::ClassOutput::PerClass, Activation::Identity};
    plain.learning.loss = Loss::CrossEntropy;
    return experiment;
}

/// The whole session, as window and command line run it.
session::SessionUpdate run(session::Prepare prepare, const session::SessionLimits& limits = {},
                           const std::vector<session::LiveEdit>& edits = {})
{
    session::TrainingSession session(std::move(prepare), limits, {});
    for (const session::LiveEdit& edit : edits) session.applyLive(edit);
    session.start();
    session.wait();
    return session.drain();
}

std::optional<session::HealthFinding> found(const session::SessionUpdate& update, const std::string& failure)
{
    const auto finding = std::ranges::find(update.findings, failure, &session::HealthFinding::failure);
    return finding == update.findings.end() ? std::nullopt : std::optional(*finding);
}

std::string problemPathsOf(const spec::ExperimentSpec& experiment)
{
    std::string paths;
    for (const spec::Problem& problem : spec::findProblems(experiment)) paths += problem.path + " ";
    return paths;
}

double lastOf(const store::RunMetrics& metrics, const std::string& key)
{
    const auto column = std::ranges::find(metrics.metrics, key, &session::MetricInfo::key);
    return metrics.values[static_cast<std::size_t>(column - metrics.metrics.begin())].back();
}

}  // namespace

class TestPlainNetworkFamily : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    session::SessionUpdate trained(const spec::ExperimentSpec& experiment, const char* name,
                                   const session::SessionLimits& limits = {})
    {
        return run(training::prepareNewRun({experiment, path("data"), path(name)}), limits);
    }

private slots:
    void initTestCase() { writeBars(path("data"), 600); }

    void classesBecomeTargetsAndBack()
    {
        using enum spec::ClassOutput;
        const std::array<std::int64_t, 3> labels{0, 2, 1};
        QCOMPARE(training::targetsOf(labels, 3, Number).values, (std::vector<double>{0, 2, 1}));
        const Matrix perClass = training::targetsOf(labels, 3, PerClass);
        QCOMPARE(perClass.values, (std::vector<double>{1, 0, 0, 0, 0, 1, 0, 1, 0}));
        QCOMPARE(training::classesOf(perClass, 3, PerClass), (std::vector<std::size_t>{0, 2, 1}));

        Matrix numbers(6, 1);
        numbers.values = {-3.0, 0.49, 0.51, 1.4, 99.0, std::nan("")};
        QCOMPARE(training::classesOf(numbers, 3, Number), (std::vector<std::size_t>{0, 0, 1, 1, 2, 0}));
        Matrix equal(1, 3);
        QCOMPARE(training::classesOf(equal, 3, PerClass), (std::vector<std::size_t>{0}));
    }

    void outputsBecomeBeliefs()
    {
        spec::PlainNetworkSpec plain;
        Matrix numbers(5, 1);
        numbers.values = {-1.0, 0.25, 1.5, 7.0, std::nan("")};
        QCOMPARE(training::beliefsOf(numbers, 3, plain),
                 (std::vector<float>{1, 0, 0, 0.75, 0.25, 0, 0, 0.5, 0.5, 0, 0, 1, 1, 0, 0}));

        plain.network.output = spec::ClassOutput::PerClass;
        Matrix outputs(2, 3);
        outputs.values = {0.5, -2.0, 1.5, -3.0, -1.0, -2.0};
        QCOMPARE(training::beliefsOf(outputs, 3, plain), (std::vector<float>{0.25, 0, 0.75, 0, 1, 0}));

        plain.learning.loss = Loss::CrossEntropy;
        outputs.values = {0.0, std::log(2.0), 0.0, 1000.0, 0.0, 0.0};
        const std::vector<float> softmax = training::beliefsOf(outputs, 3, plain);
        QVERIFY(std::abs(softmax[1] - 0.5F) < 1e-6F && std::abs(softmax[2] - 0.25F) < 1e-6F);
        QCOMPARE(softmax[3], 1.0F);
    }

    void problemsNameTheirParameter_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problems");
        QTest::newRow("no hidden layer") << "network.hidden"
                                         << ""
                                         << "";
        QTest::newRow("three") << "network.hidden"
                               << "30, 20,10"
                               << "";
        QTest::newRow("no number") << "network.hidden"
                                   << "30, many"
                                   << "network.hidden ";
        QTest::newRow("no neuron") << "network.hidden"
                                   << "0"
                                   << "network.hidden ";
        QTest::newRow("too many") << "network.hidden"
                                  << "4097"
                                  << "network.hidden ";
        QTest::newRow("half a neuron") << "network.hidden"
                                       << "2.5"
                                       << "network.hidden ";
        QTest::newRow("one missing") << "network.hidden"
                                     << "3,,3"
                                     << "network.hidden ";
        QTest::newRow("cross-entropy") << "learning.loss"
                                       << "cross_entropy"
                                       << "network.output network.output_activation ";
        QTest::newRow("rmse") << "learning.loss"
                              << "rmse"
                              << "";
    }
    void problemsNameTheirParameter()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, problems);
        QCOMPARE(problemPathsOf(edited(bars(), path.toStdString(), value.toStdString())),
                 problems.toStdString());
    }

    void aRangeUpsideDownIsAProblem()
    {
        spec::ExperimentSpec experiment = edited(bars(), "initial.weights.low", 2.0);
        QCOMPARE(problemPathsOf(experiment), std::string());
        experiment = edited(experiment, "initial.weights.type", "uniform");
        QCOMPARE(problemPathsOf(experiment), std::string("initial.weights.low "));
    }

    void whatHasNoEffectIsTold()
    {
        const auto isIdle = [](const spec::ExperimentSpec& experiment, const char* path) {
            return spec::whyIdle(experiment, path).has_value();
        };
        QVERIFY(isIdle(bars(), "initial.weights.low") && !isIdle(bars(), "initial.weights.std"));
        const auto constant = edited(bars(), "initial.biases.type", "constant");
        QVERIFY(isIdle(constant, "initial.biases.std") && !isIdle(constant, "initial.biases.value"));
        QVERIFY(!isIdle(constant, "initial.weights.std"));
        QVERIFY(isIdle(bars(), "training.precision") && isIdle(bars(), "training.ema_decay"));
        QVERIFY(!isIdle(bars(), "training.lr_schedule") && !isIdle(bars(), "training.batch_size"));
        QVERIFY(isIdle(bars(), "data.flips") && !isIdle(bars(), "data.patch_size"));
        QVERIFY(!isIdle(bars(), "network.activation"));
        QVERIFY(isIdle(edited(bars(), "network.hidden", ""), "network.activation"));
    }

    /// 64-6-1: products for outputs and for weights, and one for what goes back through the second layer.
    void floatingPointOperationsOfAStep()
    {
        QCOMPARE(spec::familyOf(bars()).stepFlops(bars()), 16.0 * (2 * 2 * 64 * 6 + 3 * 2 * 6));
        const auto measured = training::benchmark(barsByScores(), 3, {});
        QVERIFY2(measured.has_value(), measured ? "" : measured.error().text().c_str());
        QCOMPARE(measured->precision, std::string("fp64"));
        QVERIFY(measured->imagesPerSecond > 0.0);
    }

    void itsSpeedIsTried()
    {
        const auto speed = training::trySpeed(barsByScores(), {});
        QVERIFY2(speed.has_value(), speed ? "" : speed.error().text().c_str());
        const auto measured = training::benchmark(barsByScores(), 100, {});
        QVERIFY(*speed > 0.05 * measured->imagesPerSecond && *speed < 20.0 * measured->imagesPerSecond);

        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(training::trySpeed(barsByScores(), {{}, stop.get_token()}).error().code,
                 ErrorCode::Cancelled);
    }

    void learnsTwoClassesByOneNumber()
    {
        const session::SessionUpdate update = trained(bars(), "two");
        QCOMPARE(update.state, session::SessionState::Finished);
        QVERIFY(update.findings.empty());
        const auto metrics = store::readMetrics(path("two"));
        QVERIFY(metrics.has_value());
        QCOMPARE(lastOf(*metrics, "accuracy_test"), 1.0);
        QVERIFY(lastOf(*metrics, "rmse_test") < 0.2);
        QCOMPARE(lastOf(*metrics, "identical_neurons"), 0.0);
        QCOMPARE(lastOf(*metrics, "lr"), 0.5);

        const auto samples = store::readSamples(path("two"), 300);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        QCOMPARE(samples->classes, (std::vector<std::string>{"0", "1"}));
        QCOMPARE(samples->confusion->ofClass(0), std::uint64_t{50});
        QCOMPARE(samples->confusion->correct(), std::uint64_t{100});
        QCOMPARE(samples->images.size(), std::size_t{6});
    }

    void learnsThreeClassesByScores()
    {
        QCOMPARE(trained(barsByScores(), "three").state, session::SessionState::Finished);
        const auto metrics = store::readMetrics(path("three"));
        QVERIFY(metrics && lastOf(*metrics, "accuracy_test") > 0.98);
        const auto samples = store::readSamples(path("three"), 300);
        QVERIFY(samples && samples->confusion->classes() == 3);
    }

    /// The network of a checkpoint, by itself, says of the test part what training said of it.
    void aRunJudgesItsTestPart_data()
    {
        QTest::addColumn<QString>("run");
        QTest::newRow("one number") << "two";
        QTest::newRow("scores") << "three";
    }
    void aRunJudgesItsTestPart()
    {
        QFETCH(QString, run);
        const std::filesystem::path folder = path(run.toUtf8().constData());
        const auto judged = training::JudgedPart::judge(folder, 100, {}, data::Part::Test, {});
        QVERIFY2(judged.has_value(), judged ? "" : judged.error().text().c_str());
        const auto samples = store::readSamples(folder, 100);
        QVERIFY(samples.has_value());
        QCOMPARE(judged->classNames(), samples->classes);
        QVERIFY(classification::confusionMatrix(judged->beliefs(), judged->labels()) == *samples->confusion);
    }

    /// Grey of the image is the weight: 0.5 is 0, 1 the largest.
    void neuronsAreShownAsImages()
    {
        const auto checkpoint = store::readCheckpoint(path("two"), 300);
        QVERIFY(checkpoint.has_value());
        const std::vector<session::NamedTensor>& tensors = checkpoint->tensors.at("network");
        QCOMPARE(tensors.size(), std::size_t{4});
        QCOMPARE(tensors[0].name, std::string("layer1.weight"));
        QCOMPARE(tensors[0].dtype, std::string("F64"));
        QCOMPARE(tensors[0].shape, (std::vector<std::int64_t>{6, 64}));
        std::vector<double> weights(64);
        std::memcpy(weights.data(), tensors[0].bytes.data(), 64 * sizeof(double));
        double largest = 0.0;
        for (const double weight : weights) largest = std::max(largest, std::abs(weight));
        const auto samples = store::readSamples(path("two"), 300);
        QVERIFY(samples.has_value());
        for (std::size_t pixel = 0; pixel < 64; ++pixel) {
            const double grey = 0.5 + 0.5 * weights[pixel] / largest;
            QVERIFY(std::abs(samples->images[0].grey[pixel] - grey) < 0.01);
        }
    }

    void goesOnBitForBit()
    {
        trained(barsByScores(), "half", {170, {}, {}});
        QCOMPARE(run(training::prepareResume({path("half")}), {300, {}, {}}).state,
                 session::SessionState::Finished);
        const auto whole = store::readCheckpoint(path("three"), 300);
        const auto half = store::readCheckpoint(path("half"), 300);
        QVERIFY(whole && half && whole->tensors == half->tensors);
        const auto wholeMetrics = store::readMetrics(path("three"));
        const auto halfMetrics = store::readMetrics(path("half"));
        QVERIFY(wholeMetrics && halfMetrics);
        QCOMPARE(wholeMetrics->steps, halfMetrics->steps);
        for (std::size_t column = 0; column < wholeMetrics->values.size(); ++column) {
            for (std::size_t row = 0; row < wholeMetrics->steps.size(); ++row) {
                const double a = wholeMetrics->values[column][row];
                const double b = halfMetrics->values[column][row];
                QVERIFY(a == b || (std::isnan(a) && std::isnan(b)));
            }
        }
    }

    void theRateChangesInARunAndTheNetworkDoesNot()
    {
        const session::SessionUpdate update = run(
            training::prepareNewRun({bars(), path("data"), path("edited")}), {20, {}, {}},
            {{"learning.lr", 0.25}, {"network.hidden", "7"}});
        QCOMPARE(update.refusedEdits.size(), std::size_t{1});
        QCOMPARE(update.refusedEdits[0].path, std::string("network.hidden"));
        const auto metrics = store::readMetrics(path("edited"));
        QVERIFY(metrics && lastOf(*metrics, "lr") == 0.25);
    }

    /// One neuron's worth is learned, which is enough for bars; no more.
    void zeroWeightsKeepNeuronsIdentical()
    {
        const auto zero = edited(edited(bars(), "initial.weights.type", "constant"), "initial.biases.type",
                                 "constant");
        const session::SessionUpdate update = trained(zero, "zero");
        QCOMPARE(update.state, session::SessionState::Finished);
        const auto finding = found(update, "identical_neurons");
        QVERIFY(finding.has_value());
        QCOMPARE(finding->step, 100);
        QCOMPARE(finding->evidence.value, 5.0);
        QCOMPARE(finding->healthyStep, 0);
        const auto metrics = store::readMetrics(path("zero"));
        QVERIFY(metrics && lastOf(*metrics, "identical_neurons") == 5.0);

        spec::ExperimentSpec remedied = zero;
        for (const session::LiveEdit& edit : finding->remedy)
            remedied = edited(remedied, edit.path, edit.value);
        QVERIFY(!found(trained(remedied, "remedied"), "identical_neurons"));
    }

    void weightsOfMinusFiveAreNamedSaturation()
    {
        const auto low = edited(
            edited(edited(bars(), "initial.weights.type", "constant"), "initial.weights.value", -5.0),
            "training.steps", 400);
        const session::SessionUpdate update = trained(low, "low");
        QCOMPARE(update.state, session::SessionState::Finished);
        const auto saturation = found(update, "saturation");
        QVERIFY(saturation && saturation->evidence.value == 1.0);
        QCOMPARE(saturation->remedy.front().path, std::string("initial.weights.type"));
        const auto oneClass = found(update, "one_class");
        QVERIFY(oneClass.has_value());
        QCOMPARE(oneClass->step, 300);
        const auto samples = store::readSamples(path("low"), 400);
        QVERIFY(samples->confusion->takenFor(0) == 0 || samples->confusion->takenFor(1) == 0);
    }

    /// A sigmoid stays below 1: classes above it draw every output there.
    void oneSigmoidCannotTellThreeClasses()
    {
        spec::ExperimentSpec experiment = edited(bars(), "learning.loss", "rmse");
        spec::plainNetworkOf(experiment).classes.names = "1, 2, 0";
        experiment = edited(edited(experiment, "learning.lr", 2.0), "training.steps", 1000);
        trained(experiment, "numbers");
        const auto samples = store::readSamples(path("numbers"), 1000);
        QVERIFY(samples.has_value());
        QCOMPARE(samples->confusion->takenFor(2), std::uint64_t{0});
    }

    void overflowIsNamedAndHasARemedy()
    {
        spec::ExperimentSpec experiment = edited(bars(), "learning.lr", 1000.0);
        spec::plainNetworkOf(experiment).network = {"6", Activation::Identity, spec::ClassOutput::Number,
                                                    Activation::Identity};
        const session::SessionUpdate update = trained(experiment, "overflow");
        QCOMPARE(update.state, session::SessionState::Failed);
        QVERIFY2(QString::fromStdString(update.error->text()).contains("lower the learning rates"),
                 update.error->text().c_str());
        const auto finding = found(update, "non_finite");
        QVERIFY(finding.has_value());
        QCOMPARE(finding->remedy.size(), std::size_t{1});
        QCOMPARE(finding->remedy[0].path, std::string("learning.lr"));
        QCOMPARE(finding->remedy[0].value.get<double>(), 300.0);
    }

    /// The study of the report: at most 4 errors in 2,956 digits that were not learned from.
    void zerosAndOnesOfMnist()
    {
        const std::filesystem::path digits = SYNTHSLICE_SHARED_DATA "/mnist-full";
        if (!std::filesystem::exists(digits)) QSKIP("needs shared/data/mnist-full");
        const auto preset = spec::presetNamed("plain-01-mnist");
        QVERIFY(preset.has_value());
        const session::SessionUpdate update = run(
            training::prepareNewRun({preset->experiment, digits, path("digits")}));
        QCOMPARE(update.state, session::SessionState::Finished);
        const auto samples = store::readSamples(path("digits"), preset->experiment.training.steps);
        QVERIFY(samples.has_value());
        QCOMPARE(samples->confusion->total(), std::uint64_t{2956});
        QVERIFY2(samples->confusion->total() - samples->confusion->correct() <= 4,
                 qPrintable(QString::number(samples->confusion->correct())));
    }
};

SYNTHSLICE_TEST(TestPlainNetworkFamily)

}  // namespace test_plain_network_family

#include "test_plain_network_family.moc"
