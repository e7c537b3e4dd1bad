#include <QTest>

#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/bound_health.h"
#include "engine/spec/applies.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_vae_spec {

using namespace synthslice;
using namespace synthslice::spec;

namespace {

ExperimentSpec preset(const char* name)
{
    return presetNamed(name)->experiment;
}

/// The first problem of the preset after these changes: path and message.
QString problemAfter(const char* name, const std::function<void(VaeSpec&)>& change)
{
    ExperimentSpec experiment = preset(name);
    change(vaeOf(experiment));
    const Problems problems = findProblems(experiment);
    return problems.empty() ? QString()
                            : QString::fromStdString(problems.front().path + ": " + problems.front().message);
}

}  // namespace

class TestVaeSpec : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeTrainedIsNamed()
    {
        const auto mnist = [](const auto& change) { return problemAfter("vae-mnist", change); };
        const auto texture = [](const auto& change) { return problemAfter("vae-texture-64", change); };
        QCOMPARE(mnist([](VaeSpec& vae) { vae.latent.channels = 21; }),
                 QString("encoder.layers: The encoder gives 40, but a mean and a log variance of each "
                         "latent value are 42 x 1 x 1"));
        QCOMPARE(
            texture([](VaeSpec& vae) { vae.latent.size = 8; }),
            QString("encoder.layers: The encoder gives 32 x 10 x 10, but a mean and a log variance of each "
                    "latent value are 32 x 8 x 8"));
        QCOMPARE(mnist([](VaeSpec& vae) {
                     vae.likelihood.distribution = PixelDistribution::Gaussian;
                     vae.likelihood.spread = Spread::Learned;
                 }),
                 QString("decoder.layers: The decoder gives 1 x 28 x 28, but the likelihood of a patch needs "
                         "2 x 28 x 28"));
        QCOMPARE(
            mnist([](VaeSpec& vae) {
                auto& layers = vae.decoder.layers;
                layers.insert(layers.end() - 1, SigmoidSpec{});
            }),
            QString("decoder.layers.4: The decoder ends in sigmoid, which keeps its values from some that "
                    "they need to take"));
        QCOMPARE(mnist([](VaeSpec& vae) { vae.encoder.layers.emplace_back(ReluSpec{}); }),
                 QString("encoder.layers.4: The encoder ends in relu, which keeps its values from some that "
                         "they need to take"));
        QCOMPARE(mnist([](VaeSpec& vae) { vae.decoder.layers.clear(); }),
                 QString("decoder.layers: The decoder has no layers"));
        QCOMPARE(
            texture([](VaeSpec& vae) { vae.decoder.layers.insert(vae.decoder.layers.begin(), NoiseSpec{}); }),
            QString("decoder.layers.0: The bound holds only where all chance is in the latent"));
        QCOMPARE(
            texture([](VaeSpec& vae) {
                std::get<BatchNorm2dSpec>(vae.decoder.layers[1]).trackRunningStats = false;
            }),
            QString("decoder.layers.1: What is said of an image would depend on the others of its batch"));
    }

    void aMeanOfGreyMayEndInTanh()
    {
        const auto change = [](VaeSpec& vae) {
            auto& layers = vae.decoder.layers;
            layers.insert(layers.end() - 1, TanhSpec{});
            vae.likelihood.distribution = PixelDistribution::Gaussian;
        };
        QCOMPARE(problemAfter("vae-mnist", change), QString());
    }

    void whatChangesNothingIsSaid()
    {
        ExperimentSpec experiment = preset("vae-mnist");
        const auto idle = [&](const char* path) { return whyIdle(experiment, path).has_value(); };
        QVERIFY(idle("likelihood.sd") && idle("likelihood.spread") && idle("likelihood.grey_levels"));
        QVERIFY(!idle("likelihood.binarisation") && !idle("loss.beta") && idle("training.ema_decay"));
        vaeOf(experiment).likelihood.distribution = PixelDistribution::Gaussian;
        QVERIFY(!idle("likelihood.sd") && idle("likelihood.binarisation"));
        vaeOf(experiment).likelihood.spread = Spread::Learned;
        QVERIFY(idle("likelihood.sd") && !idle("likelihood.spread"));
    }

    void klWarmsUp()
    {
        BoundSpec loss{.beta = 0.5, .klWarmUp = 10};
        QCOMPARE(loss.betaAfter(0), 0.0);
        QCOMPARE(loss.betaAfter(4), 0.2);
        QCOMPARE(loss.betaAfter(10), 0.5);
        QCOMPARE(loss.betaAfter(1000), 0.5);
        loss.klWarmUp = 0;
        QCOMPARE(loss.betaAfter(0), 0.5);
    }

    void itSurvivesJson()
    {
        ExperimentSpec experiment = preset("vae-texture-64");
        vaeOf(experiment).loss = {.beta = 0.5, .klWarmUp = 7, .freeBits = 0.25, .clipGradNorm = 3.0};
        const auto read = experimentFromText(toJson(experiment).dump(), "x");
        QVERIFY(read.has_value() && *read == experiment);
        QVERIFY(withValue(experiment, "likelihood.binarisation", "fixed").has_value());
        QVERIFY(!withValue(experiment, "likelihood.binarisation", "static").has_value());
        QVERIFY(!withValue(experiment, "likelihood.sd", 0.0).has_value());
    }

    void everyRemedyCanBeTrained()
    {
        for (const char* name : {"vae-mnist", "vae-64", "vae-texture-64"}) {
            for (const session::HealthRule& rule : session::boundHealthRules(boundPartsOf<VaeSpec>)) {
                for (const auto& edits : rule.remedies(preset(name))) {
                    Result<ExperimentSpec> edited = preset(name);
                    for (const session::LiveEdit& edit : edits) {
                        if (edited) edited = withValue(*edited, edit.path, edit.value);
                    }
                    QVERIFY2(edited && findProblems(*edited).empty() && *edited != preset(name),
                             (std::string(name) + ": " + rule.failure).c_str());
                }
            }
        }
    }
};

SYNTHSLICE_TEST(TestVaeSpec)

}  // namespace test_vae_spec

#include "test_vae_spec.moc"
