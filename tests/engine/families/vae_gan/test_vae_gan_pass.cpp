#include <cmath>

#include <QTest>

#include "engine/families/vae_gan/vae_gan_pass.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_vae_gan_pass {

using namespace synthslice;
using spec::DecoderLoss;
using spec::vaeGanOf;
using test::seeded;
using training::EncoderDecoder;
using training::FeatureDiscriminator;
using training::VaeGanGradients;
using training::VaeGanInputs;
using training::VaeGanPass;
using training::VaeGanUpdates;

namespace {

const auto f64 = torch::TensorOptions(torch::kFloat64);

/// Smooth but for a kink or two, with a batch norm in front of and behind the features.
spec::ExperimentSpec tinyVaeGan(DecoderLoss decoder)
{
    spec::VaeGanSpec vaeGan;
    vaeGan.latent = {2, 1};
    vaeGan.encoder.layers = {spec::Conv2dSpec{.outChannels = 2, .kernelSize = 3}, spec::TanhSpec{},
                             spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 4}};
    vaeGan.decoder.layers = {spec::ConvTranspose2dSpec{.outChannels = 3, .kernelSize = 4}, spec::EluSpec{},
                             spec::Conv2dSpec{.outChannels = 1, .kernelSize = 3, .padding = 1},
                             spec::TanhSpec{}};
    vaeGan.discriminator.layers = {spec::Conv2dSpec{.outChannels = 3, .kernelSize = 3, .padding = 1},
                                   spec::BatchNorm2dSpec{},
                                   spec::LeakyReluSpec{.negativeSlope = 0.2},
                                   spec::Conv2dSpec{.outChannels = 2, .kernelSize = 3},
                                   spec::BatchNorm2dSpec{},
                                   spec::TanhSpec{},
                                   spec::Conv2dSpec{.outChannels = 1, .kernelSize = 1}};
    vaeGan.loss.freeBits = 0.01;
    vaeGan.features = {.layer = 1, .sd = 0.7, .gamma = 0.3};
    vaeGan.game.decoder = decoder;
    spec::ExperimentSpec experiment;
    experiment.data.patchSize = 4;
    experiment.training.kernels = spec::Kernels::Reference;
    experiment.family = vaeGan;
    return experiment;
}

struct Networks {
    EncoderDecoder autoencoder;
    FeatureDiscriminator discriminator;

    explicit Networks(const spec::ExperimentSpec& experiment)
        : autoencoder(training::newEncoderDecoder(experiment, vaeGanOf(experiment), seeded(7), seeded(8))),
          discriminator(experiment, seeded(9))
    {
        autoencoder.encoder->to(torch::kFloat64);
        autoencoder.decoder->to(torch::kFloat64);
        discriminator.network()->to(torch::kFloat64);
    }
};

VaeGanInputs someInputs()
{
    return {torch::rand({3, 1, 4, 4}, seeded(1), f64) * 2.0 - 1.0, torch::randn({3, 2, 1, 1}, seeded(2), f64),
            torch::randn({3, 2, 1, 1}, seeded(3), f64)};
}

constexpr double beta = 0.7;

VaeGanPass passOf(const Networks& networks, const spec::ExperimentSpec& experiment, std::size_t labels = 0)
{
    return {networks.autoencoder, networks.discriminator, vaeGanOf(experiment), someInputs(), labels};
}

VaeGanGradients gradientsOf(const Networks& networks, const spec::ExperimentSpec& experiment,
                            VaeGanUpdates updates = {})
{
    return passOf(networks, experiment).gradients(beta, updates);
}

double normOf(const std::vector<torch::Tensor>& gradients)
{
    double sum = 0.0;
    for (const torch::Tensor& gradient : gradients) sum += gradient.square().sum().item<double>();
    return std::sqrt(sum);
}

bool same(const std::vector<torch::Tensor>& some, const std::vector<torch::Tensor>& others)
{
    return std::ranges::equal(some, others, [](const torch::Tensor& one, const torch::Tensor& other) {
        return torch::equal(one, other);
    });
}

