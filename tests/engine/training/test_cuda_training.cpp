#include <algorithm>
#include <cmath>
#include <variant>

#include <QTest>

#include "engine/families/gan/gan_trainer.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "tests/engine/training/pretend_cuda.h"
#include "tests/shared/random_images.h"
#include "tests/shared/small_experiment.h"

using namespace synthslice;
using training::GanTrainer;

namespace {

/// Without dropout, which draws otherwise on a GPU, and without a bias before the norm, which would learn
/// from rounding alone.
spec::ExperimentSpec comparableExperiment()
{
    spec::ExperimentSpec experiment = test::smallExperiment();
    std::erase_if(spec::ganOf(experiment).generator.layers, [](const spec::LayerSpec& layer) {
        return std::holds_alternative<spec::DropoutSpec>(layer);
    });
    std::get<spec::ConvTranspose2dSpec>(spec::ganOf(experiment).generator.layers.front()).bias = false;
    experiment.training.batchSize = 2;
    experiment.training.kernels = spec::Kernels::Reference;
    return experiment;
}

training::DeviceReport onCpu()
{
    return *training::selectDevice(
        {.precision = spec::Precision::Fp32, .device = spec::Device::Cpu, .threads = 1});
}

struct Gpu {
    bool graphs = false;
    bool bf16 = false;
};

training::DeviceReport on(const Gpu& gpu)
{
    training::DeviceReport device = onCpu();
    device.cuda = true;
    device.graphs = gpu.graphs;
    device.bf16 = gpu.bf16;
    return device;
}

GanTrainer trainerOn(const spec::ExperimentSpec& experiment, const training::DeviceReport& device)
{
    return {experiment, {test::fillBatch, {0.5, 0.25}, 1, [] { return 2.0; }}, device};
}

GanTrainer trainerOn(const spec::ExperimentSpec& experiment, const Gpu& gpu)
{
    return trainerOn(experiment, on(gpu));
}

void compareRelatively(double value, double expected, const char* what)
{
    if (std::isnan(expected) && std::isnan(value)) return;
    QVERIFY2(std::abs(value - expected) <= 1e-4 * (1.0 + std::abs(expected)),
             qPrintable(QStringLiteral("%1: %2, not %3").arg(QLatin1String(what)).arg(value).arg(expected)));
}

/// What both tell of their next step.
void compare(GanTrainer& trainer, GanTrainer& expected)
{
    const auto report = trainer.step();
    const auto expectedReport = expected.step();
    QVERIFY(report && expectedReport);
    const auto metrics = training::ganMetrics();
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        compareRelatively(report->values[i], expectedReport->values[i], metrics[i].key.c_str());
    }
}

void compare(const std::vector<GreyImage>& images, const std::vector<GreyImage>& expected)
{
    QCOMPARE(images.size(), expected.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        QCOMPARE(images[i].grey.size(), expected[i].grey.size());
        for (std::size_t pixel = 0; pixel < images[i].grey.size(); ++pixel) {
            compareRelatively(images[i].grey[pixel], expected[i].grey[pixel], "grey");
        }
    }
}

}  // namespace

class TestCudaTraining : public QObject {
    Q_OBJECT

private slots:
    void theDeviceIsAsStrictAsAGpu()
    {
        const torch::Tensor onCpu = torch::randn({3, 4});
        const torch::Tensor onGpu = onCpu.to(torch::kCUDA);
        const torch::Tensor sums = (onGpu * 2.0 + onGpu).sum(1);
        QVERIFY(sums.is_cuda());
        QVERIFY(torch::allclose(sums.cpu(), (onCpu * 3.0).sum(1)));
        QVERIFY_EXCEPTION_THROWN(onGpu + onCpu, c10::Error);
    }

    /// The same losses as on the CPU, and images, and a checkpoint that goes on on either.
    void learnsAsOnTheCpu()
    {
        const spec::ExperimentSpec experiment = comparableExperiment();
        GanTrainer cpu = trainerOn(experiment, onCpu());
        GanTrainer gpu = trainerOn(experiment, Gpu{});
        for (int step = 0; step < 3; ++step) compare(gpu, cpu);
        compare(gpu.sample().images, cpu.sample().images);
        compare(gpu.images(session::Generator::Raw, 20), cpu.images(session::Generator::Raw, 20));
        GanTrainer fromGpu = trainerOn(experiment, onCpu());
        QVERIFY(fromGpu.restore(gpu.checkpoint()));
        GanTrainer fromCpu = trainerOn(experiment, Gpu{});
        QVERIFY(fromCpu.restore(cpu.checkpoint()));
        compare(fromCpu, fromGpu);
        compare(gpu, cpu);
    }

