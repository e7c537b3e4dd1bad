#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <QTest>

#include "engine/families/gan/adversarial_losses.h"
#include "engine/models/network_builder.h"
#include "engine/training/images/averaged_generator.h"
#include "engine/training/optimization/general_losses.h"
#include "engine/training/optimization/gradient_penalty.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/optimization/schedules.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_gan_losses {

using namespace synthslice;
using namespace synthslice::training;
using spec::DiscriminatorLoss;
using spec::GeneratorLoss;
using test::seeded;

namespace {

const torch::TensorOptions inDouble = torch::dtype(torch::kFloat64);
/// Values of PyTorch's own losses.
const auto reference = test::referenceValues("losses.json");

/// A column of one output per image.
torch::Tensor outputsOf(const char* name)
{
    return torch::tensor(reference[name].get<std::vector<double>>(), inDouble).unsqueeze(1);
}

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::abs(expected),
             qPrintable(QString("%1 instead of %2").arg(value).arg(expected)));
}

template <class E>
E enumOf(const std::string& name)
{
    const auto& names = spec::enumNames<E>;
    return static_cast<E>(std::find(names.begin(), names.end(), name) - names.begin());
}

double discriminator(const spec::GanLossSpec& loss)
{
    return discriminatorLoss(loss, {}, outputsOf("real"), outputsOf("fake")).item<double>();
}

/// A smooth critic on 1 x 3 x 3 images in double, so that finite differences converge.
torch::nn::Sequential smoothCritic()
{
    auto critic = models::buildNetwork(
        {{spec::Conv2dSpec{.outChannels = 4, .kernelSize = 2}, spec::TanhSpec{}, spec::FlattenSpec{},
          spec::LinearSpec{.outFeatures = 1}},
         {}},
        {1, 3, 3}, seeded(5));
    critic->to(torch::kFloat64);
    return critic;
}

