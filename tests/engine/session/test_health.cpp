#include <algorithm>
#include <cmath>

#include <QtTest>

#include "engine/families/gan/gan_health.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/session/health_monitor.h"
#include "engine/session/non_finite.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/fake_sessions.h"
#include "tests/shared/test_program.h"

namespace test_health {

using namespace synthslice;
using namespace synthslice::session;
using test::FakeAssessor;
using test::FakeRun;
using test::messagesOf;
using test::Steps;
using test::trainToTheEnd;

namespace {

const SampleStatistics asReal{0.0, 1.0, 1.0, 1.0, 0.0, 1.0, -1.0};

spec::ExperimentSpec preset(const char* name)
{
    return spec::presetNamed(name)->experiment;
}

const std::vector<MetricInfo> metrics{{"loss_discriminator", "", "loss", ""},
                                      {"d_real", "", "probability", ""},
                                      {"d_fake", "", "probability", ""},
                                      {"score_real", "", "score", ""},
                                      {"score_fake", "", "score", ""}};

StepReport healthyStep(std::int64_t step)
{
    return {step, 0.01, {0.6, 0.7, 0.3, 1.0, -1.0}};
}

using Breaks = std::function<void(StepReport&, SampleStatistics&)>;

/// What is found in `steps` steps of which those after `breaksAt` are broken; checkpoints every 250.
std::vector<HealthFinding> findings(const spec::ExperimentSpec& experiment, std::int64_t steps,
                                    std::int64_t breaksAt, const Breaks& breaks)
{
    HealthMonitor monitor(ganHealthRules(), metrics, 0);
    std::vector<HealthFinding> found;
    for (std::int64_t step = 1; step <= steps; ++step) {
        StepReport report = healthyStep(step);
        SampleStatistics samples = asReal;
        if (step > breaksAt) breaks(report, samples);
        monitor.step(report);
        if (step % 250 == 0) monitor.checkpointSaved(step);
        if (step % HealthMonitor::inspectEverySteps == 0) {
            for (HealthFinding& each : monitor.inspect(samples, step, experiment)) found.push_back(each);
        }
    }
    return found;
}

}  // namespace

class TestHealth : public QObject {
    Q_OBJECT

private slots:
    void eachFailureIsNamedWithin500Steps_data()
    {
        QTest::addColumn<Breaks>("breaks");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char* failure, const char* evidence, Breaks breaks) {
            QTest::newRow(failure) << std::move(breaks) << evidence;
        };
        row("diverging", "the discriminator's score is 2e+04",
            [](StepReport& report, SampleStatistics&) { report.values[3] = -2e4; });
        row("mode_collapse", "the mean correlation of pairs of generated images is 0.7",
            [](StepReport&, SampleStatistics& samples) { samples.pairCorrelation = 0.7; });
        row("discriminator_wins", "D(x) - D(G(z)) is 0.98", [](StepReport& report, SampleStatistics&) {
            report.values[1] = 0.99;
            report.values[2] = 0.01;
        });
        row("discriminator_blind", "the difference between the scores of real and generated images is 0.01",
            [](StepReport& report, SampleStatistics& samples) {
                report.values[3] = 0.01;
                report.values[4] = 0.0;
                samples.greySd = 1.5;
            });
        row("noise_only", "the correlation of adjacent pixels over that of real images is 0.1",
            [](StepReport&, SampleStatistics& samples) {
                samples.neighbourCorrelation = 0.1;
                samples.inversion = 0.05;  // by chance: noise is its own negative
            });
        row("flat_output", "the SD of grey over that of real images is 0.05",
            [](StepReport&, SampleStatistics& samples) { samples.greySd = 0.05; });
        row("inverted_grey", "the similarity to inverted real images is 0.1",
            [](StepReport&, SampleStatistics& samples) { samples.inversion = 0.1; });
        row("wrong_scaling", "the SD of grey over that of real images is 0.5",
            [](StepReport&, SampleStatistics& samples) {
                samples.greySd = 0.5;
                samples.inversion = 0.8;  // by chance: inverted images keep their contrast
            });
    }
    void eachFailureIsNamedWithin500Steps()
    {
        QFETCH(Breaks, breaks);
        QFETCH(QString, evidence);
        for (const char* name : {"texture-64", "dcgan-64"}) {
            const auto found = findings(preset(name), 1500, 600, breaks);
            QCOMPARE(found.size(), std::size_t{1});  // once, though it goes on
            const HealthFinding& finding = found.front();
            QCOMPARE(finding.failure.c_str(), QTest::currentDataTag());
            QVERIFY(finding.step > 600 && finding.step <= 1100);
            QCOMPARE(finding.healthyStep, std::int64_t{500});
            const std::string shown = toText(finding.evidence);
            QVERIFY2(shown.starts_with(evidence.toStdString()), shown.c_str());
            QVERIFY(!finding.title.empty() && !finding.advice.empty());
        }
    }

