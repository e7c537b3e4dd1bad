#include <algorithm>
#include <cmath>
#include <numbers>

#include <QTest>

#include "engine/families/distribution/distribution_health.h"
#include "engine/families/distribution/distribution_spec.h"
#include "engine/session/health_monitor.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_distribution_family {

using namespace synthslice;

namespace {

spec::ExperimentSpec edited(const char* preset, const QStringList& settings)
{
    spec::ExperimentSpec experiment = spec::presetNamed(preset)->experiment;
    for (const QString& setting : settings) {
        const auto at = setting.indexOf('=');
        auto next = spec::withText(experiment, setting.left(at).toStdString(),
                                   setting.mid(at + 1).toStdString());
        if (!next) qFatal("%s", next.error().text().c_str());
        experiment = std::move(*next);
    }
    return experiment;
}

session::HealthEvidence evidenceOf(const spec::ExperimentSpec& experiment,
                                   std::map<std::string, double> means)
{
    return {1000, std::move(means), 0.0, {}, &experiment};
}

const session::HealthRule& ruleNamed(const std::string& failure)
{
    return *std::ranges::find(session::distributionHealthRules(), failure, &session::HealthRule::failure);
}

/// Whether the first remedy gives an experiment that can be trained.
bool helps(const session::HealthRule& rule, const spec::ExperimentSpec& experiment)
{
    const auto remedies = rule.remedies(experiment);
    Result<spec::ExperimentSpec> better = experiment;
    for (const session::LiveEdit& edit : remedies.front()) {
        if (better) better = spec::withValue(*better, edit.path, edit.value);
    }
    return better && *better != experiment && spec::findProblems(*better).empty();
}

}  // namespace

/// What is known of the family without training it.
class TestDistributionFamily : public QObject {
    Q_OBJECT

private slots:
    void itLearnsFromNoFiles()
    {
        const auto experiment = edited("two-gaussians", {});
        QCOMPARE(spec::familyOf(experiment).dataNeed(experiment), spec::DataNeed::Nothing);
        QVERIFY(spec::whyIdle(experiment, "data.patch_size"));
        QVERIFY(spec::whyIdle(experiment, "training.ema_decay"));
        QVERIFY(!spec::whyIdle(experiment, "training.batch_size"));
    }

