#include <cmath>
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "engine/classification/class_measures.h"
#include "engine/families/classifier/class_beliefs.h"
#include "engine/families/classifier/classifier_trainer.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/store/run_store.h"
#include "engine/training/family_training.h"
#include "engine/training/images/image_classifier.h"
#include "engine/training/labelled_data.h"
#include "engine/training/training_run.h"
#include "tests/shared/seeded.h"
#include "tests/shared/striped_images.h"
#include "tests/shared/test_program.h"
#include "tests/shared/trainer_checks.h"

namespace test_classifier_trainer {

using namespace synthslice;
using spec::classifierOf;

namespace {

constexpr int classes = 3;
constexpr int side = 12;

/// With everything that has state: batch norm, dropout, momentum.
spec::ExperimentSpec smallClassifier()
{
    spec::ClassifierSpec classifier;
    classifier.classes.validationShare = 0.0;
    classifier.network.layers = {spec::Conv2dSpec{.outChannels = 4, .padding = 1},
                                 spec::BatchNorm2dSpec{},
                                 spec::ReluSpec{},
                                 spec::MaxPool2dSpec{},
                                 spec::FlattenSpec{},
                                 spec::DropoutSpec{.p = 0.2},
                                 spec::LinearSpec{.outFeatures = classes}};
    classifier.optimizer = spec::RmspropSpec{.lr = 2e-3, .momentum = 0.5};
    spec::ExperimentSpec experiment;
    experiment.name = "stripes";
    experiment.data.patchSize = side;
    experiment.family = classifier;
    experiment.training.batchSize = 16;
    experiment.training.steps = 60;
    experiment.training.sampleEverySteps = 10;
    experiment.training.checkpointEverySteps = 30;
    experiment.training.threads = 1;
    experiment.training.precision = spec::Precision::Fp32;
    experiment.training.device = spec::Device::Cpu;
    return experiment;
}

/// 72 images to learn from, five batches of which the last is smaller, and 18 for testing.
std::shared_ptr<const data::LabelledDataset> stripes()
{
    static const auto dataset = std::make_shared<const data::LabelledDataset>(
        *data::LabelledDataset::of(test::stripedImages(90, side, classes), {.validationShare = 0.0}));
    return dataset;
}

training::ClassifierTrainer newTrainer(const spec::ExperimentSpec& experiment = smallClassifier())
{
    return {experiment, stripes(), *training::selectDevice(experiment.training)};
}

double valueOf(const session::StepReport& report, const std::string& key)
{
    return test::valueOf(report, training::classifierMetrics(), key);
}

}  // namespace

class TestClassifierTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void initTestCase() { test::writeStripedImages(path("stripes"), 90, side, classes); }

    void itLearnsWhatAnybodySees()
    {
        training::ClassifierTrainer trainer = newTrainer();
        const session::Samples before = trainer.sample();
        QCOMPARE(before.confusion->total(), std::uint64_t{18});
        for (int i = 0; i < 100; ++i) QVERIFY(trainer.step());
        const session::Samples after = trainer.sample();
        QCOMPARE(after.classes, (std::vector<std::string>{"0", "1", "2"}));
        QVERIFY(classification::accuracy(*before.confusion) < 0.9);
        QCOMPARE(classification::accuracy(*after.confusion), 1.0);
    }

    void stepsRepeatAfterACheckpoint()
    {
        training::ClassifierTrainer whole = newTrainer();
        const auto first = test::steps(whole, 13);
        const session::CheckpointData checkpoint = whole.checkpoint();
        const auto second = test::steps(whole, 13);
        training::ClassifierTrainer again = newTrainer();
        QVERIFY(again.restore(checkpoint));
        QVERIFY(test::steps(again, 13) == second);
        QVERIFY(again.checkpoint().tensors == whole.checkpoint().tensors);
        QVERIFY(again.checkpoint().state == whole.checkpoint().state);
    }

    void samplesDoNotChangeTheSteps()
    {
        training::ClassifierTrainer plain = newTrainer();
        training::ClassifierTrainer sampled = newTrainer();
        for (int i = 0; i < 12; ++i) {
            QVERIFY(sampled.sample().confusion);
            QVERIFY(test::steps(plain, 1) == test::steps(sampled, 1));
        }
    }

