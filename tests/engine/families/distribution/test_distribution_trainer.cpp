#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include <QTemporaryDir>
#include <QTest>

#include "engine/distribution/mixture_divergences.h"
#include "engine/families/distribution/distribution_trainer.h"
#include "engine/families/distribution/point_mixture.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "engine/training/benchmark.h"
#include "engine/training/device.h"
#include "engine/training/training_run.h"
#include "tests/shared/test_program.h"

namespace test_distribution_trainer {

using namespace synthslice;

namespace {

spec::ExperimentSpec preset(const char* name, const QStringList& settings = {})
{
    spec::ExperimentSpec experiment = spec::presetNamed(name)->experiment;
    for (const QString& setting : settings) {
        const auto at = setting.indexOf('=');
        auto next = spec::withText(experiment, setting.left(at).toStdString(),
                                   setting.mid(at + 1).toStdString());
        if (!next) qFatal("%s", next.error().text().c_str());
        experiment = std::move(*next);
    }
    return experiment;
}

/// A trainer with the names of what it measures.
template <std::size_t D>
class Trained {
public:
    explicit Trained(const spec::ExperimentSpec& experiment)
        : m_trainer(experiment, *spec::mixtureOf<D>(spec::distributionOf(experiment).real),
                    *training::selectDevice(
                        {.precision = spec::Precision::Fp32, .device = spec::Device::Cpu, .threads = 1})),
          m_metrics(training::pointMetrics(spec::distributionOf(experiment)))
    {
    }

    training::DistributionTrainer<D>& trainer() { return m_trainer; }

    void train(int steps)
    {
        m_values.clear();
        for (int i = 0; i < steps; ++i) m_values.push_back(m_trainer.step()->values);
    }

    /// Mean over the last steps of train().
    [[nodiscard]] double mean(const char* key, std::size_t last = 100) const
    {
        const auto column = static_cast<std::size_t>(
            std::ranges::find(m_metrics, key, &session::MetricInfo::key) - m_metrics.begin());
        double sum = 0.0;
        for (std::size_t i = m_values.size() - last; i < m_values.size(); ++i) sum += m_values[i][column];
        return sum / static_cast<double>(last);
    }

    [[nodiscard]] session::CurvePanel panel(const char* title)
    {
        const auto panels = m_trainer.sample().panels;
        const auto found = std::ranges::find(panels, title, &session::CurvePanel::title);
        if (found == panels.end()) qFatal("no panel %s", title);
        return *found;
    }

private:
    training::DistributionTrainer<D> m_trainer;
    std::vector<session::MetricInfo> m_metrics;
    std::vector<std::vector<double>> m_values;
};

session::SessionState run(session::Prepare prepare, const session::SessionLimits& limits = {})
{
    session::TrainingSession session(std::move(prepare), limits, {});
    session.start();
    session.wait();
    return session.drain().state;
}

void compare(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance,
             qPrintable(QString("%1 instead of %2").arg(value).arg(expected)));
}

/// Rows of a run's metrics; NaN (not computed) as a number that compares equal.
std::vector<std::vector<double>> comparable(std::vector<std::vector<double>> values)
{
    for (auto& column : values) {
        std::ranges::replace_if(
            column, [](double value) { return std::isnan(value); }, -12345.0);
    }
    return values;
}

}  // namespace