    void theRemedyIsAnExperimentThatCanBeTrained()
    {
        for (const spec::Preset& each : spec::presets()) {
            if (each.experiment.family.name() != spec::GanSpec::family) continue;
            for (const HealthRule& rule : ganHealthRules()) {
                const auto remedies = rule.remedies(each.experiment);
                const bool possible = std::ranges::any_of(remedies, [&](const std::vector<LiveEdit>& edits) {
                    Result<spec::ExperimentSpec> edited = each.experiment;
                    for (const LiveEdit& edit : edits) {
                        if (edited) edited = spec::withValue(*edited, edit.path, edit.value);
                    }
                    return edited && *edited != each.experiment && spec::findProblems(*edited).empty();
                });
                QVERIFY2(possible, (each.name + ": " + rule.failure).c_str());
            }
        }
    }

    void aLossThatFewStepsMeasureMayBeLeftOut()
    {
        const std::vector<MetricInfo> columns{{"loss", "", "loss", ""}, {"loss_test", "", "loss", "", true}};
        const double none = std::nan("");
        QVERIFY(!findNonFinite(columns, {1, 0.01, {0.5, none}}));
        QCOMPARE(findNonFinite(columns, {1, 0.01, {none, 0.5}})->measure, std::string("loss"));
        QCOMPARE(findNonFinite(columns, {1, 0.01, {0.5, HUGE_VAL}})->measure, std::string("loss_test"));
    }

    void aHealthyTrainingHasNoFindings()
    {
        QCOMPARE(findings(preset("texture-64"), 3000, 3000, {}).size(), std::size_t{0});
    }

    /// Another optimizer's state is in no checkpoint.
    void aRemedyWithAnotherOptimizerBeginsAnew()
    {
        const auto noise = [](StepReport&, SampleStatistics& samples) { samples.neighbourCorrelation = 0.1; };
        auto experiment = preset("dcgan-64");
        QCOMPARE(findings(experiment, 1500, 600, noise).front().healthyStep, std::int64_t{500});
        for (const char* path : {"optimizer.generator.type", "optimizer.discriminator.type"})
            experiment = spec::withValue(experiment, path, "rmsprop").value();
        const HealthFinding finding = findings(experiment, 1500, 600, noise).front();
        QCOMPARE(finding.remedy.front().path, std::string("optimizer.generator.type"));
        QCOMPARE(finding.healthyStep, std::int64_t{0});
    }

