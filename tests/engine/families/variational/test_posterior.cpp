#include <cmath>
#include <functional>
#include <numbers>

#include <QTest>

#include "engine/families/vae/vae_networks.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "tests/shared/seeded.h"
#include "tests/shared/slopes.h"
#include "tests/shared/test_program.h"

namespace test_posterior {

using namespace synthslice;
using spec::LikelihoodSpec;
using spec::PixelDistribution;
using spec::Spread;
using test::compareSlopes;
using test::seeded;
using training::Posterior;

namespace {

const auto f64 = torch::TensorOptions(torch::kFloat64);

torch::Tensor normal(torch::IntArrayRef shape, std::uint64_t seed)
{
    return torch::randn(shape, seeded(seed), f64);
}

Posterior anyPosterior(std::int64_t images = 3)
{
    return {normal({images, 2, 1, 1}, 1), 0.7 * normal({images, 2, 1, 1}, 2) - 0.5};
}

void near(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance,
             qPrintable(QString("%1 instead of %2").arg(value, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

/// A linear decoder with Gaussian pixels, whose log p(x) is known: x is normal around b with the covariance
/// W W' + s^2. The columns of W are orthogonal, so that the true posterior is diagonal.
struct LinearGaussian {
    static constexpr std::int64_t pixels = 6;
    torch::Tensor weights = torch::stack({torch::tensor({1.0, 0.5, -1.0, 0.0, 0.0, 2.0}, f64),
                                          torch::tensor({0.0, 2.0, 1.0, 0.7, -1.0, 0.0}, f64)},
                                         1);
    torch::Tensor bias = torch::linspace(-0.5, 0.5, pixels, f64);
    LikelihoodSpec likelihood{.distribution = PixelDistribution::Gaussian, .sd = 0.6};
    torch::Tensor x = normal({1, 1, 2, 3}, 5);

    [[nodiscard]] torch::Tensor decode(const torch::Tensor& z) const
    {
        return (z.flatten(1).mm(weights.t()) + bias).view({-1, 1, 2, 3});
    }
    [[nodiscard]] double logLikelihood() const
    {
        const torch::Tensor covariance = weights.mm(weights.t()) +
                                         likelihood.sd * likelihood.sd * torch::eye(pixels, f64);
        const torch::Tensor difference = (x.flatten() - bias).unsqueeze(1);
        const torch::Tensor square = difference.t().mm(torch::linalg_inv(covariance)).mm(difference);
        return -0.5 * (square.item<double>() + torch::logdet(covariance).item<double>() +
                       static_cast<double>(pixels) * std::log(2.0 * std::numbers::pi));
    }
    [[nodiscard]] Posterior truePosterior() const
    {
        const double variance = likelihood.sd * likelihood.sd;
        const torch::Tensor precision = 1.0 + weights.square().sum(0) / variance;
        const torch::Tensor mean = weights.t().mv(x.flatten() - bias) / variance / precision;
        return {mean.view({1, 2, 1, 1}), -precision.log().view({1, 2, 1, 1})};
    }
    /// {samples}
    [[nodiscard]] torch::Tensor logWeights(const Posterior& posterior, std::int64_t samples,
                                           std::uint64_t seed) const
    {
        const torch::Tensor noise = normal({samples, 2, 1, 1}, seed);
        const torch::Tensor outputs = decode(training::sampleOf(posterior, noise));
        return training::logWeights(posterior, noise, training::logLikelihood(likelihood, outputs, x));
    }
};

}  // namespace

class PosteriorTest : public QObject {
    Q_OBJECT

private slots:
    /// Small tensors, which threads would only wait for each other with.
    void initTestCase() { torch::set_num_threads(1); }

    void klIsThatOfTheClosedForm()
    {
        // log(s2/s1) + (s1^2 + (m1 - m2)^2)/(2 s2^2) - 1/2 of two Gaussians, from N(1.5, 0.4) to N(0, 1).
        const Posterior posterior{torch::full({1, 1, 1, 1}, 1.5, f64),
                                  torch::full({1, 1, 1, 1}, 2.0 * std::log(0.4), f64)};
        const double expected = std::log(1.0 / 0.4) + (0.16 + 2.25) / 2.0 - 0.5;
        near(training::klOfUnits(posterior).item<double>(), expected, 1e-12);
        const Posterior prior{torch::zeros({4, 3, 2, 2}), torch::zeros({4, 3, 2, 2})};
        QVERIFY(torch::equal(training::klOfUnits(prior), torch::zeros({4, 12})));
    }

    void klIsThatOfMonteCarlo()
    {
        const Posterior posterior = anyPosterior(1);
        constexpr std::int64_t samples = 100000;
        const torch::Tensor noise = normal({samples, 2, 1, 1}, 3);
        // Without a likelihood a log weight is log p(z) - log q(z|x).
        const torch::Tensor weights = training::logWeights(posterior, noise, torch::zeros({samples}, f64));
        const double error = weights.std().item<double>() / std::sqrt(static_cast<double>(samples));
        near(-weights.mean().item<double>(), training::klOfUnits(posterior).sum().item<double>(),
             5.0 * error);
    }

    void freeBitsCostNothing()
    {
        const torch::Tensor units = torch::tensor({{0.1, 2.0}, {0.3, 4.0}}, f64);  // means 0.2 and 3
        near(training::costOfKl(units, 0.0).item<double>(), 3.2, 1e-12);
        near(training::costOfKl(units, 0.5).item<double>(), 3.5, 1e-12);
        const torch::Tensor leaf = units.clone().requires_grad_();
        const torch::Tensor slope = torch::autograd::grad({training::costOfKl(leaf, 0.5)}, {leaf}).front();
        QVERIFY(torch::equal(slope, torch::tensor({{0.0, 0.5}, {0.0, 0.5}}, f64)));
    }

    /// By the true posterior every weight is p(x), so one sample is enough.
    void trueWeightsAreTheLikelihood()
    {
        const LinearGaussian model;
        const torch::Tensor weights = model.logWeights(model.truePosterior(), 7, 11);
        for (std::int64_t i = 0; i < 7; ++i) near(weights[i].item<double>(), model.logLikelihood(), 1e-9);
        const torch::Tensor bound = training::importanceBound(weights.unsqueeze(1));
        near(bound.item<double>(), model.logLikelihood(), 1e-9);
    }

    /// By another posterior the bound grows with the samples towards log p(x).
    void importanceSamplesCloseTheGap()
    {
        const LinearGaussian model;
        Posterior other = model.truePosterior();
        other.mean = other.mean + 0.2;
        other.logVariance = other.logVariance + 0.8;
        const torch::Tensor weights = model.logWeights(other, 200000, 12);
        const auto meanBound = [&](std::int64_t samples) {
            return training::importanceBound(weights.view({samples, -1})).mean().item<double>();
        };
        const double exact = model.logLikelihood();
        QVERIFY(meanBound(1) < meanBound(10) - 0.1 && meanBound(10) < meanBound(200));
        QVERIFY(meanBound(200) < exact + 1e-2);
        near(meanBound(200000), exact, 2e-2);
        // The bound itself: log p(x|z) less KL, in the mean.
        const double kl = training::klOfUnits(other).sum().item<double>();
        const torch::Tensor noise = normal({200000, 2, 1, 1}, 12);
        const double reconstruction = training::logLikelihood(model.likelihood,
                                                              model.decode(training::sampleOf(other, noise)),
                                                              model.x)
                                          .mean()
                                          .item<double>();
        near(meanBound(1), reconstruction - kl, 2e-2);
    }

    void largeWeightsDoNotOverflow()
    {
        const torch::Tensor weights = torch::tensor({{-5000.0}, {-5001.0}}, f64);
        near(training::importanceBound(weights).item<double>(),
             -5000.0 + std::log((1.0 + std::exp(-1.0)) / 2.0), 1e-9);
    }

    void unitsThatVaryAreActive()
    {
        torch::Tensor means = torch::zeros({100, 3, 1, 1}, f64);
        means.select(1, 0).copy_(torch::linspace(-0.1, 0.1, 100, f64).view({100, 1, 1}));  // variance 0.0034
        means.select(1, 1).copy_(torch::linspace(-0.3, 0.3, 100, f64).view({100, 1, 1}));  // 0.031
        QCOMPARE(training::activeUnits(means), 1);
    }

    void bernoulliIsBinaryCrossEntropy()
    {
        const LikelihoodSpec likelihood;
        const torch::Tensor logits = 8.0 * normal({4, 1, 3, 3}, 1);
        const torch::Tensor targets = torch::rand({4, 1, 3, 3}, seeded(2), f64);
        const torch::Tensor expected = -torch::binary_cross_entropy_with_logits(logits, targets, {}, {},
                                                                                torch::Reduction::None)
                                            .sum({1, 2, 3});
        QVERIFY(torch::allclose(training::logLikelihood(likelihood, logits, targets), expected, 1e-7, 1e-7));
        QVERIFY(torch::allclose(training::meanPatch(likelihood, logits), torch::tanh(0.5 * logits)));
    }

    void gaussianIsItsDensity()
    {
        LikelihoodSpec likelihood{.distribution = PixelDistribution::Gaussian, .sd = 0.5};
        const torch::Tensor mean = torch::full({1, 1, 1, 1}, 0.2, f64);
        const torch::Tensor x = torch::full({1, 1, 1, 1}, 0.9, f64);
        // (x - m)/s = 1.4
        const double expected = -0.5 * 1.96 - std::log(0.5) - 0.5 * std::log(2.0 * M_PI);
        near(training::logLikelihood(likelihood, mean, x).item<double>(), expected, 1e-12);
        QVERIFY(!training::learnedSd(likelihood, mean).defined());
        likelihood.spread = Spread::Learned;
        const torch::Tensor both = torch::cat({mean, torch::full_like(mean, 2.0 * std::log(0.5))}, 1);
        near(training::logLikelihood(likelihood, both, x).item<double>(), expected, 1e-12);
        near(training::learnedSd(likelihood, both).item<double>(), 0.5, 1e-12);
        near(training::meanPatch(likelihood, both).item<double>(), 0.2, 1e-12);
    }

    void levelsHaveAProbabilityEach_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<double>("sd");
        for (const int levels : {2, 5, 256}) {
            for (const double sd : {1e-3, 0.05, 0.4, 9.0}) {
                QTest::addRow("%d levels, sd %g", levels, sd) << levels << sd;
            }
        }
    }

    /// They sum to 1, wherever the mean is, beyond the levels too.
    void levelsHaveAProbabilityEach()
    {
        QFETCH(int, levels);
        QFETCH(double, sd);
        const LikelihoodSpec likelihood{
            .distribution = PixelDistribution::DiscretizedLogistic, .sd = sd, .greyLevels = levels};
        const torch::Tensor all = torch::linspace(-1.0, 1.0, levels, f64).view({levels, 1, 1, 1});
        for (const double mean : {-1.7, -0.3, 0.011, 1.0}) {
            const torch::Tensor logs = training::logLikelihood(likelihood, torch::full_like(all, mean), all);
            QVERIFY(torch::isfinite(logs).all().item<bool>());
            near(logs.exp().sum().item<double>(), 1.0, 1e-9);
        }
    }

    /// Between two marks far inside: the difference of the distribution function, by its definition.
    void aLevelIsTheLogisticBetweenItsMarks()
    {
        const LikelihoodSpec likelihood{
            .distribution = PixelDistribution::DiscretizedLogistic, .sd = 0.3, .greyLevels = 11};
        const double scale = 0.3 * std::sqrt(3.0) / M_PI;
        const auto below = [&](double mark) { return 1.0 / (1.0 + std::exp(-(mark - 0.25) / scale)); };
        const torch::Tensor mean = torch::full({1, 1, 1, 1}, 0.25, f64);
        const auto of = [&](double level) {
            return training::logLikelihood(likelihood, mean, torch::full_like(mean, level)).item<double>();
        };
        near(of(0.4), std::log(below(0.5) - below(0.3)), 1e-12);
        near(of(1.0), std::log(1.0 - below(0.9)), 1e-12);
        near(of(-1.0), std::log(below(-0.9)), 1e-12);
    }

    void slopesAreThoseOfDifferences_data()
    {
        QTest::addColumn<int>("distribution");
        QTest::addColumn<bool>("learned");
        QTest::newRow("bernoulli") << 0 << false;
        QTest::newRow("gaussian") << 1 << false;
        QTest::newRow("gaussian, learned") << 1 << true;
        QTest::newRow("discretized logistic") << 2 << false;
        QTest::newRow("discretized logistic, learned") << 2 << true;
    }

    /// Of each likelihood by its outputs, and of the whole bound by every weight of small networks.
    void slopesAreThoseOfDifferences()
    {
        QFETCH(int, distribution);
        QFETCH(bool, learned);
        spec::VaeSpec vae;
        vae.likelihood = {.distribution = static_cast<PixelDistribution>(distribution),
                          .spread = learned ? Spread::Learned : Spread::Fixed,
                          .sd = 0.3,
                          .greyLevels = 9};
        const torch::Tensor patches = torch::rand({3, 1, 4, 4}, seeded(4), f64) * 2.4 - 1.2;
        const torch::Tensor targets = training::targetOf(vae.likelihood, patches, seeded(5));
        const torch::Tensor outputs = normal({3, vae.likelihood.outputs(), 4, 4}, 6);
        compareSlopes(
            [&](const torch::Tensor& at) {
                return training::logLikelihood(vae.likelihood, at, targets).sum();
            },
            outputs);

        vae.latent = {2, 1};
        vae.loss.freeBits = 0.01;
        vae.encoder.layers = {spec::Conv2dSpec{.outChannels = 2, .kernelSize = 3}, spec::TanhSpec{},
                              spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 4}};
        vae.decoder.layers = {
            spec::ConvTranspose2dSpec{.outChannels = 3, .kernelSize = 4}, spec::EluSpec{},
            spec::Conv2dSpec{.outChannels = vae.likelihood.outputs(), .kernelSize = 3, .padding = 1}};
        spec::ExperimentSpec experiment;
        experiment.data.patchSize = 4;
        experiment.training.kernels = spec::Kernels::Reference;
        experiment.family = vae;
        training::VaeNetworks networks(experiment, seeded(7), seeded(8));
        networks->to(torch::kFloat64);
        const torch::Tensor noise = normal({3, 2, 1, 1}, 9);
        const auto loss = [&] {
            const Posterior posterior = networks->encode(targets);
            const torch::Tensor told = networks->decode(training::sampleOf(posterior, noise));
            return 0.7 * training::costOfKl(training::klOfUnits(posterior), vae.loss.freeBits) -
                   training::logLikelihood(vae.likelihood, told, targets).mean();
        };
        for (torch::Tensor& weight : networks->parameters()) {
            const torch::Tensor slope = torch::autograd::grad({loss()}, {weight}).front().flatten();
            const torch::NoGradGuard noGradients;
            torch::Tensor flat = weight.flatten();
            for (const std::int64_t i : {std::int64_t{0}, flat.numel() / 2, flat.numel() - 1}) {
                constexpr double step = 1e-5;
                const auto moved = [&](double by) {
                    flat[i] += by;
                    weight.copy_(flat.view_as(weight));
                    const double value = loss().item<double>();
                    flat[i] -= by;
                    weight.copy_(flat.view_as(weight));
                    return value;
                };
                const double difference = (moved(step) - moved(-step)) / (2.0 * step);
                near(slope[i].item<double>(), difference, 1e-6 * (1.0 + std::abs(difference)));
            }
        }
    }

    void targetsAreBinarisedAsSaid()
    {
        const torch::Tensor patches = torch::linspace(-2.0, 2.0, 8 * 400).view({8, 1, 20, 20});
        const torch::Tensor grey = ((patches + 1.0) * 0.5).clamp(0.0, 1.0);
        const auto targets = [&](spec::Binarisation binarisation, std::uint64_t seed) {
            return training::targetOf({.binarisation = binarisation}, patches, seeded(seed));
        };
        QVERIFY(torch::equal(targets(spec::Binarisation::Grey, 1), grey));
        const torch::Tensor fixed = targets(spec::Binarisation::Fixed, 1);
        const torch::Tensor drawn = targets(spec::Binarisation::Drawn, 1);
        QVERIFY(torch::equal(fixed, targets(spec::Binarisation::Fixed, 2)));
        QVERIFY(!torch::equal(drawn, targets(spec::Binarisation::Drawn, 2)));
        QVERIFY(torch::equal(drawn, targets(spec::Binarisation::Drawn, 1)));
        for (const torch::Tensor& binary : {fixed, drawn}) {
            QVERIFY(torch::logical_or(binary == 0.0, binary == 1.0).all().item<bool>());
            QVERIFY(torch::equal(binary.masked_select(grey == 1.0), grey.masked_select(grey == 1.0)));
            // With the probability of grey: 1600 pixels between 0 and 1, the SD of their mean is 0.01.
            near((binary - grey)
                     .masked_select(torch::logical_and(grey > 0.0, grey < 1.0))
                     .mean()
                     .item<double>(),
                 0.0, 0.05);
        }
        // An image's own pixels decide, not its place in the batch.
        const torch::Tensor alone = training::targetOf({.binarisation = spec::Binarisation::Fixed},
                                                       patches.narrow(0, 3, 1), seeded(9));
        QVERIFY(torch::equal(alone, fixed.narrow(0, 3, 1)));
    }

    void targetsAreTheNearestLevels()
    {
        const torch::Tensor patches = torch::tensor({-1.6, -1.0, -0.76, -0.74, 0.2, 0.9}).view({1, 1, 2, 3});
        const torch::Tensor targets = training::targetOf(
            {.distribution = PixelDistribution::DiscretizedLogistic, .greyLevels = 5}, patches, {});
        QVERIFY(torch::allclose(targets.flatten(), torch::tensor({-1.0, -1.0, -1.0, -0.5, 0.0, 1.0})));
    }
};

SYNTHSLICE_TEST(PosteriorTest)

}  // namespace test_posterior

#include "test_posterior.moc"
