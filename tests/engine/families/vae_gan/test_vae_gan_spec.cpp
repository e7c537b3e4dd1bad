#include <QTest>

#include "engine/families/vae_gan/vae_gan_health.h"
#include "engine/families/vae_gan/vae_gan_spec.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_vae_gan_spec {

using namespace synthslice;
using namespace synthslice::spec;

namespace {

ExperimentSpec preset()
{
    return presetNamed("vae-gan-64")->experiment;
}

/// The first problem of the preset after these changes: path and message.
QString problemAfter(const std::function<void(VaeGanSpec&)>& change)
{
    ExperimentSpec experiment = preset();
    change(vaeGanOf(experiment));
    const Problems problems = findProblems(experiment);
    return problems.empty() ? QString()
                            : QString::fromStdString(problems.front().path + ": " + problems.front().message);
}

}  // namespace

class TestVaeGanSpec : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeTrainedIsNamed()
    {
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) { vaeGan.latent.channels = 15; }),
                 QString("encoder.layers: The encoder gives 32 x 10 x 10, but a mean and a log variance of "
                         "each latent value are 30 x 10 x 10"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) { vaeGan.decoder.layers.clear(); }),
                 QString("decoder.layers: The decoder has no layers"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) {
                     vaeGan.decoder.layers.emplace_back(UpsampleSpec{.scaleFactor = 2});
                 }),
                 QString("decoder.layers: The decoder gives 1 x 128 x 128, but a patch needs 1 x 64 x 64"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) { vaeGan.decoder.layers[19] = ReluSpec{}; }),
                 QString("decoder.layers.19: The decoder ends in relu, which keeps its values from some that "
                         "they need to take"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) {
                     std::get<BatchNorm2dSpec>(vaeGan.decoder.layers[1]).trackRunningStats = false;
                 }),
                 QString("decoder.layers.1: What is said of an image would depend on the others of its "
                         "batch"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) { vaeGan.discriminator.layers.clear(); }),
                 QString("discriminator.layers: The discriminator has no layers"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) {
                     std::get<Conv2dSpec>(vaeGan.discriminator.layers.back()).outChannels = 2;
                 }),
                 QString("discriminator.layers: The discriminator gives 2 x 8 x 8, but a score has one "
                         "channel"));
        QCOMPARE(
            problemAfter([](VaeGanSpec& vaeGan) { vaeGan.discriminator.layers.emplace_back(SigmoidSpec{}); }),
            QString("discriminator.layers.12: The discriminator ends in a sigmoid, but losses are computed "
                    "from raw scores"));
        QCOMPARE(problemAfter([](VaeGanSpec& vaeGan) { vaeGan.game.discriminatorRestsBelow = 1.1; }),
                 QString("game.discriminator_rests_below: The discriminator would rest where the decoder "
                         "does, so that neither ever did"));
    }

    void theFeatureLayerIsBeforeTheScores()
    {
        VaeGanSpec vaeGan = vaeGanOf(preset());
        vaeGan.features.layer = -1;
        QCOMPARE(featureLayer(vaeGan).value(), std::size_t{10});
        vaeGan.discriminator.layers.emplace_back(FlattenSpec{});
        QCOMPARE(featureLayer(vaeGan).value(), std::size_t{10});
        vaeGan.features.layer = 3;
        QCOMPARE(featureLayer(vaeGan).value(), std::size_t{3});
        QCOMPARE(problemAfter([](VaeGanSpec& changed) { changed.features.layer = 10; }), QString());
        QCOMPARE(problemAfter([](VaeGanSpec& changed) { changed.features.layer = 11; }),
                 QString("features.layer: Layer 11 of the discriminator is not before the one that gives the "
                         "score"));
        QCOMPARE(problemAfter([](VaeGanSpec& changed) {
                     changed.discriminator.layers = {Conv2dSpec{.outChannels = 1, .kernelSize = 64}};
                     changed.features.layer = -1;
                 }),
                 QString("discriminator.layers: The discriminator has no layer whose output could be "
                         "compared"));
    }

    void theLimitsChangeNothingWithoutTheBalanceRule()
    {
        ExperimentSpec experiment = preset();
        vaeGanOf(experiment).game.balance = true;
        QVERIFY(!whyIdle(experiment, "game.decoder_rests_above"));
        vaeGanOf(experiment).game.balance = false;
        QVERIFY(whyIdle(experiment, "game.decoder_rests_above") &&
                whyIdle(experiment, "game.discriminator_rests_below"));
        vaeGanOf(experiment).game.discriminatorRestsBelow = 5.0;
        QVERIFY(findProblems(experiment).empty());
    }

    void itSurvivesJson()
    {
        ExperimentSpec experiment = preset();
        VaeGanSpec& vaeGan = vaeGanOf(experiment);
        vaeGan.loss = {.beta = 0.5, .klWarmUp = 7, .freeBits = 0.25, .clipGradNorm = 3.0};
        vaeGan.features = {.layer = 4, .sd = 0.25, .gamma = 0.125};
        vaeGan.game = {DecoderLoss::NonSaturating, false, 0.25, 2.0};
        vaeGan.optimizer.decoder = AdamSpec{.lr = 5e-4};
        const auto read = experimentFromText(toJson(experiment).dump(), "x");
        QVERIFY(read.has_value() && *read == experiment);
        QVERIFY(!withValue(experiment, "features.layer", -2).has_value());
        QVERIFY(!withValue(experiment, "game.decoder", "hinge").has_value());
    }

    /// Of algorithm 1 with the paper's own optimizer where nothing else is said.
    void defaultsAreThePapers()
    {
        const VaeGanSpec defaults;
        QVERIFY(defaults.game.decoder == DecoderLoss::Minimax);
        QCOMPARE(defaults.features.sd, 1.0);
        for (const OptimizerSpec& optimizer :
             {defaults.optimizer.encoder, defaults.optimizer.decoder, defaults.optimizer.discriminator}) {
            QVERIFY(std::holds_alternative<RmspropSpec>(optimizer));
            QCOMPARE(learningRate(optimizer), 3e-4);
        }
    }

    void everyRemedyCanBeTrained()
    {
        for (const session::HealthRule& rule : session::vaeGanHealthRules()) {
            for (const auto& edits : rule.remedies(preset())) {
                Result<ExperimentSpec> edited = preset();
                for (const session::LiveEdit& edit : edits) {
                    if (edited) edited = withValue(*edited, edit.path, edit.value);
                }
                QVERIFY2(edited && findProblems(*edited).empty() && *edited != preset(),
                         rule.failure.c_str());
            }
        }
    }
};

SYNTHSLICE_TEST(TestVaeGanSpec)

}  // namespace test_vae_gan_spec

#include "test_vae_gan_spec.moc"