/// Discriminator and critic come to what theory says.
class TestDistributionTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    /// N(-2, 1) and N(2, 1): D* = 1 / (1 + exp(4 x)) by hand, W1 = 4, f*' = -1 between and around them.
    void bothComeToTheirBest()
    {
        Trained<1> trained(preset("two-gaussians"));
        trained.train(1500);

        const session::CurvePanel discriminator = trained.panel("Discriminator");
        double error = 0.0;
        double weights = 0.0;
        for (std::size_t i = 0; i < discriminator.curves[0].x.size(); ++i) {
            const double x = discriminator.curves[0].x[i];
            const double weight = std::exp(-0.5 * (x + 2.0) * (x + 2.0)) +
                                  std::exp(-0.5 * (x - 2.0) * (x - 2.0));
            const double best = 1.0 / (1.0 + std::exp(4.0 * x));
            error += weight * std::abs(discriminator.curves[0].y[i] - best);
            weights += weight;
            compare(discriminator.curves[1].y[i], best, 1e-9);
        }
        compare(error / weights, 0.0, 0.02);

        const spec::DistributionSpec& is = spec::distributionOf(preset("two-gaussians"));
        const double js = distribution::jensenShannon(*spec::mixtureOf<1>(is.real),
                                                      *spec::mixtureOf<1>(is.generated));
        compare(trained.mean("js"), js, 1e-12);
        compare(trained.mean("js_estimate"), js, 0.02);
        compare(trained.mean("w1"), 4.0, 1e-6);
        compare(trained.mean("w1_estimate"), 4.0, 0.5);
        QVERIFY(trained.mean("w1_estimate") < 4.0);  // of any f at most W1, but for a few samples

        const session::CurvePanel pushes = trained.panel("Where a generated point at x is drawn");
        const session::Curve& critic = pushes.curves[2];
        for (std::size_t i = 0; i < critic.x.size(); ++i) {
            if (std::abs(critic.x[i]) < 3.0) QVERIFY(critic.y[i] < -0.5);
        }
    }

    /// Arjovsky 2017, figure 2: far from the real points the discriminator's gradient is gone, the critic's
    /// is not; and the generated Gaussian may be moved there while both learn. A slope s earns s W1 and costs
    /// lambda (s - 1)^2, which is best at s = 1 + W1 / (2 lambda).
    void farAwayOnlyTheCriticTellsTheWay()
    {
        Trained<1> trained(preset("two-gaussians"));
        trained.train(300);
        const double near = trained.mean("gradient_minimax");
        QVERIFY(trained.trainer().applyLive({"generated.mean", 10.0}));
        trained.train(1200);
        compare(trained.mean("w1"), 12.0, 1e-6);
        compare(trained.mean("js"), std::log(2.0), 1e-6);
        QVERIFY(near > -1.5);
        QVERIFY2(trained.mean("gradient_minimax") < -3.0,
                 qPrintable(QString::number(trained.mean("gradient_minimax"))));
        compare(trained.mean("gradient_critic"), std::log10(1.0 + 12.0 / 20.0), 0.05);
        QVERIFY(!trained.trainer().applyLive({"generated.kind", "mixture"}));
        QVERIFY(!trained.trainer().applyLive({"generated.sd", -1.0}));
    }

    void theRealGaussianMovesToo()
    {
        Trained<1> trained(preset("two-gaussians"));
        trained.train(3);
        QVERIFY(trained.trainer().applyLive({"real.mean", -7.0}));
        QVERIFY(trained.trainer().applyLive({"real.sd", 3.0}));
        QVERIFY(trained.trainer().applyLive({"real.sd", 1.0}));
        trained.train(3);
        compare(trained.mean("w1", 3), 9.0, 1e-6);
        // The top of the real curve is where the Gaussian is.
        const session::Curve real = trained.panel("Distributions").curves.front();
        const auto top = std::ranges::max_element(real.y) - real.y.begin();
        compare(real.x[static_cast<std::size_t>(top)], -7.0, 0.1);
    }

    /// What other parts give stays to the last bit.
    void aPartLearnsAlone()
    {
        Trained<2> trained(preset("gan-2d-ring"));
        trained.train(2);
        const auto weights = [&] { return trained.trainer().checkpoint().tensors; };
        QCOMPARE(trained.trainer().stepParts().size(), std::size_t{3});
        for (const session::StepPart& part : trained.trainer().stepParts()) {
            const auto before = weights();
            QVERIFY(trained.trainer().stepPart(part.key));
            for (const auto& [name, tensors] : weights()) {
                const bool isSame = std::ranges::equal(
                    tensors, before.at(name), {}, &session::NamedTensor::bytes, &session::NamedTensor::bytes);
                QVERIFY2(isSame != name.ends_with(part.key), (part.key + " changes " + name).c_str());
            }
        }
        QCOMPARE(trained.trainer().checkpoint().step, std::int64_t{2});
    }

    void aPartGoesOnAfterAResumeAsWithoutOne()
    {
        Trained<2> trained(preset("gan-2d-ring"));
        trained.train(2);
        for (int i = 0; i < 3; ++i) QVERIFY(trained.trainer().stepPart("critic"));
        const session::CheckpointData saved = trained.trainer().checkpoint();
        QVERIFY(trained.trainer().stepPart("critic"));
        Trained<2> resumed(preset("gan-2d-ring"));
        QVERIFY(resumed.trainer().restore(saved));
        QVERIFY(resumed.trainer().stepPart("critic"));
        const auto expected = trained.trainer().checkpoint().tensors;
        for (const auto& [name, tensors] : resumed.trainer().checkpoint().tensors) {
            QVERIFY2(std::ranges::equal(tensors, expected.at(name), {}, &session::NamedTensor::bytes,
                                        &session::NamedTensor::bytes),
                     name.c_str());
        }
    }

    void networksMayDraw()
    {
        auto experiment = preset("gan-2d-ring");
        auto& layers = spec::distributionOf(experiment).generator.layers;
        layers.insert(layers.begin() + 1, spec::NoiseSpec());
        Trained<2> trained(experiment);
        (void)trained.trainer().sample();
        trained.train(1);
    }

    /// D(x) at the places of the picture; far outside of the ring nothing is real.
    void thePlaneIsColouredByTheDiscriminator()
    {
        Trained<2> trained(preset("gan-2d-ring"));
        trained.train(200);
        const session::CurvePanel panel = trained.panel(
            "Where the discriminator draws points (non-saturating)");
        QVERIFY(panel.heat && panel.curves.back().arrows);
        const HeatMap& heat = *panel.heat;
        QCOMPARE(heat.values.size() % static_cast<std::size_t>(heat.columns), std::size_t{0});
        QVERIFY(std::ranges::all_of(heat.values, [](double d) { return d >= 0.0 && d <= 1.0; }));
        double nearRing = 0.0;
        double amidst = 0.0;
        for (std::size_t i = 0; i < heat.values.size(); ++i) {
            const auto columns = static_cast<std::size_t>(heat.columns);
            const std::size_t rows = heat.values.size() / columns;
            const double x = std::lerp(heat.left, heat.right,
                                       static_cast<double>(i % columns) / static_cast<double>(columns - 1));
            const double y = std::lerp(heat.bottom, heat.top,
                                       static_cast<double>(i / columns) / static_cast<double>(rows - 1));
            const double radius = std::hypot(x, y);
            if (std::abs(radius - 2.0) < 0.1) nearRing = std::max(nearRing, heat.values[i]);
            if (radius < 0.3) amidst = std::max(amidst, heat.values[i]);
        }
        QVERIFY2(nearRing > amidst, qPrintable(QString("%1, %2").arg(nearRing).arg(amidst)));
    }

    /// On a line W1 and W2; in the plane W1 only, which says that it is the sliced one.
    void thePlaneHasNoColumnsThatStayEmpty()
    {
        const auto labels = [](const char* name) {
            std::vector<std::string> found;
            for (const auto& metric : training::pointMetrics(spec::distributionOf(preset(name)))) {
                if (metric.group == "distance") found.push_back(metric.label);
            }
            return found;
        };
        QVERIFY(labels("two-gaussians") ==
                (std::vector<std::string>{"W1 from the critic", "Wasserstein-1 distance",
                                          "Wasserstein-2 distance"}));
        QVERIFY(labels("critic-clipping-depth") ==
                (std::vector<std::string>{"W1 from the critic", "Sliced Wasserstein-1 distance"}));
    }

    /// Gulrajani 2017, figure 1b: from layer to layer gradients of clipped weights grow or shrink like a
    /// power, those of a gradient penalty do not.
    void gradientsOfClippedWeightsExplodeOrVanishWithDepth()
    {
        const auto span = [](const char* name, const QStringList& settings) {
            Trained<2> trained(preset(name, settings));
            trained.train(400);
            const std::vector<double> layers = trained.panel("Critic's gradient by layer").curves[0].y;
            if (layers.size() != 12) qFatal("not 12 layers");
            return layers.front() - layers.back();
        };
        const double large = span("critic-clipping-depth", {"loss.clip_value=0.3"});
        const double small = span("critic-clipping-depth", {"loss.clip_value=0.01"});
        const double penalty = span("critic-gradient-penalty-depth", {});
        QVERIFY2(large > 3.0, qPrintable(QString::number(large)));
        QVERIFY2(small < -4.0, qPrintable(QString::number(small)));
        QVERIFY2(std::abs(penalty) < 1.5, qPrintable(QString::number(penalty)));
    }

    void aGeneratorNetworkComesNearer()
    {
        Trained<2> trained(preset("gan-2d-ring", {"loss.generator=wasserstein", "loss.n_critic=5",
                                                  "optimizer.generator.lr=0.0002"}));
        trained.train(10);
        const double before = trained.mean("w1", 10);
        trained.train(800);
        QVERIFY2(trained.mean("w1") < 0.5 * before,
                 qPrintable(QString("%1 of %2").arg(trained.mean("w1")).arg(before)));
        QVERIFY2(trained.mean("modes") >= 4.0, qPrintable(QString::number(trained.mean("modes"))));
        QCOMPARE(trained.panel("Points").curves[1].x.size(), std::size_t{512});
        // Three places a line: from, to, and a gap.
        const session::Curve lines = trained.panel("Where the critic draws points").curves[2];
        QCOMPARE(lines.x.size() % 3, std::size_t{0});
        QVERIFY(std::isfinite(lines.x[1]) && std::isnan(lines.x[2]));
    }

    void drawingSamplesChangesNothing()
    {
        Trained<2> watched(preset("gan-2d-ring"));
        Trained<2> alone(preset("gan-2d-ring"));
        watched.train(5);
        alone.train(5);
        QVERIFY(watched.panel("Points") == watched.panel("Points"));
        QVERIFY(watched.panel("Critic's gradient by layer") == watched.panel("Critic's gradient by layer"));
        watched.train(5);
        alone.train(5);
        QCOMPARE(watched.mean("loss_critic", 5), alone.mean("loss_critic", 5));
    }

    void aRunGoesOnByteForByte_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("line") << "two-gaussians";
        QTest::newRow("plane") << "critic-clipping-depth";
        QTest::newRow("network") << "gan-2d-ring";
    }
    /// Without data; 2 N steps are N, and N more of the run taken up again.
    void aRunGoesOnByteForByte()
    {
        QFETCH(QString, name);
        const spec::ExperimentSpec experiment = preset(name.toUtf8().constData(),
                                                       {"training.batch_size=16", "training.device=cpu"});
        const std::filesystem::path whole = path((name + "-whole").toUtf8().constData());
        const std::filesystem::path half = path((name + "-half").toUtf8().constData());
        QCOMPARE(run(training::prepareNewRun({experiment, {}, whole}), {40, {}, {}}),
                 session::SessionState::Finished);
        QCOMPARE(run(training::prepareNewRun({experiment, {}, half}), {20, {}, {}}),
                 session::SessionState::Finished);
        QCOMPARE(run(training::prepareResume({half}), {40, {}, {}}), session::SessionState::Finished);
        const auto ofWhole = store::readMetrics(whole);
        const auto ofHalf = store::readMetrics(half);
        QVERIFY(ofWhole && ofHalf);
        QCOMPARE(ofWhole->steps.size(), std::size_t{40});
        QVERIFY(comparable(ofWhole->values) == comparable(ofHalf->values));
        const auto samples = store::readSamples(half, 40);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        QVERIFY(samples->panels.size() >= 4);
        if (name == "network") {
            const auto& heat = samples->panels[1].heat;
            QVERIFY(heat && heat->columns == 48 && heat->values.size() == 48U * 48U);
            QVERIFY(samples->panels[1].curves.back().arrows);
        }
    }

    /// The place of the generated Gaussian is part of a checkpoint.
    void aMovedGaussianStaysWhereItIs()
    {
        Trained<1> moved(preset("two-gaussians"));
        moved.train(3);
        QVERIFY(moved.trainer().applyLive({"generated.mean", 5.0}));
        moved.train(3);
        const session::CheckpointData checkpoint = moved.trainer().checkpoint();
        Trained<1> restored(preset("two-gaussians"));
        QVERIFY(restored.trainer().restore(checkpoint));
        moved.train(3);
        restored.train(3);
        compare(restored.mean("w1", 3), 7.0, 1e-6);
        QCOMPARE(restored.mean("loss_critic", 3), moved.mean("loss_critic", 3));
    }

    void pointsOfAFileAreLearned()
    {
        std::ofstream(path("points.csv")) << "x,y\n1,2\n3,4\n";
        spec::ExperimentSpec experiment = preset("gan-2d-ring", {"real.kind=points"});
        spec::distributionOf(experiment).real.points = path("points.csv").string();
        QCOMPARE(run(training::prepareNewRun({experiment, {}, path("of-points")}), {3, {}, {}}),
                 session::SessionState::Finished);
        // Other points are not what the run learned from.
        std::ofstream(path("points.csv")) << "1,2\n3,5\n";
        const auto resumed = training::prepareResume({path("of-points")})({});
        QVERIFY(!resumed);
        std::ofstream(path("points.csv")) << "1,2,3\n";
        const auto wrong = training::prepareNewRun({experiment, {}, path("none")})({});
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().message.find("points.csv: row 1") != std::string::npos,
                 wrong.error().text().c_str());
    }

    void itsSpeedIsMeasured()
    {
        spec::ExperimentSpec experiment = preset("gan-2d-ring");
        experiment.training.device = spec::Device::Cpu;
        const auto measured = training::benchmark(experiment, 3, {});
        QVERIFY2(measured.has_value(), measured ? "" : measured.error().text().c_str());
        QVERIFY(measured->gflopPerStep > 0.0 && measured->imagesPerSecond > 0.0);
    }
};

SYNTHSLICE_TEST(TestDistributionTrainer)

}  // namespace test_distribution_trainer

#include "test_distribution_trainer.moc"
