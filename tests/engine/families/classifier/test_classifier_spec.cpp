#include <QTest>

#include "engine/families/classifier/classifier_health.h"
#include "engine/families/classifier/classifier_spec.h"
#include "engine/session/health_monitor.h"
#include "engine/spec/applies.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_classifier_spec {

using namespace synthslice;
using namespace synthslice::spec;

namespace {

ExperimentSpec lenet()
{
    return presetNamed("lenet-mnist")->experiment;
}

/// LeNet with other layers behind its last linear one.
ExperimentSpec lenetWith(std::vector<LayerSpec> end)
{
    ExperimentSpec experiment = lenet();
    for (LayerSpec& layer : end) classifierOf(experiment).network.layers.push_back(std::move(layer));
    return experiment;
}

QString firstProblem(const ExperimentSpec& experiment)
{
    const Problems problems = findProblems(experiment);
    if (problems.empty()) return {};
    return QString::fromStdString(problems.front().path + ": " + problems.front().message);
}

/// What the rules find when each step of 1,000 measures the same.
std::vector<std::string> failures(const ExperimentSpec& experiment, double accuracy, double largestShare,
                                  double rise, double overTraining)
{
    session::HealthMonitor monitor(session::classifierHealthRules(),
                                   {{"accuracy", "", "accuracy", ""},
                                    {"largest_share", "", "ratio", ""},
                                    {"test_loss_rise", "", "ratio", ""},
                                    {"test_over_training", "", "ratio", ""}},
                                   0);
    std::vector<std::string> found;
    for (std::int64_t step = 1; step <= 1000; ++step) {
        monitor.step({step, 0.01, {accuracy, largestShare, rise, overTraining}});
        if (step % 100 != 0) continue;
        for (const auto& finding : monitor.inspect({}, step, experiment)) found.push_back(finding.failure);
    }
    return found;
}

}  // namespace