    void theTestPartIsTriedWhenSamplesAreDue()
    {
        training::ClassifierTrainer trainer = newTrainer();
        for (int step = 1; step <= 20; ++step) {
            const auto report = trainer.step();
            QVERIFY(std::isfinite(valueOf(*report, "loss")));
            QCOMPARE(std::isnan(valueOf(*report, "loss_test")), step % 10 != 0);
            if (step % 10 != 0) continue;
            const session::Samples samples = trainer.sample();
            QCOMPARE(valueOf(*report, "accuracy_test"), classification::accuracy(*samples.confusion));
            QCOMPARE(valueOf(*report, "rmse_class_numbers_test"),
                     classification::rmseOfClassNumbers(*samples.confusion));
        }
    }

    /// An epoch takes 16, 16, 16, 16 and 8 of 72 images.
    void theLastBatchOfAnEpochIsSmaller()
    {
        training::ClassifierTrainer trainer = newTrainer();
        for (int step = 1; step <= 5; ++step) {
            const double correct = valueOf(*trainer.step(), "accuracy") * (step < 5 ? 16.0 : 8.0);
            QCOMPARE(correct, std::round(correct));
        }
    }

    /// Against the layers and the loss of torch.nn, which takes numbers of classes instead of probabilities.
    void theTestLossIsPyTorchs()
    {
        training::ClassifierTrainer trainer = newTrainer();
        session::StepReport report;
        for (int step = 0; step < 10; ++step) report = *trainer.step();
        const spec::ExperimentSpec experiment = smallClassifier();
        auto network = models::buildNetwork(classifierOf(experiment).network, {1, side, side},
                                            test::seeded(1), spec::Kernels::Reference);
        QVERIFY(models::loadState(*network, trainer.checkpoint().tensors.at("network"), "network"));
        network->eval();
        const auto& images = stripes()->images(data::Part::Test);
        torch::Tensor pixels = torch::empty({18, 1, side, side});
        torch::Tensor labels = torch::empty({18}, torch::kInt64);
        stripes()->fill(images, data::PixelRange::ZeroToOne,
                        {pixels.mutable_data_ptr<float>(), 18 * side * side},
                        {labels.mutable_data_ptr<std::int64_t>(), 18});
        const torch::NoGradGuard noGradients;
        const double expected = torch::cross_entropy_loss(network->forward(pixels), labels).item<double>();
        QVERIFY(std::abs(valueOf(report, "loss_test") - expected) < 1e-5 * expected);
    }

    void aSingleHighTestLossIsNoOverfitting()
    {
        training::TestLossMemory memory;
        QVERIFY(std::isnan(memory.rise()) && std::isnan(memory.overTraining()));
        const auto test = [&](double training, double loss) {
            memory.addTraining(training - 0.1);
            memory.addTraining(training + 0.1);
            memory.addTest(loss);
        };
        test(0.4, 0.5);
        QCOMPARE(memory.rise(), 1.0);
        QCOMPARE(memory.overTraining(), 1.25);
        test(0.2, 0.4);
        test(0.2, 0.8);
        QCOMPARE(memory.rise(), 1.0);  // 0.4 is among the last three
        test(0.2, 0.6);
        test(0.2, 0.7);
        QCOMPARE(memory.rise(), 1.5);
        QCOMPARE(memory.overTraining(), 3.5);
        training::TestLossMemory again;
        again.loadState(memory.state());
        QCOMPARE(again.rise(), memory.rise());
        QVERIFY(again.state() == memory.state());
    }

    void beliefsSumToOne_data()
    {
        QTest::addColumn<int>("last");
        for (int i = 0; i < 6; ++i) QTest::addRow("%d", i) << i;
    }

    /// Behind every end that rules allow, most belief goes to the largest value.
    void beliefsSumToOne()
    {
        QFETCH(int, last);
        spec::ClassifierSpec classifier = classifierOf(smallClassifier());
        const torch::Tensor scores = torch::randn({5, 3}, test::seeded(2)).abs();
        torch::Tensor values = scores;
        const std::array<spec::LayerSpec, 3> ends{spec::SoftmaxSpec{}, spec::LogSoftmaxSpec{},
                                                  spec::SigmoidSpec{}};
        if (last < 3) {
            classifier.network.layers.push_back(ends[static_cast<std::size_t>(last)]);
            values = last == 0 ? scores.softmax(1) : last == 1 ? scores.log_softmax(1) : scores.sigmoid();
        } else {
            classifier.loss.crossEntropy = last == 3 ? 1.0 : 0.0;
            classifier.loss.bce = last == 4 ? 1.0 : 0.0;
            classifier.loss.mse = 1.0;
        }
        const torch::Tensor beliefs = training::beliefsOf(classifier, values);
        QVERIFY(torch::allclose(beliefs.sum(1), torch::ones({5})));
        QVERIFY(torch::equal(beliefs.argmax(1), scores.argmax(1)));
        if (last == 0 || last == 1 || last == 3) {
            QVERIFY(torch::allclose(beliefs, torch::exp(scores) / torch::exp(scores).sum(1, true)));
        }
    }

