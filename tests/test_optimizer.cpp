#include <cmath>
#include <functional>

#include <QTest>

#include "engine/training/optimizer.h"

using namespace synthslice;
using training::Optimizer;

namespace {

constexpr int steps = 20;
constexpr double lr = 0.05;
constexpr double weightDecay = 0.1;
const std::vector<double> start{1.0, -2.0, 0.5};

/// The gradient of a fixed problem: a bowl of another width in each direction, and a wave.
double gradientAt(double value, std::size_t i, int step)
{
    return (1.0 + static_cast<double>(i)) * value + std::sin(step + static_cast<double>(i));
}

torch::nn::Linear problem()
{
    torch::nn::Linear layer(torch::nn::LinearOptions(3, 1).bias(false));
    layer->to(torch::kFloat64);
    torch::NoGradGuard noGrad;
    layer->weight.copy_(torch::tensor(start, torch::kFloat64).view({1, 3}));
    return layer;
}

void advance(Optimizer& optimizer, torch::nn::Linear& layer, const spec::OptimizerSpec& spec, int from,
             int to)
{
    for (int step = from; step <= to; ++step) {
        torch::Tensor gradient = torch::zeros_like(layer->weight).detach();
        for (std::size_t i = 0; i < start.size(); ++i) {
            gradient[0][static_cast<std::int64_t>(i)] = gradientAt(
                layer->weight[0][static_cast<std::int64_t>(i)].item<double>(), i, step);
        }
        layer->weight.mutable_grad() = gradient;
        optimizer.step(spec, 1.0);
    }
}

/// A textbook's update of one number, written as the documentation of torch.optim 2.15 states it.
using Update = std::function<double(double value, double gradient, int step)>;

void compare(const spec::OptimizerSpec& spec, const std::function<Update()>& newUpdate)
{
    torch::nn::Linear layer = problem();
    Optimizer optimizer(*layer, spec);
    advance(optimizer, layer, spec, 1, steps);
    for (std::size_t i = 0; i < start.size(); ++i) {
        const Update update = newUpdate();
        double value = start[i];
        for (int step = 1; step <= steps; ++step) {
            value = update(value, gradientAt(value, i, step), step);
        }
        const double ours = layer->weight[0][static_cast<std::int64_t>(i)].item<double>();
        QVERIFY2(std::abs(ours - value) <= 1e-6,
                 qPrintable(QString("%1 instead of %2").arg(ours, 0, 'g', 12).arg(value, 0, 'g', 12)));
    }
}

}  // namespace

class TestOptimizer : public QObject {
    Q_OBJECT

private slots:
    void adam()
    {
        compare(spec::AdamSpec{lr, {0.5, 0.9}, 1e-3, weightDecay}, [] {
            return [m = 0.0, v = 0.0](double value, double g, int step) mutable {
                g += weightDecay * value;
                m = 0.5 * m + 0.5 * g;
                v = 0.9 * v + 0.1 * g * g;
                const double mHat = m / (1.0 - std::pow(0.5, step));
                const double vHat = v / (1.0 - std::pow(0.9, step));
                return value - lr * mHat / (std::sqrt(vHat) + 1e-3);
            };
        });
    }

    void rmspropWithMomentum()
    {
        compare(spec::RmspropSpec{lr, 0.9, 1e-3, weightDecay, 0.8}, [] {
            return [v = 0.0, b = 0.0](double value, double g, int) mutable {
                g += weightDecay * value;
                v = 0.9 * v + 0.1 * g * g;
                b = 0.8 * b + g / (std::sqrt(v) + 1e-3);
                return value - lr * b;
            };
        });
    }

    void rmspropWithoutMomentum()
    {
        compare(spec::RmspropSpec{lr, 0.9, 1e-3, 0.0, 0.0}, [] {
            return [v = 0.0](double value, double g, int) mutable {
                v = 0.9 * v + 0.1 * g * g;
                return value - lr * g / (std::sqrt(v) + 1e-3);
            };
        });
    }

    void sgdWithDampenedMomentum()
    {
        compare(spec::SgdSpec{lr, 0.8, 0.3, weightDecay, false}, [] {
            return [b = 0.0](double value, double g, int step) mutable {
                g += weightDecay * value;
                b = step == 1 ? g : 0.8 * b + 0.7 * g;
                return value - lr * b;
            };
        });
    }

    void sgdWithNesterovMomentum()
    {
        compare(spec::SgdSpec{lr, 0.8, 0.0, 0.0, true}, [] {
            return [b = 0.0](double value, double g, int step) mutable {
                b = step == 1 ? g : 0.8 * b + g;
                return value - lr * (g + 0.8 * b);
            };
        });
    }

    void adagrad()
    {
        compare(spec::AdagradSpec{lr, 0.1, weightDecay, 0.4, 1e-3}, [] {
            return [sum = 0.4](double value, double g, int step) mutable {
                g += weightDecay * value;
                sum += g * g;
                return value - lr / (1.0 + (step - 1) * 0.1) * g / (std::sqrt(sum) + 1e-3);
            };
        });
    }

    void stateGoesOnWhereItWas_data()
    {
        QTest::addColumn<int>("type");
        for (int type = 0; type < static_cast<int>(std::variant_size_v<spec::OptimizerSpec>); ++type) {
            QTest::addRow("%d", type) << type;
        }
    }

    void stateGoesOnWhereItWas()
    {
        QFETCH(int, type);
        const std::vector<spec::OptimizerSpec> specs{spec::AdamSpec{}, spec::RmspropSpec{.momentum = 0.9},
                                                     spec::SgdSpec{.momentum = 0.9},
                                                     spec::AdagradSpec{.lrDecay = 0.1}};
        const spec::OptimizerSpec& spec = specs[static_cast<std::size_t>(type)];
        torch::nn::Linear layer = problem();
        Optimizer optimizer(*layer, spec);
        advance(optimizer, layer, spec, 1, 5);

        torch::nn::Linear other = problem();
        {
            torch::NoGradGuard noGrad;
            other->weight.copy_(layer->weight);
        }
        Optimizer restored(*other, spec);
        QVERIFY(restored.loadState(optimizer.state(), "optimizer"));
        advance(optimizer, layer, spec, 6, 10);
        advance(restored, other, spec, 6, 10);
        QVERIFY(torch::equal(layer->weight, other->weight));
    }

    void normIsThatOfAllGradients()
    {
        torch::nn::Linear layer(torch::nn::LinearOptions(2, 1));
        Optimizer optimizer(*layer, spec::AdamSpec{});
        layer->weight.mutable_grad() = torch::tensor({{2.0F, 3.0F}});
        layer->bias.mutable_grad() = torch::tensor({6.0F});
        QCOMPARE(optimizer.gradientNorm().item<double>(), 7.0);
    }
};

QTEST_GUILESS_MAIN(TestOptimizer)
#include "test_optimizer.moc"