class TestClassifierSpec : public QObject {
    Q_OBJECT

private slots:
    /// Weights and biases by hand.
    void presetsHaveTheParametersOfTheirNetworks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("parameters");
        const qint64 head = 120 * 84 + 84 + 84 * 10 + 10;
        QTest::newRow("LeNet") << "lenet-mnist" << qint64{61706};
        QTest::newRow("no pooling") << "lenet-mnist-no-pooling"
                                    << 6 * 25 + 6 + 16 * 6 * 25 + 16 + 9216 * 120 + 120 + head;
        QTest::newRow("three convolutions")
            << "lenet-mnist-three-convolutions"
            << 12 * 9 + 12 + 24 * 12 * 9 + 24 + 32 * 24 * 9 + 32 + 1568 * 120 + 120 + head;
        QTest::newRow("one convolution")
            << "lenet-mnist-one-convolution" << 20 * 25 + 20 + 3920 * 120 + 120 + head;
        QTest::newRow("one hidden layer") << "one-hidden-mnist" << qint64{784 * 128 + 128 + 128 * 10 + 10};
    }

    void presetsHaveTheParametersOfTheirNetworks()
    {
        QFETCH(QString, name);
        QFETCH(qint64, parameters);
        const ExperimentSpec experiment = presetNamed(name.toStdString())->experiment;
        QCOMPARE(qint64{networksOf(experiment).front().shapes.parameters}, parameters);
        QCOMPARE(outputsOf(experiment), 10);
    }

    void theLossIsCrossEntropyUnlessToldOtherwise()
    {
        Json json = toJson(lenet());
        json.erase("loss");
        const auto read = experimentFromJson(json);
        QVERIFY(read.has_value());
        QVERIFY(classifierOf(*read).loss == ClassLossSpec{});
        QCOMPARE(classifierOf(*read).loss.crossEntropy, 1.0);
        QCOMPARE(classifierOf(*read).loss.bce, 0.0);
        json["loss"] = {{"mse", 2}};
        QCOMPARE(classifierOf(*experimentFromJson(json)).loss.crossEntropy, 1.0);
        QVERIFY(parameterAt(lenet(), "loss.cross_entropy")->defaultValue == Json(1.0));
    }

    void problemsNameTheLayer()
    {
        QCOMPARE(firstProblem(lenet()), QString());
        QVERIFY(firstProblem(lenetWith({SoftmaxSpec{}}))
                    .startsWith("network.layers.12: The network ends in a "
                                "softmax"));
        QVERIFY(firstProblem(lenetWith({MinibatchStdSpec{}})).startsWith("network.layers.12: What an image"));
        QVERIFY(firstProblem(lenetWith({LinearSpec{.outFeatures = 1}}))
                    .startsWith("network.layers.12: The network gives 1, but"));
        ExperimentSpec map = lenet();
        classifierOf(map).network.layers.resize(6);
        QVERIFY(firstProblem(map).startsWith("network.layers.5: The network gives 16 x 5 x 5"));
        classifierOf(map).network.layers.clear();
        QVERIFY(firstProblem(map).startsWith("network.layers: The network has no layers"));
        ExperimentSpec nll = lenet();
        classifierOf(nll).loss.crossEntropy = 0.0;
        QVERIFY(firstProblem(nll).startsWith("loss: All weights"));
        classifierOf(nll).loss.nll = 1.0;
        QVERIFY(firstProblem(nll).startsWith("network.layers.11: The NLL loss needs log-probabilities"));
        classifierOf(nll).network.layers.emplace_back(LogSoftmaxSpec{});
        QCOMPARE(firstProblem(nll), QString());
    }

    void whatIsForSlicesIsIdle()
    {
        QVERIFY(whyIdle(lenet(), "data.flips").has_value());
        QVERIFY(whyIdle(lenet(), "training.ema_decay").has_value());
        QVERIFY(!whyIdle(lenet(), "data.patch_size").has_value());
        QVERIFY(!whyIdle(lenet(), "training.steps").has_value());
        QVERIFY(!whyIdle(presetNamed("texture-64")->experiment, "training.ema_decay").has_value());
        ExperimentSpec small = lenet();
        small.data.blockSize = 16;
        QCOMPARE(firstProblem(small), QString());
    }

    void eachFailureIsFoundOnceAndAHealthyTrainingHasNone()
    {
        using Names = std::vector<std::string>;
        QCOMPARE(failures(lenet(), 0.9, 0.2, 1.05, 1.5), Names());
        QCOMPARE(failures(lenet(), 0.1, 1.0, 1.0, 1.0), Names{"one_class"});
        QCOMPARE(failures(lenet(), 0.11, 0.3, 1.0, 1.0), Names{"chance"});
        QCOMPARE(failures(lenet(), 0.99, 0.2, 1.6, 5.0), Names{"overfitting"});
        // Nearly all images are of one class; both losses rise.
        QCOMPARE(failures(lenet(), 0.98, 1.0, 1.0, 1.0), Names());
        QCOMPARE(failures(lenet(), 0.5, 0.2, 3.0, 1.1), Names());
    }

    void remediesAreExperimentsThatCanBeTrained()
    {
        for (const Preset& preset : presets()) {
            if (preset.experiment.family.name() != ClassifierSpec::family) continue;
            for (const session::HealthRule& rule : session::classifierHealthRules()) {
                ExperimentSpec edited = preset.experiment;
                const auto remedies = rule.remedies(preset.experiment);
                for (const session::LiveEdit& edit : remedies.front()) {
                    const auto result = withValue(edited, edit.path, edit.value);
                    QVERIFY2(result.has_value(), (preset.name + ": " + edit.path).c_str());
                    edited = *result;
                }
                QVERIFY(edited != preset.experiment && findProblems(edited).empty());
            }
        }
    }
};

SYNTHSLICE_TEST(TestClassifierSpec)

}  // namespace test_classifier_spec

#include "test_classifier_spec.moc"
