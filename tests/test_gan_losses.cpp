#include <cmath>
#include <functional>

#include <QTest>

#include "engine/models/network_builder.h"
#include "engine/training/adversarial_losses.h"
#include "engine/training/averaged_generator.h"
#include "engine/training/gradient_penalty.h"
#include "engine/training/schedules.h"

using namespace synthslice;
using namespace synthslice::training;
using spec::AdversarialLoss;

namespace {

const torch::TensorOptions inDouble = torch::dtype(torch::kFloat64);
const std::vector<double> real{0.3, -1.2, 2.0};
const std::vector<double> fake{-0.7, 0.4, 1.5};

torch::Tensor tensorOf(const std::vector<double>& values)
{
    return torch::tensor(values, inDouble);
}

double sigmoid(double score)
{
    return 1.0 / (1.0 + std::exp(-score));
}

double meanOver(const std::function<double(double r, double f)>& term)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < real.size(); ++i) {
        sum += term(real[i], fake[i]);
    }
    return sum / static_cast<double>(real.size());
}

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::abs(expected),
             qPrintable(QString("%1 instead of %2").arg(value).arg(expected)));
}

double discriminator(AdversarialLoss loss)
{
    return discriminatorLoss(loss, tensorOf(real), tensorOf(fake)).item<double>();
}
double generator(AdversarialLoss loss)
{
    return generatorLoss(loss, tensorOf(real), tensorOf(fake)).item<double>();
}

/// A smooth critic on 1 x 3 x 3 images in double, so that finite differences converge.
torch::nn::Sequential smoothCritic()
{
    torch::manual_seed(5);
    auto critic = models::buildNetwork(
        {{spec::Conv2dSpec{.outChannels = 4, .kernelSize = 2}, spec::TanhSpec{}, spec::FlattenSpec{},
          spec::LinearSpec{.outFeatures = 1}},
         {}},
        {1, 3, 3});
    critic->to(torch::kFloat64);
    return critic;
}

torch::Tensor scoresOf(torch::nn::Sequential& critic, const torch::Tensor& images)
{
    return critic->forward(images).flatten();
}

/// |ds/dx|^2 of each image by central differences, without automatic differentiation.
torch::Tensor slopesByDifferences(torch::nn::Sequential& critic, const torch::Tensor& images)
{
    torch::NoGradGuard noGrad;
    constexpr double h = 1e-5;
    torch::Tensor squares = torch::zeros({images.size(0)}, inDouble);
    for (std::int64_t pixel = 0; pixel < 9; ++pixel) {
        torch::Tensor direction = torch::zeros({1, 1, 9}, inDouble);
        direction[0][0][pixel] = h;
        direction = direction.view({1, 1, 3, 3});
        squares += ((scoresOf(critic, images + direction) - scoresOf(critic, images - direction)) / (2 * h))
                       .square();
    }
    return squares;
}

/// d penalty / d weights by automatic and by central differences must agree.
void compareWeightGradient(torch::nn::Sequential& critic, const std::function<torch::Tensor()>& penalty)
{
    penalty().backward();
    torch::NoGradGuard noGrad;
    constexpr double h = 1e-5;
    for (torch::Tensor& weight : critic->parameters()) {
        if (!weight.grad().defined()) {
            continue;
        }
        torch::Tensor values = weight.view(-1);
        const torch::Tensor gradients = weight.grad().view(-1);
        for (std::int64_t i = 0; i < values.numel(); i += 3) {
            const double before = values[i].item<double>();
            const auto penaltyAt = [&](double value) {
                values[i] = value;
                const torch::AutoGradMode gradientsOn(true);
                return penalty().item<double>();
            };
            const double difference = (penaltyAt(before + h) - penaltyAt(before - h)) / (2 * h);
            values[i] = before;
            const double gradient = gradients[i].item<double>();
            QVERIFY2(std::abs(difference - gradient) <= 1e-6 * std::max(1e-2, std::abs(gradient)),
                     qPrintable(
                         QString("%1 instead of %2").arg(gradient, 0, 'g', 12).arg(difference, 0, 'g', 12)));
        }
    }
}

}  // namespace