/// Some values of each parameter moved a little: the slope of `loss` is their gradient.
void compareWithDifferences(const std::vector<torch::Tensor>& parameters,
                            const std::vector<torch::Tensor>& gradients, const std::function<double()>& loss)
{
    QCOMPARE(gradients.size(), parameters.size());
    const torch::NoGradGuard noGradients;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        torch::Tensor weight = parameters[p];
        const torch::Tensor slopes = gradients[p].flatten();
        for (const std::int64_t i : {std::int64_t{0}, weight.numel() / 2, weight.numel() - 1}) {
            constexpr double step = 1e-5;
            const torch::Tensor before = weight.clone();
            const auto moved = [&](double by) {
                weight.view(-1)[i] += by;
                const double value = loss();
                weight.copy_(before);
                return value;
            };
            const double difference = (moved(step) - moved(-step)) / (2.0 * step);
            const double slope = slopes[i].item<double>();
            QVERIFY2(std::abs(slope - difference) < 1e-6 * (1.0 + std::abs(difference)),
                     qPrintable(QString("parameter %1: %2 but %3").arg(p).arg(slope).arg(difference)));
        }
    }
}

}  // namespace

class TestVaeGanPass : public QObject {
    Q_OBJECT

private slots:
    void gradientsAreThoseOfTheLosses_data()
    {
        QTest::addColumn<int>("decoder");
        QTest::addColumn<int>("labels");
        QTest::newRow("minimax") << int(DecoderLoss::Minimax) << 0;
        QTest::newRow("non-saturating") << int(DecoderLoss::NonSaturating) << 0;
        QTest::newRow("segmented") << int(DecoderLoss::Minimax) << 3;
    }

    void gradientsAreThoseOfTheLosses()
    {
        QFETCH(int, decoder);
        QFETCH(int, labels);
        const spec::ExperimentSpec experiment = tinyVaeGan(static_cast<DecoderLoss>(decoder));
        Networks networks(experiment);
        const auto pass = [&] { return passOf(networks, experiment, static_cast<std::size_t>(labels)); };
        const VaeGanGradients gradients = pass().gradients(beta, {});
        compareWithDifferences(networks.autoencoder.encoder->parameters(), gradients.encoder, [&] {
            const VaeGanPass now = pass();
            return (beta * now.costOfKl + now.features).item<double>();
        });
        // The game written out: cross-entropies of scores with the label that each network wants.
        compareWithDifferences(networks.autoencoder.decoder->parameters(), gradients.decoder, [&] {
            const VaeGanPass now = pass();
            const auto ofGame = [&](const torch::Tensor& scores) {
                const torch::Tensor belief = torch::sigmoid(scores);
                return (static_cast<DecoderLoss>(decoder) == DecoderLoss::Minimax ? torch::log(1.0 - belief)
                                                                                  : -torch::log(belief))
                    .mean();
            };
            return (0.3 * now.features + ofGame(now.sightOfReconstructions.scores) +
                    ofGame(now.sightOfGenerated.scores))
                .item<double>();
        });
        compareWithDifferences(networks.discriminator.network()->parameters(), gradients.discriminator, [&] {
            const VaeGanPass now = pass();
            return -(torch::log(torch::sigmoid(now.sightOfPatches.scores)) +
                     torch::log(1.0 - torch::sigmoid(now.sightOfReconstructions.scores)) +
                     torch::log(1.0 - torch::sigmoid(now.sightOfGenerated.scores)))
                        .mean()
                        .item<double>();
        });
    }

    /// However the game is played, the encoder learns from KL and features alone.
    void theGameNeverReachesTheEncoder()
    {
        spec::ExperimentSpec experiment = tinyVaeGan(DecoderLoss::Minimax);
        Networks networks(experiment);
        const VaeGanGradients minimax = gradientsOf(networks, experiment);
        vaeGanOf(experiment).game.decoder = DecoderLoss::NonSaturating;
        vaeGanOf(experiment).features.gamma = 5.0;
        const VaeGanGradients other = gradientsOf(networks, experiment);
        QVERIFY(same(minimax.encoder, other.encoder));
        QVERIFY(!same(minimax.decoder, other.decoder));

        // Without features and KL nothing is left to it, though the decoder still plays.
        vaeGanOf(experiment).features.sd = 1e9;
        const VaeGanGradients alone = passOf(networks, experiment).gradients(0.0, {});
        QVERIFY(normOf(alone.decoder) > 0.01);
        QVERIFY2(normOf(alone.encoder) < 1e-12, qPrintable(QString::number(normOf(alone.encoder))));
    }

