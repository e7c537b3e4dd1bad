#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <QTest>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/parameters/struct_json.h"
#include "engine/training/optimization/optimizer.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_optimizer {

using namespace synthslice;
using training::Optimizer;

namespace {

const std::vector<double> start{1.0, -2.0, 0.5};

/// The gradient of a fixed problem, as in make_torch_values.py: a bowl of another width in each direction,
/// and a wave.
double gradientAt(double value, std::size_t i, int step)
{
    return (1.0 + static_cast<double>(i)) * value + std::sin(step + static_cast<double>(i));
}

torch::nn::Linear problem(const std::vector<double>& from)
{
    const auto size = static_cast<std::int64_t>(from.size());
    torch::nn::Linear layer(torch::nn::LinearOptions(size, 1).bias(false));
    layer->to(torch::kFloat64);
    torch::NoGradGuard noGrad;
    layer->weight.copy_(torch::tensor(from, torch::kFloat64).view({1, size}));
    return layer;
}

std::vector<double> valuesOf(const torch::nn::Linear& layer)
{
    const double* first = layer->weight.const_data_ptr<double>();
    return {first, first + layer->weight.numel()};
}

void advance(Optimizer& optimizer, torch::nn::Linear& layer, const spec::OptimizerSpec& spec, int from,
             int to)
{
    for (int step = from; step <= to; ++step) {
        std::vector<double> gradient = valuesOf(layer);
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            gradient[i] = gradientAt(gradient[i], i, step);
        }
        layer->weight.mutable_grad() = torch::tensor(gradient, torch::kFloat64).view_as(layer->weight);
        optimizer.step(spec, 1.0);
    }
}

}  // namespace

class TestOptimizer : public QObject {
    Q_OBJECT

private slots:
    /// In fp32 a kernel takes one pass over the weights; in fp64 LibTorch's operations do it.
    void rmspropInOnePassIsTheSame()
    {
        constexpr std::int64_t size = 1003;  // no multiple of a register
        const auto layerOf = [](torch::Dtype type) {
            torch::nn::Linear layer(torch::nn::LinearOptions(size, 1).bias(false));
            layer->to(type);
            torch::NoGradGuard noGrad;
            layer->weight.copy_(torch::linspace(-1.0, 1.0, size).view({1, size}));
            return layer;
        };
        const spec::OptimizerSpec spec = spec::RmspropSpec{.lr = 0.01, .alpha = 0.9, .eps = 1e-6};
        torch::nn::Linear single = layerOf(torch::kFloat32);
        torch::nn::Linear exact = layerOf(torch::kFloat64);
        Optimizer ofSingle(*single, spec);
        Optimizer ofExact(*exact, spec);
        for (int step = 1; step <= 50; ++step) {
            const torch::Tensor gradient = torch::sin(torch::arange(size, torch::kFloat64).view({1, size}) *
                                                      step);
            single->weight.mutable_grad() = gradient.to(torch::kFloat32);
            exact->weight.mutable_grad() = gradient.clone();
            ofSingle.step(spec, 1.0);
            ofExact.step(spec, 1.0);
        }
        const double error = (single->weight.to(torch::kFloat64) - exact->weight).abs().max().item<double>();
        QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
        QVERIFY((exact->weight.view({-1}) - torch::linspace(-1.0, 1.0, size)).abs().max().item<double>() >
                0.01);
        const auto state = ofSingle.state();
        const auto steps = std::ranges::find(state, std::string("weight.step"), &session::NamedTensor::name);
        QVERIFY(steps != state.end());
        float count = 0.0F;
        std::memcpy(&count, steps->bytes.data(), sizeof count);
        QCOMPARE(count, 50.0F);
    }

    /// 200 steps by torch.optim itself, every parameter switched on once.
    void stepsAreThoseOfTorchOptim_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        const auto reference = test::referenceValues("optimizers.json");
        for (const auto& one : reference["cases"]) {
            QTest::newRow(one["spec"].dump().c_str()) << number++;
        }
    }

    void stepsAreThoseOfTorchOptim()
    {
        QFETCH(int, number);
        const auto reference = test::referenceValues("optimizers.json");
        const auto& one = reference["cases"][static_cast<std::size_t>(number)];
        const auto spec = spec::variantFromJson<spec::OptimizerSpec>(one["spec"], "optimizer");
        QVERIFY(spec);
        torch::nn::Linear layer = problem(reference["start"]);
        Optimizer optimizer(*layer, *spec);
        int done = 0;
        for (std::size_t shown = 0; shown < reference["steps"].size(); ++shown) {
            const int step = reference["steps"][shown];
            advance(optimizer, layer, *spec, done + 1, step);
            done = step;
            const std::vector<double> expected = one["values"][shown];
            const std::vector<double> ours = valuesOf(layer);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY2(std::abs(ours[i] - expected[i]) <= 1e-6 * std::max(1.0, std::abs(expected[i])),
                         qPrintable(QString("step %1: %2 instead of %3")
                                        .arg(step)
                                        .arg(ours[i], 0, 'g', 12)
                                        .arg(expected[i], 0, 'g', 12)));
            }
        }
    }

    void everyParameterIsCompared()
    {
        std::set<std::string> compared;
        const auto reference = test::referenceValues("optimizers.json");
        for (const auto& one : reference["cases"]) {
            for (const auto& item : one["spec"].items()) {
                compared.insert(one["spec"]["type"].get<std::string>() + "." + item.key());
            }
        }
        for (const std::string& type : spec::optimizerTypes()) {
            for (const auto& parameter : spec::parameterGroup("optimizer." + type).parameters) {
                QVERIFY2(compared.contains(type + "." + parameter.key), parameter.key.c_str());
            }
        }
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
        const std::vector<spec::OptimizerSpec> specs{spec::AdamSpec{.amsgrad = true}, spec::AdamWSpec{},
                                                     spec::RmspropSpec{.momentum = 0.9, .centered = true},
                                                     spec::SgdSpec{.momentum = 0.9},
                                                     spec::AdagradSpec{.lrDecay = 0.1}};
        const spec::OptimizerSpec& spec = specs[static_cast<std::size_t>(type)];
        torch::nn::Linear layer = problem(start);
        Optimizer optimizer(*layer, spec);
        advance(optimizer, layer, spec, 1, 5);

        torch::nn::Linear other = problem(valuesOf(layer));
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

    /// autograd gives parameters that a layer adds up, as the biases of an LSTM, one tensor for both.
    void gradientsInCommonAreClippedOnce()
    {
        torch::nn::Linear layer(torch::nn::LinearOptions(2, 2));
        const torch::Tensor one = torch::tensor({{3.0F, 0.0F}, {0.0F, 4.0F}});
        Optimizer optimizer(*layer, spec::SgdSpec{});
        optimizer.setGradients({one, one.select(0, 1)});
        optimizer.clipGradients(torch::scalar_tensor(5.0), 1.0);
        QVERIFY(torch::allclose(layer->weight.grad(), torch::tensor({{0.6F, 0.0F}, {0.0F, 0.8F}})));
        QVERIFY(torch::allclose(layer->bias.grad(), torch::tensor({0.0F, 0.8F})));
    }

    void clippedWeightsLieInTheirRange()
    {
        torch::nn::Linear layer = problem(start);
        Optimizer optimizer(*layer, spec::SgdSpec{});
        optimizer.clipWeights(0.75);
        QCOMPARE(valuesOf(layer), (std::vector<double>{0.75, -0.75, 0.5}));
    }
};

SYNTHSLICE_TEST(TestOptimizer)

}  // namespace test_optimizer

#include "test_optimizer.moc"