class TestGanLosses : public QObject {
    Q_OBJECT

private slots:
    /// Goodfellow 2014, eq. 1 and section 3, written with logarithms.
    void nonSaturating()
    {
        const auto D = [](double r, double f) { return -std::log(sigmoid(r)) - std::log(1.0 - sigmoid(f)); };
        compareRelatively(discriminator(AdversarialLoss::NonSaturating), meanOver(D), 1e-12);
        compareRelatively(generator(AdversarialLoss::NonSaturating),
                          meanOver([](double, double f) { return -std::log(sigmoid(f)); }), 1e-12);
    }

    /// Arjovsky 2017.
    void wasserstein()
    {
        compareRelatively(discriminator(AdversarialLoss::Wasserstein),
                          meanOver([](double r, double f) { return f - r; }), 1e-12);
        compareRelatively(generator(AdversarialLoss::Wasserstein),
                          meanOver([](double, double f) { return -f; }), 1e-12);
        QVERIFY(!belief(AdversarialLoss::Wasserstein, tensorOf(real), tensorOf(fake)).real.defined());
    }

    /// Huang 2024, eq. 2: f(D(G(z)) - D(x)) with f(t) = -log(1 + exp(-t)), the discriminator maximizing in
    /// mirror image.
    void relativistic()
    {
        compareRelatively(discriminator(AdversarialLoss::Relativistic),
                          meanOver([](double r, double f) { return std::log1p(std::exp(f - r)); }), 1e-12);
        compareRelatively(generator(AdversarialLoss::Relativistic),
                          meanOver([](double r, double f) { return std::log1p(std::exp(r - f)); }), 1e-12);
        const Belief beliefs = belief(AdversarialLoss::Relativistic, tensorOf(real), tensorOf(fake));
        compareRelatively((beliefs.real + beliefs.fake).item<double>(), 1.0, 1e-12);
    }

    void lossesSurviveExtremeScores()
    {
        for (const auto loss : {AdversarialLoss::NonSaturating, AdversarialLoss::Relativistic}) {
            torch::Tensor scores = torch::tensor({-1e4F, 1e4F}).requires_grad_();
            const torch::Tensor total = discriminatorLoss(loss, scores, -scores) +
                                        generatorLoss(loss, scores, -scores);
            total.backward();
            QVERIFY(std::isfinite(total.item<double>()));
            QVERIFY(torch::isfinite(scores.grad()).all().item<bool>());
        }
    }

    void slopesAgreeWithDifferences()
    {
        auto critic = smoothCritic();
        const torch::Tensor images = torch::randn({4, 1, 3, 3}, inDouble).requires_grad_();
        const torch::Tensor slopes = squaredGradientNorms(scoresOf(critic, images), images);
        QVERIFY(torch::allclose(slopes, slopesByDifferences(critic, images.detach()), 1e-7, 0.0));
    }

    void slopePenaltyHasTheRightGradient()
    {
        auto critic = smoothCritic();
        const torch::Tensor images = torch::randn({4, 1, 3, 3}, inDouble).requires_grad_();
        compareWeightGradient(critic,
                              [&] { return squaredGradientNorms(scoresOf(critic, images), images).mean(); });
    }

    void gradientPenaltyHasTheRightGradient()
    {
        auto critic = smoothCritic();
        const torch::Tensor x = torch::randn({4, 1, 3, 3}, inDouble);
        const torch::Tensor y = torch::randn({4, 1, 3, 3}, inDouble);
        compareWeightGradient(critic, [&] {
            torch::manual_seed(6);  // the same points on the lines each time
            return gradientPenalty([&](const torch::Tensor& between) { return scoresOf(critic, between); }, x,
                                   y);
        });
    }