    void problemsAreNamed_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* preset, const QStringList& settings, const char* path) {
            QTest::addRow("%s of %s", path, preset) << QString(preset) << settings << QString(path);
        };
        row("two-gaussians", {"generated.kind=mixture"}, "generated.mixture");
        row("two-gaussians", {"real.kind=mixture", "real.mixture=0.5:N(1)"}, "real.mixture");
        row("two-gaussians", {"real.kind=points"}, "real.points");
        row("two-gaussians", {"generated.kind=network"}, "generator.layers");
        row("two-gaussians", {"loss.gradient_penalty=0"}, "loss.gradient_penalty");
        row("two-gaussians", {"discriminator.layers.4.out_features=2"}, "discriminator.layers");
        row("gan-2d-ring", {"generated.mixture=N(", "generator.layers.4.out_features=1"}, "generator.layers");
    }
    void problemsAreNamed()
    {
        QFETCH(QString, preset);
        QFETCH(QStringList, settings);
        QFETCH(QString, path);
        const auto problems = spec::findProblems(edited(preset.toUtf8().constData(), settings));
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(problems.front().path), path);
        QVERIFY(!problems.front().hint.empty());
    }

    void layersThatTiePointsOrHideScoresAreRefused()
    {
        spec::ExperimentSpec experiment = edited("two-gaussians", {});
        spec::DistributionSpec& distribution = spec::distributionOf(experiment);
        distribution.critic.layers.insert(distribution.critic.layers.begin() + 1, spec::BatchNorm1dSpec{});
        distribution.discriminator.layers.push_back(spec::SigmoidSpec{});
        const auto problems = spec::findProblems(experiment);
        QCOMPARE(problems.size(), std::size_t{2});
        QCOMPARE(problems[0].path, std::string("discriminator.layers.5"));
        QCOMPARE(problems[1].path, std::string("critic.layers.1"));
    }

    /// A Gaussian's top is at its mean, 1/(sd sqrt(2 pi)) high; a flank at mean + sd is exp(-1/2) of that.
    void gaussiansHaveHandles()
    {
        const auto experiment = edited("two-gaussians", {"generated.mean=3", "generated.sd=2"});
        const auto preview = spec::familyOf(experiment).preview(experiment);
        QVERIFY(preview);
        QCOMPARE(preview->panel.curves.size(), std::size_t{2});
        const double top = 1.0 / (2.0 * std::sqrt(2.0 * std::numbers::pi));
        for (const spec::DragHandle& handle : preview->handles) {
            // Where it stands it means what is set.
            const auto set = spec::valueAt(experiment, handle.path);
            QVERIFY(set && std::abs(handle.valueAt(handle.x) - set->get<double>()) < 1e-12);
            if (!handle.path.starts_with("generated")) continue;
            QCOMPARE(handle.curve, std::size_t{1});
            const bool isMean = handle.path == "generated.mean";
            QCOMPARE(handle.x, isMean ? 3.0 : 5.0);
            QVERIFY(std::abs(handle.y - (isMean ? top : top * std::exp(-0.5))) < 1e-12);
            QCOMPARE(handle.valueAt(-1.0), isMean ? -1.0 : 4.0);
        }
        QCOMPARE(preview->handles.size(), std::size_t{4});
    }

    void whatIsUnknownHasNoHandles()
    {
        const auto network = edited("gan-2d-ring", {});
        const auto ring = spec::familyOf(network).preview(network);
        QVERIFY(ring && ring->handles.empty());
        QCOMPARE(ring->panel.curves.size(), std::size_t{1});
        const auto file = edited("gan-2d-ring", {"real.kind=points"});
        QVERIFY(!spec::familyOf(file).preview(file));
        const auto wrong = edited("two-gaussians", {"real.kind=mixture", "real.mixture=N("});
        QCOMPARE(spec::familyOf(wrong).preview(wrong)->panel.curves.size(), std::size_t{1});
        const auto images = edited("dcgan-64", {});
        QVERIFY(!spec::familyOf(images).preview(images));
    }

    void gaussiansMayMoveWhileItTrains()
    {
        const auto experiment = edited("two-gaussians", {});
        for (const char* path : {"generated.mean", "generated.sd", "generated.mixture", "real.mean",
                                 "real.sd", "real.mixture", "loss.clip_value"}) {
            QCOMPARE(spec::parameterAt(experiment, path)->changes, spec::Changes::Live);
        }
        QCOMPARE(spec::parameterAt(experiment, "generated.kind")->changes, spec::Changes::BeforeStart);
    }

    void whatIsNotUsedIsIdle()
    {
        const auto gaussian = edited("two-gaussians", {});
        QVERIFY(spec::whyIdle(gaussian, "generated.mixture"));
        QVERIFY(spec::whyIdle(gaussian, "generated.latent"));
        QVERIFY(spec::whyIdle(gaussian, "loss.generator"));
        QVERIFY(spec::whyIdle(gaussian, "optimizer.generator.lr"));
        QVERIFY(!spec::whyIdle(gaussian, "optimizer.critic.lr"));
        QVERIFY(!spec::whyIdle(gaussian, "generated.mean"));
        const auto network = edited("gan-2d-ring", {});
        QVERIFY(spec::whyIdle(network, "generated.mean"));
        QVERIFY(spec::whyIdle(network, "real.sd"));
        QVERIFY(!spec::whyIdle(network, "real.mixture"));
        QVERIFY(!spec::whyIdle(network, "loss.generator"));
        QVERIFY(!spec::whyIdle(network, "optimizer.generator.lr"));
    }

    void aVanishingGradientIsNamed()
    {
        const auto& rule = ruleNamed("vanishing_gradient");
        const auto fixed = edited("two-gaussians-far", {});
        QVERIFY(rule.shows(evidenceOf(fixed, {{"gradient_minimax", -4.0}, {"js_estimate", 0.69}})));
        // Alike: nothing is left to learn.
        QVERIFY(!rule.shows(evidenceOf(fixed, {{"gradient_minimax", -4.0}, {"js_estimate", 0.0}})));
        QVERIFY(!rule.shows(evidenceOf(fixed, {{"gradient_minimax", -0.5}, {"js_estimate", 0.69}})));
        QVERIFY(rule.remedies(fixed).empty());

        const auto minimax = edited("gan-2d-ring", {"loss.generator=minimax"});
        QVERIFY(rule.shows(evidenceOf(minimax, {{"gradient_minimax", -4.0}, {"js_estimate", 0.69}})));
        QVERIFY(helps(rule, minimax));
        const auto critic = edited("gan-2d-ring", {"loss.generator=wasserstein"});
        QVERIFY(!rule.shows(evidenceOf(critic, {{"gradient_minimax", -4.0}, {"js_estimate", 0.69}})));
    }

    void clippingThatFailsIsNamed()
    {
        const auto clipped = edited("critic-clipping-depth", {});
        QVERIFY(ruleNamed("critic_vanishing").shows(evidenceOf(clipped, {{"gradient_critic", -6.0}})));
        QVERIFY(ruleNamed("critic_exploding").shows(evidenceOf(clipped, {{"gradient_critic", 3.0}})));
        QVERIFY(!ruleNamed("critic_vanishing").shows(evidenceOf(clipped, {{"gradient_critic", 0.0}})));
        QVERIFY(!ruleNamed("critic_exploding").shows(evidenceOf(clipped, {{"gradient_critic", 0.0}})));
        QVERIFY(helps(ruleNamed("critic_exploding"), clipped));
        const auto penalty = edited("critic-gradient-penalty-depth", {});
        QVERIFY(!ruleNamed("critic_vanishing").shows(evidenceOf(penalty, {{"gradient_critic", -6.0}})));
    }

    void missedGaussiansAreModeCollapse()
    {
        const auto ring = edited("gan-2d-ring", {});
        QVERIFY(ruleNamed("mode_collapse").shows(evidenceOf(ring, {{"modes", 3.0}})));
        QVERIFY(!ruleNamed("mode_collapse").shows(evidenceOf(ring, {{"modes", 7.5}})));
        QVERIFY(!ruleNamed("mode_collapse").shows(evidenceOf(ring, {})));
        QVERIFY(helps(ruleNamed("mode_collapse"), ring));
        // A batch of 8 real points has 8 (1 - (7/8)^8) = 5.25 of the 8 Gaussians.
        const auto few = edited("gan-2d-ring", {"training.batch_size=8"});
        QVERIFY(!ruleNamed("mode_collapse").shows(evidenceOf(few, {{"modes", 5.25}})));
        QVERIFY(ruleNamed("mode_collapse").shows(evidenceOf(few, {{"modes", 3.5}})));
    }
};

SYNTHSLICE_TEST(TestDistributionFamily)

}  // namespace test_distribution_family

#include "test_distribution_family.moc"