    void whoRestsHasNoGradients_data()
    {
        QTest::addColumn<int>("decoder");
        QTest::newRow("minimax") << int(DecoderLoss::Minimax);
        QTest::newRow("non-saturating") << int(DecoderLoss::NonSaturating);
    }

    void whoRestsHasNoGradients()
    {
        QFETCH(int, decoder);
        const spec::ExperimentSpec experiment = tinyVaeGan(static_cast<DecoderLoss>(decoder));
        Networks networks(experiment);
        const VaeGanGradients all = gradientsOf(networks, experiment);
        const VaeGanGradients withoutDecoder = gradientsOf(networks, experiment, {false, true});
        QVERIFY(withoutDecoder.decoder.empty());
        QVERIFY(same(withoutDecoder.encoder, all.encoder));
        QVERIFY(same(withoutDecoder.discriminator, all.discriminator));
        const VaeGanGradients withoutDiscriminator = gradientsOf(networks, experiment, {true, false});
        QVERIFY(withoutDiscriminator.discriminator.empty());
        QVERIFY(same(withoutDiscriminator.encoder, all.encoder));
        QVERIFY(same(withoutDiscriminator.decoder, all.decoder));
    }

    /// The limits of 0.68 -+ 0.35 that re-implementations of the paper use.
    void theOneAheadRests()
    {
        const spec::GameSpec game{.discriminatorRestsBelow = 0.33, .decoderRestsAbove = 1.03};
        const auto updates = [&](double onPatches, double onReconstructions) {
            return training::updatesBy(game, onPatches, onReconstructions);
        };
        QVERIFY(updates(0.7, 0.7) == (VaeGanUpdates{true, true}));
        QVERIFY(updates(0.7, 0.32) == (VaeGanUpdates{true, false}));
        QVERIFY(updates(0.32, 0.7) == (VaeGanUpdates{true, false}));
        QVERIFY(updates(1.04, 0.7) == (VaeGanUpdates{false, true}));
        QVERIFY(updates(0.7, 1.04) == (VaeGanUpdates{false, true}));
        QVERIFY(updates(1.04, 0.32) == (VaeGanUpdates{true, true}));
        const spec::GameSpec off{.balance = false};
        QVERIFY(training::updatesBy(off, 0.0, 9.0) == (VaeGanUpdates{true, true}));
    }

    /// Kernels join a norm with the activation behind it; what the norm gives must still be seen.
    void featuresAreWhatTheLayerGives()
    {
        for (const std::int64_t layer : {0, 1, 2, 3, 4, 5}) {
            spec::ExperimentSpec experiment = tinyVaeGan(DecoderLoss::Minimax);
            vaeGanOf(experiment).discriminator.layers[5] = spec::ReluSpec{};
            vaeGanOf(experiment).features.layer = layer;
            const torch::Tensor images = torch::rand({3, 1, 4, 4}, seeded(1));
            FeatureDiscriminator plain(experiment, seeded(9));
            experiment.training.kernels = spec::Kernels::Auto;
            FeatureDiscriminator quick(experiment, seeded(9));
            torch::Tensor expected = images;
            for (std::int64_t i = 0; i <= layer; ++i) {
                expected = (plain.network()->begin() + i)->forward(expected);
            }
            const auto seen = plain.see(images);
            QVERIFY(torch::equal(seen.features, expected));
            const auto seenQuickly = quick.see(images);
            QVERIFY(torch::allclose(seenQuickly.features, seen.features, 1e-4, 1e-5));
            QVERIFY(torch::allclose(seenQuickly.scores, seen.scores, 1e-4, 1e-5));
            QCOMPARE(seen.scores.sizes().vec(), (std::vector<std::int64_t>{3}));
        }
    }
};

SYNTHSLICE_TEST(TestVaeGanPass)

}  // namespace test_vae_gan_pass

#include "test_vae_gan_pass.moc"