    void aFailureThatIsOverIsNamedAgainWhenItComesBack()
    {
        const auto found = findings(preset("texture-64"), 1600, 300,
                                    [n = 0](auto& report, auto& samples) mutable {
                                        ++n;
                                        const bool broken = report.step <= 600 || report.step > 1100;
                                        samples.pairCorrelation = broken ? 0.7 : 0.0;
                                    });
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[1].healthyStep, std::int64_t{1000});
    }

    void aWassersteinCriticMayHaveALossBelowZero()
    {
        const auto found = findings(preset("wgan-gp-64"), 2000, 300,
                                    [](StepReport& report, auto&) { report.values[0] = -5.0; });
        QCOMPARE(found.size(), std::size_t{0});
    }

    void theSessionReportsFindings()
    {
        const FakeRun run{.targetSteps = 1000, .checkpointEverySteps = 250, .makeAssessor = [] {
                              auto assessor = std::make_unique<FakeAssessor>();
                              assessor->samples = [](std::int64_t inspection) {
                                  SampleStatistics samples = asReal;
                                  if (inspection > 6) samples.pairCorrelation = 0.8;
                                  return samples;
                              };
                              return assessor;
                          }};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.findings.size(), std::size_t{1});
        QCOMPARE(update.findings[0].failure, std::string("mode_collapse"));
        QCOMPARE(update.findings[0].step, std::int64_t{800});
        QCOMPARE(update.findings[0].healthyStep, std::int64_t{500});
        QCOMPARE(messagesOf(run.record->events, EventKind::Health),
                 std::vector<std::string>{toText(update.findings[0])});
    }

    void aLossThatIsNotFiniteIsAFinding()
    {
        FakeRun run{.targetSteps = 100, .afterStep = [](StepReport& report) {
                        if (report.step == 33) report.values[0] = std::nan("");
                    }};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.findings.size(), std::size_t{1});
        QCOMPARE(update.findings[0].failure, std::string("non_finite"));
        QCOMPARE(update.findings[0].healthyStep, std::int64_t{30});
        QCOMPARE(toText(update.findings[0].evidence),
                 std::string("loss_generator is not a number (it should be a finite number)"));
    }

    void checkpointsAreAssessedFirst()
    {
        FakeRun run{.targetSteps = 25, .makeAssessor = [] { return std::make_unique<FakeAssessor>(); }};
        const SessionUpdate update = trainToTheEnd(run);
        QVERIFY(!run.record->assessments.empty());
        QCOMPARE(run.record->assessments.front().step, std::int64_t{10});
        QCOMPARE(run.record->assessments.back().step, std::int64_t{25});  // the end always
        QCOMPARE(update.assessment->step, std::int64_t{25});
        QCOMPARE(update.assessment->images, std::int64_t{256});
        QCOMPARE(worstOf(*update.assessment)->key, std::string("count"));
    }

    void assessmentsWaitUntilJudgingTookAtMost3Percent_data()
    {
        QTest::addColumn<int>("assessing");
        QTest::addColumn<int>("inspecting");
        QTest::addColumn<Steps>("assessed");
        // Steps take 10 ms. After k assessments of 7 ms they are 3 % after 22.63 k steps; the end is always
        // assessed.
        QTest::newRow("assessments") << 7 << 0 << Steps{1, 24, 47, 69, 92, 115, 137, 160, 183, 200};
        // The inspection of 50 ms at step 100 is 3 % after 161.7 steps.
        Steps inspected;
        for (std::int64_t step = 1; step <= 200; ++step) {
            if (step < 100 || step >= 163) inspected.push_back(step);
        }
        QTest::newRow("inspections") << 0 << 50 << inspected;
    }
    void assessmentsWaitUntilJudgingTookAtMost3Percent()
    {
        QFETCH(int, assessing);
        QFETCH(int, inspecting);
        QFETCH(Steps, assessed);
        std::chrono::steady_clock::time_point time;
        const auto pass = [&time](int milliseconds) { time += std::chrono::milliseconds(milliseconds); };
        const FakeRun run{.targetSteps = 200,
                          .checkpointEverySteps = 1,
                          .beforeStep = [&](std::int64_t) { pass(10); },
                          .makeAssessor =
                              [&] {
                                  auto assessor = std::make_unique<FakeAssessor>();
                                  assessor->score = [&](std::int64_t) { return pass(assessing), 1.0; };
                                  assessor->samples = [&](std::int64_t) { return pass(inspecting), asReal; };
                                  return assessor;
                              },
                          .now = [&time] { return time; }};
        trainToTheEnd(run);
        QCOMPARE(test::stepsOf(run.record->assessments), assessed);
    }

    void aFailingAssessmentIsToldOnceAndTrainingGoesOn()
    {
        const FakeRun run{
            .targetSteps = 40, .makeAssessor = [] {
                auto assessor = std::make_unique<FakeAssessor>();
                assessor->error = Error{ErrorCode::Failed, "slices: no fibres", "use larger slices"};
                return assessor;
            }};
        QCOMPARE(trainToTheEnd(run).state, SessionState::Finished);
        QCOMPARE(messagesOf(run.record->events, EventKind::Warning),
                 std::vector<std::string>{"Images are not assessed: slices: no fibres: use larger slices"});
    }
};

SYNTHSLICE_TEST(TestHealth)

}  // namespace test_health

#include "test_health.moc"