    void everyPresetLearns_data()
    {
        QTest::addColumn<QString>("preset");
        for (const spec::Preset& preset : spec::presets()) {
            if (preset.experiment.family.name() != spec::GanSpec::family) continue;
            QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
        }
    }

    /// In bfloat16. After three steps all but what changes with augmentation and extra terms runs as graphs,
    /// and the GPU is waited for once in a step.
    void everyPresetLearns()
    {
        QFETCH(QString, preset);
        spec::ExperimentSpec experiment = spec::presetNamed(preset.toStdString())->experiment;
        experiment.training.batchSize = 2;
        GanTrainer byGraphs = trainerOn(experiment, Gpu{.graphs = true, .bf16 = true});
        GanTrainer byOperations = trainerOn(experiment, Gpu{.bf16 = true});
        for (int step = 0; step < 5; ++step) {
            test::resetTraffic();
            const auto report = byGraphs.step();
            const test::Traffic traffic = test::traffic();
            QVERIFY(report);
            QCOMPARE(report->notice, std::string());
            const auto expected = byOperations.step();
            for (std::size_t i = 0; i < expected->values.size(); ++i) {
                QVERIFY(report->values[i] == expected->values[i] ||
                        (std::isnan(report->values[i]) && std::isnan(expected->values[i])));
            }
            const bool changes = spec::ganOf(experiment).augmentation.isOn() ||
                                 spec::ganOf(experiment).terms.circles.isOn();
            QCOMPARE(traffic.replays, step < 3 || changes ? 0 : spec::ganOf(experiment).loss.nCritic + 1);
            if (!changes && step > 0) {          // terms measure patches in the first
                QCOMPARE(traffic.downloads, 1);  // the measures
                QCOMPARE(traffic.pageableUploads, 0);
            }
        }
    }

    /// A graph holds constants: they may change all the same.
    void liveEditsReachGraphs()
    {
        spec::ExperimentSpec experiment = spec::presetNamed("texture-64")->experiment;
        experiment.training.batchSize = 2;
        spec::ganOf(experiment).optimizer.discriminator = spec::SgdSpec{
            .lr = 1e-3, .momentum = 0.9, .dampening = 0.1};
        GanTrainer byGraphs = trainerOn(experiment, Gpu{.graphs = true});
        GanTrainer byOperations = trainerOn(experiment, Gpu{});
        const auto edit = [&](const session::LiveEdit& change) {
            return byGraphs.applyLive(change) && byOperations.applyLive(change);
        };
        for (int step = 0; step < 12; ++step) {
            if (step == 5) QVERIFY(edit({"loss.r1_gamma", 3.0}));
            if (step == 10) QVERIFY(edit({"optimizer.generator.lr", 1e-2}));
            test::resetTraffic();
            const auto report = byGraphs.step();
            if (step > 0) QCOMPARE(test::traffic().downloads, 1);
            // Of these two only the first is part of a graph.
            QCOMPARE(test::traffic().replays, step < 3 || (step >= 5 && step < 8) ? 0 : 2);
            QCOMPARE(report->values[0], byOperations.step()->values[0]);
        }
    }

    void aRefusedGraphCostsNothingButSpeed_data()
    {
        QTest::addColumn<int>("operations");
        for (const int operations : {0, 60, 160}) QTest::addRow("after %d", operations) << operations;
    }

    /// What a GPU does not record is done operation by operation, and said.
    void aRefusedGraphCostsNothingButSpeed()
    {
        QFETCH(int, operations);
        spec::ExperimentSpec experiment = spec::presetNamed("dcgan-64")->experiment;
        experiment.training.batchSize = 2;
        GanTrainer refused = trainerOn(experiment, Gpu{.graphs = true});
        GanTrainer byOperations = trainerOn(experiment, Gpu{});
        for (int step = 0; step < 5; ++step) {
            test::refuseGraphsAfter(operations);
            const auto report = refused.step();
            test::refuseGraphsAfter(-1);
            QCOMPARE(report->notice.find("graph") != std::string::npos, step == 3);
            QCOMPARE(report->values[0], byOperations.step()->values[0]);
        }
    }
};

QTEST_GUILESS_MAIN(TestCudaTraining)
#include "test_cuda_training.moc"