    /// A linear critic has the slope |w| everywhere, so its penalty is (|w| - 1)^2 whatever the images.
    void gradientPenaltyOfALinearCritic()
    {
        const torch::Tensor weights = torch::full({9}, 0.5, inDouble);
        const auto critic = [&](const torch::Tensor& images) { return images.flatten(1).matmul(weights); };
        const torch::Tensor penalty = gradientPenalty(critic, torch::randn({4, 1, 3, 3}, inDouble),
                                                      torch::randn({4, 1, 3, 3}, inDouble));
        compareRelatively(penalty.item<double>(), 0.25, 1e-9);
    }

    void gradientPenaltyLooksBetweenTheImages()
    {
        torch::Tensor seen;
        const auto critic = [&](const torch::Tensor& images) { return (seen = images).flatten(1).sum(1); };
        static_cast<void>(gradientPenalty(critic, torch::zeros({64, 1, 1, 1}), torch::ones({64, 1, 1, 1})));
        QVERIFY(seen.min().item<double>() >= 0.0 && seen.max().item<double>() <= 1.0);
        QVERIFY(seen.std().item<double>() > 0.2);  // 0.29 for a uniform law
    }

    void schedulesHaveTheirValues()
    {
        QCOMPARE(scheduleFactor(spec::LrSchedule::Constant, 0.2, 50, 100), 1.0);
        compareRelatively(scheduleFactor(spec::LrSchedule::Linear, 0.2, 25, 100), 0.8, 1e-12);
        compareRelatively(scheduleFactor(spec::LrSchedule::Cosine, 0.2, 0, 100), 1.0, 1e-12);
        compareRelatively(scheduleFactor(spec::LrSchedule::Cosine, 0.2, 25, 100),
                          0.2 + 0.4 * (1 + std::sqrt(0.5)), 1e-12);
        compareRelatively(scheduleFactor(spec::LrSchedule::Cosine, 0.2, 50, 100), 0.6, 1e-12);
        compareRelatively(scheduleFactor(spec::LrSchedule::Cosine, 0.2, 500, 100), 0.2, 1e-12);
    }

    /// A half-life of 5 % of the steps: 0.5^20 after the first step, 0.5^(1/5) after 100.
    void averageRampsUp()
    {
        compareRelatively(emaDecayAt(0.999, 1), std::pow(2.0, -20.0), 1e-12);
        compareRelatively(emaDecayAt(0.999, 100), 0.87055056, 1e-8);
        QCOMPARE(emaDecayAt(0.999, 1000000), 0.999);
        QCOMPARE(emaDecayAt(0.0, 100), 0.0);
    }

    void averageFollowsTheWeights()
    {
        auto generator = models::buildNetwork({{spec::LinearSpec{.outFeatures = 1, .bias = false}}, {}}, {1});
        torch::NoGradGuard noGrad;
        torch::Tensor weight = generator->parameters().front();
        weight.fill_(1.0);
        AveragedGenerator average(generator);
        weight.fill_(3.0);
        average.update(generator, 0.75, 1000000);
        compareRelatively(average.network()->parameters().front().item<double>(), 1.5, 1e-6);
        average.update(generator, 0.0, 1000001);
        compareRelatively(average.network()->parameters().front().item<double>(), 3.0, 1e-6);
    }

    /// A linear layer of weight 2 turns N(0, 1) into N(0, 4): these are the statistics that it must find.
    void averageFindsItsOwnStatistics()
    {
        auto generator = models::buildNetwork(
            {{spec::LinearSpec{.outFeatures = 1, .bias = false}, spec::BatchNorm1dSpec{}}, {}}, {1});
        torch::NoGradGuard noGrad;
        generator->parameters().front().fill_(2.0);
        const AveragedGenerator average(generator);
        torch::manual_seed(7);
        const auto evaluated = average.withOwnStatistics({torch::randn({4096, 1}), torch::randn({4096, 1})});
        QVERIFY(std::abs(evaluated->named_buffers()["1.running_mean"].item<double>()) < 0.1);
        compareRelatively(evaluated->named_buffers()["1.running_var"].item<double>(), 4.0, 0.05);
        QVERIFY(!evaluated->is_training());
        QCOMPARE(generator->named_buffers()["1.running_var"].item<double>(), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestGanLosses)
#include "test_gan_losses.moc"