    void aNetworkForOtherClassesIsRefused()
    {
        spec::ExperimentSpec experiment = smallClassifier();
        classifierOf(experiment).network.layers.back() = spec::LinearSpec{.outFeatures = 4};
        const auto data = training::familyTrainingOf(experiment).read(path("stripes"), experiment, {});
        QVERIFY2(data.has_value(), data ? "" : data.error().text().c_str());
        const auto trainer = (*data)->makeTrainer(experiment, 1,
                                                  *training::selectDevice(experiment.training));
        QVERIFY(!trainer);
        QCOMPARE(
            QString::fromStdString(trainer.error().message),
            QString("network.layers.6: The network gives 4 values, but the data have 3 classes, 0 to 2"));
    }

    void aLastBatchOfOneIsRefusedWhereBatchNormNeedsMore()
    {
        spec::ExperimentSpec experiment = smallClassifier();
        auto& layers = classifierOf(experiment).network.layers;
        layers.insert(layers.begin() + 6, spec::BatchNorm1dSpec{});
        experiment.training.batchSize = 71;
        const auto data = training::familyTrainingOf(experiment).read(path("stripes"), experiment, {});
        const training::DeviceReport device = *training::selectDevice(experiment.training);
        QVERIFY(!(*data)->makeTrainer(experiment, 1, device));
        experiment.training.batchSize = 70;
        QVERIFY((*data)->makeTrainer(experiment, 1, device));
    }

    void itsRunIsTrainedResumedAndJudged()
    {
        using session::SessionState;
        const spec::ExperimentSpec experiment = smallClassifier();
        QCOMPARE(test::runToTheEnd(training::prepareNewRun({experiment, path("stripes"), path("run")})),
                 SessionState::Finished);
        QCOMPARE(test::runToTheEnd(training::prepareNewRun({experiment, path("stripes"), path("half")}),
                                   {25, {}, {}}),
                 SessionState::Finished);
        QCOMPARE(test::runToTheEnd(training::prepareResume({path("half")}), {60, {}, {}}),
                 SessionState::Finished);
        for (const char* file : {"network.safetensors", "optimizer.safetensors", "state.json"}) {
            const auto bytes = [&](const char* name) {
                QFile read(QString::fromStdString((path(name) / "checkpoints/step-000060" / file).string()));
                return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
            };
            QVERIFY2(!bytes("run").isEmpty() && bytes("run") == bytes("half"), file);
        }
        const auto samples = store::readSamples(path("run"), 60);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        const auto judged = training::JudgedPart::judge(path("run"), {}, {}, data::Part::Test, {});
        QVERIFY2(judged.has_value(), judged ? "" : judged.error().text().c_str());
        QVERIFY(confusionMatrix(judged->beliefs(), judged->labels()) == *samples->confusion);
        QCOMPARE(judged->step(), 60);
        QCOMPARE(judged->grey(0).width, side);
    }

    void whatCannotBeJudgedIsRefused()
    {
        const auto classifier = training::ImageClassifier::open(path("run"), {});
        QVERIFY(classifier.has_value());
        QVERIFY(!(*classifier)->beliefs(std::vector{GreyImage(side + 1, side)}));
        QVERIFY(!training::JudgedPart::judge(path("run"), {}, {}, data::Part::Validation, {}));
        QVERIFY(!training::JudgedPart::judge(path("run"), 59, {}, data::Part::Test, {}));
        test::writeStripedImages(path("others"), 60, side, classes);
        const auto others = training::JudgedPart::judge(path("run"), {}, path("others"), data::Part::Test,
                                                        {});
        QVERIFY(!others);
        QVERIFY(others.error().message.find("are not those") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestClassifierTrainer)

}  // namespace test_classifier_trainer

#include "test_classifier_trainer.moc"