torch::Tensor scoresBy(torch::nn::Sequential& critic, const torch::Tensor& images)
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
        squares += ((scoresBy(critic, images + direction) - scoresBy(critic, images - direction)) / (2 * h))
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
    /// Where a score's zero parts real from generated the score itself counts, else its distance to the
    /// partner's.
    void marginsOfRealImages()
    {
        const torch::Tensor real = torch::tensor({1.0, -0.25});
        const torch::Tensor fake = torch::tensor({0.5, 0.5});
        const auto margins = [&](DiscriminatorLoss loss) {
            const torch::Tensor values = realMargins({.discriminator = loss}, real, fake);
            return std::pair{values[0].item<double>(), values[1].item<double>()};
        };
        using enum DiscriminatorLoss;
        QCOMPARE(margins(Minimax), std::pair(1.0, -0.25));
        QCOMPARE(margins(Hinge), std::pair(1.0, -0.25));
        QCOMPARE(margins(LeastSquares), std::pair(0.5, -0.75));
        for (const auto loss : {Wasserstein, Relativistic, General}) {
            QCOMPARE(margins(loss), std::pair(0.5, -0.75));
        }
    }

    void gamesArePyTorchs()
    {
        for (const auto& [name, expected] : reference["gan"]["discriminator"].items()) {
            compareRelatively(discriminator({.discriminator = enumOf<DiscriminatorLoss>(name)}),
                              expected.get<double>(), 1e-12);
        }
        for (const auto& [name, expected] : reference["gan"]["discriminator_smoothed"].items()) {
            compareRelatively(discriminator({.discriminator = enumOf<DiscriminatorLoss>(name),
                                             .labelSmoothing = reference["smoothing"].get<double>()}),
                              expected.get<double>(), 1e-12);
        }
        QCOMPARE(reference["gan"]["generator"].size() + 1, spec::enumNames<GeneratorLoss>.size());
        for (const auto& [name, expected] : reference["gan"]["generator"].items()) {
            const spec::GanLossSpec loss{.generator = enumOf<GeneratorLoss>(name)};
            compareRelatively(generatorLoss(loss, {}, outputsOf("real"), outputsOf("fake")).item<double>(),
                              expected.get<double>(), 1e-12);
        }
    }

    void generalLossesArePyTorchs()
    {
        using Weight = double spec::GeneralLossSpec::*;
        const std::map<std::string, Weight> weights{{"l1", &spec::GeneralLossSpec::l1},
                                                    {"mse", &spec::GeneralLossSpec::mse},
                                                    {"rmse", &spec::GeneralLossSpec::rmse},
                                                    {"bce", &spec::GeneralLossSpec::bce},
                                                    {"cross_entropy", &spec::GeneralLossSpec::crossEntropy},
                                                    {"nll", &spec::GeneralLossSpec::nll}};
        const auto rows = [](const char* name) {
            std::vector<torch::Tensor> all;
            for (const auto& row : reference[name]) {
                all.push_back(torch::tensor(row.get<std::vector<double>>(), inDouble));
            }
            return torch::stack(all);
        };
        const auto alone = [&](const std::string& name) {
            spec::GeneralLossSpec loss{.bce = 0.0};
            loss.*weights.at(name) = 2.0;
            return loss;
        };
        for (const auto& [name, expected] : reference["general"].items()) {
            compareRelatively(generalLoss(alone(name), outputsOf("real"), outputsOf("target")).item<double>(),
                              2.0 * expected.get<double>(), 1e-12);
        }
        const torch::Tensor scores = rows("classes");
        const auto& classified = reference["classified"];
        compareRelatively(generalLoss(alone("cross_entropy"), scores, rows("chosen")).item<double>(),
                          2.0 * classified["cross_entropy"].get<double>(), 1e-12);
        compareRelatively(generalLoss(alone("nll"), scores.log_softmax(1), rows("chosen")).item<double>(),
                          2.0 * classified["nll"].get<double>(), 1e-12);
        const spec::GeneralLossSpec sum{.l1 = 0.5, .mse = 2.0, .bce = 1.0};
        compareRelatively(generalLoss(sum, outputsOf("real"), outputsOf("target")).item<double>(),
                          0.5 * reference["general"]["l1"].get<double>() +
                              2.0 * reference["general"]["mse"].get<double>() +
                              reference["general"]["bce"].get<double>(),
                          1e-12);
    }

    /// Two scores per image, trained by cross-entropy, are one: their difference is the log-odds of minimax.
    void twoClassesAreOneScore()
    {
        const auto twoOutputs = [](const char* name) {
            const torch::Tensor score = outputsOf(name);
            return torch::cat({0.3 - 0.5 * score, 0.3 + 0.5 * score}, 1);
        };
        const spec::GanLossSpec loss{.discriminator = DiscriminatorLoss::General,
                                     .generator = GeneratorLoss::General};
        const spec::GeneralLossSpec general{.bce = 0.0, .crossEntropy = 1.0};
        QVERIFY(torch::allclose(scoresOf(twoOutputs("real")), outputsOf("real").squeeze(1)));
        compareRelatively(
            discriminatorLoss(loss, general, twoOutputs("real"), twoOutputs("fake")).item<double>(),
            reference["gan"]["discriminator"]["minimax"].get<double>(), 1e-12);
        compareRelatively(generatorLoss(loss, general, {}, twoOutputs("fake")).item<double>(),
                          reference["gan"]["generator"]["non_saturating"].get<double>(), 1e-12);
    }

    void driftIsTheMeanSquareOfRealScores()
    {
        const double drift = discriminator({.drift = 0.5}) - discriminator({});
        compareRelatively(drift, 0.5 * outputsOf("real").square().mean().item<double>(), 1e-12);
    }

    void beliefsAreProbabilities()
    {
        const torch::Tensor onReal = outputsOf("real").squeeze(1);
        const torch::Tensor onFake = outputsOf("fake").squeeze(1);
        const auto beliefsOf = [&](DiscriminatorLoss loss) {
            return belief({.discriminator = loss}, {}, onReal, onFake);
        };
        compareRelatively(beliefsOf(DiscriminatorLoss::Minimax).real.item<double>(),
                          onReal.sigmoid().mean().item<double>(), 1e-12);
        const Belief pairs = beliefsOf(DiscriminatorLoss::Relativistic);
        compareRelatively((pairs.real + pairs.fake).item<double>(), 1.0, 1e-12);
        for (const auto loss :
             {DiscriminatorLoss::Wasserstein, DiscriminatorLoss::Hinge, DiscriminatorLoss::LeastSquares}) {
            QVERIFY(!beliefsOf(loss).real.defined());
        }
    }

    void lossesSurviveExtremeScores()
    {
        for (std::size_t i = 0; i < spec::enumNames<GeneratorLoss>.size(); ++i) {
            for (std::size_t k = 0; k < spec::enumNames<DiscriminatorLoss>.size(); ++k) {
                const spec::GanLossSpec loss{.discriminator = static_cast<DiscriminatorLoss>(k),
                                             .generator = static_cast<GeneratorLoss>(i)};
                torch::Tensor scores = torch::tensor({{-1e4F}, {1e4F}}).requires_grad_();
                const torch::Tensor total = discriminatorLoss(loss, {}, scores, -scores) +
                                            generatorLoss(loss, {}, scores, -scores);
                total.backward();
                QVERIFY(std::isfinite(total.item<double>()));
                QVERIFY(torch::isfinite(scores.grad()).all().item<bool>());
            }
        }
    }

    void slopesAgreeWithDifferences()
    {
        auto critic = smoothCritic();
        const torch::Tensor images = torch::randn({4, 1, 3, 3}, inDouble).requires_grad_();
        const torch::Tensor slopes = squaredGradientNorms(scoresBy(critic, images), images);
        QVERIFY(torch::allclose(slopes, slopesByDifferences(critic, images.detach()), 1e-7, 0.0));
    }

    void slopePenaltyHasTheRightGradient()
    {
        auto critic = smoothCritic();
        const torch::Tensor images = torch::randn({4, 1, 3, 3}, inDouble).requires_grad_();
        compareWeightGradient(critic,
                              [&] { return squaredGradientNorms(scoresBy(critic, images), images).mean(); });
    }

    void gradientPenaltyHasTheRightGradient()
    {
        auto critic = smoothCritic();
        const torch::Tensor x = torch::randn({4, 1, 3, 3}, inDouble);
        const torch::Tensor y = torch::randn({4, 1, 3, 3}, inDouble);
        const torch::Tensor shares = torch::rand({4, 1, 1, 1}, inDouble);
        compareWeightGradient(critic, [&] {
            return gradientPenalty([&](const torch::Tensor& between) { return scoresBy(critic, between); }, x,
                                   y, shares);
        });
    }

    /// A linear critic has the slope |w| everywhere, so its penalty is (|w| - 1)^2 whatever the images.
    void gradientPenaltyOfALinearCritic()
    {
        const torch::Tensor weights = torch::full({9}, 0.5, inDouble);
        const auto critic = [&](const torch::Tensor& images) { return images.flatten(1).matmul(weights); };
        const torch::Tensor penalty = gradientPenalty(critic, torch::randn({4, 1, 3, 3}, inDouble),
                                                      torch::randn({4, 1, 3, 3}, inDouble),
                                                      torch::rand({4, 1, 1, 1}, inDouble));
        compareRelatively(penalty.item<double>(), 0.25, 1e-9);
    }

    void gradientPenaltyLooksBetweenTheImages()
    {
        torch::Tensor seen;
        const auto critic = [&](const torch::Tensor& images) { return (seen = images).flatten(1).sum(1); };
        const torch::Tensor shares = torch::rand({64, 1, 1, 1});
        static_cast<void>(gradientPenalty(critic, torch::full({64, 1, 1, 1}, 2.0),
                                          torch::full({64, 1, 1, 1}, 5.0), shares));
        QVERIFY(torch::allclose(seen, 2.0 + 3.0 * shares));
    }

    void schedulesHaveTheirValues()
    {
        const auto factor = [](spec::LrSchedule schedule, std::int64_t done) {
            return lrFactor({.steps = 100,
                             .lrSchedule = schedule,
                             .lrFinalFactor = 0.2,
                             .lrStepSize = 30,
                             .lrGamma = 0.5},
                            done);
        };
        using enum spec::LrSchedule;
        QCOMPARE(factor(Constant, 50), 1.0);
        compareRelatively(factor(Linear, 25), 0.8, 1e-12);
        compareRelatively(factor(Cosine, 0), 1.0, 1e-12);
        compareRelatively(factor(Cosine, 25), 0.2 + 0.4 * (1 + std::sqrt(0.5)), 1e-12);
        compareRelatively(factor(Cosine, 50), 0.6, 1e-12);
        compareRelatively(factor(Cosine, 500), 0.2, 1e-12);
        QCOMPARE(factor(Step, 29), 1.0);
        QCOMPARE(factor(Step, 30), 0.5);
        QCOMPARE(factor(Step, 89), 0.25);
    }

    /// Arjovsky 2017, figure 2: between two distributions far apart a discriminator that has learned them has
    /// no slope left, so that the generator learns nothing; a critic of bounded weights keeps one.
    void criticKeepsASlopeWhereADiscriminatorHasNone()
    {
        const auto slopeAtFakes = [](const spec::GanLossSpec& loss) {
            torch::manual_seed(1);
            auto network = models::buildNetwork(
                {{spec::LinearSpec{.outFeatures = 32}, spec::ReluSpec{}, spec::LinearSpec{.outFeatures = 32},
                  spec::ReluSpec{}, spec::LinearSpec{.outFeatures = 1}},
                 {}},
                {1}, seeded());
            const spec::OptimizerSpec spec = spec::RmspropSpec{.lr = 5e-3};
            Optimizer optimizer(*network, spec);
            for (int step = 0; step < 500; ++step) {
                network->zero_grad();
                const torch::Tensor onReal = network->forward(torch::randn({64, 1}) * 0.3 + 4.0);
                const torch::Tensor onFake = network->forward(torch::randn({64, 1}) * 0.3 - 4.0);
                discriminatorLoss(loss, {}, onReal, onFake).backward();
                optimizer.step(spec, 1.0);
                if (loss.clipValue > 0.0) optimizer.clipWeights(loss.clipValue);
            }
            const torch::Tensor fakes = (torch::randn({64, 1}) * 0.3 - 4.0).requires_grad_();
            generatorLoss(loss, {}, {}, network->forward(fakes)).backward();
            return 64.0 * fakes.grad().abs().mean().item<double>();
        };
        const double minimax = slopeAtFakes(
            {.discriminator = DiscriminatorLoss::Minimax, .generator = GeneratorLoss::Minimax});
        const double wasserstein = slopeAtFakes({.discriminator = DiscriminatorLoss::Wasserstein,
                                                 .generator = GeneratorLoss::Wasserstein,
                                                 .clipValue = 0.1});
        QVERIFY2(minimax < 1e-3, qPrintable(QString::number(minimax)));
        QVERIFY2(wasserstein > 0.05, qPrintable(QString::number(wasserstein)));
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
        auto generator = models::buildNetwork({{spec::LinearSpec{.outFeatures = 1, .bias = false}}, {}}, {1},
                                              seeded());
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
            {{spec::LinearSpec{.outFeatures = 1, .bias = false}, spec::BatchNorm1dSpec{}}, {}}, {1},
            seeded());
        torch::NoGradGuard noGrad;
        generator->parameters().front().fill_(2.0);
        const AveragedGenerator average(generator);
        const auto evaluated = average.withOwnStatistics(
            {256, 1}, 7, [](const torch::Tensor& latents, const torch::Generator&) { return latents; });
        // The mean of matched latents is 0, their variance 1, of which the means of batches hold a share of
        // 1/256 at most.
        QVERIFY(std::abs(evaluated->named_buffers()["1.running_mean"].item<double>()) < 1e-6);
        compareRelatively(evaluated->named_buffers()["1.running_var"].item<double>(), 4.0, 0.01);
        QVERIFY(!evaluated->is_training());
        QCOMPARE(generator->named_buffers()["1.running_var"].item<double>(), 1.0);
    }
};

SYNTHSLICE_TEST(TestGanLosses)

}  // namespace test_gan_losses

#include "test_gan_losses.moc"
