#include <algorithm>
#include <cmath>
#include <functional>

#include <QTest>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/kernels/average_pool.h"
#include "engine/kernels/convolution/convolution.h"
#include "engine/kernels/convolution/convolution_maps.h"
#include "engine/kernels/convolution/few_channels.h"
#include "engine/kernels/convolution/winograd.h"
#include "engine/kernels/leaky_relu.h"
#include "engine/kernels/lstm.h"
#include "engine/kernels/norm_activation.h"
#include "engine/kernels/vector_math.h"
#include "engine/models/kernel_layers.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/spec/presets/presets.h"
#include "engine/training/images/image_synthesis.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_kernels {

using namespace synthslice;
using test::seeded;
using torch::Tensor;

namespace {

using Tensors = std::vector<Tensor>;
using Function = std::function<Tensor(const Tensors&)>;

Tensor drawn(torch::IntArrayRef shape, torch::ScalarType type = torch::kFloat64)
{
    return torch::randn(shape, torch::kFloat64).to(type);
}

/// The largest difference as a share of the largest value.
double relativeError(const Tensor& value, const Tensor& expected)
{
    const Tensor wide = expected.to(torch::kFloat64);
    return ((value.to(torch::kFloat64) - wide).abs().max() / wide.abs().max()).item<double>();
}

double dot(const Tensors& a, const Tensors& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (a[i] * b[i]).sum().item<double>();
    }
    return sum;
}

Tensors alike(const Tensors& tensors)
{
    Tensors drawnAlike;
    for (const Tensor& tensor : tensors) {
        drawnAlike.push_back(torch::randn_like(tensor));
    }
    return drawnAlike;
}

Tensors moved(const Tensors& from, const Tensors& direction, double distance)
{
    Tensors there;
    for (std::size_t i = 0; i < from.size(); ++i) {
        there.push_back((from[i].detach() + distance * direction[i]).requires_grad_());
    }
    return there;
}

/// Gradients of <weights, function(inputs)>; zeros where there is none.
Tensors gradientsOf(const Function& function, const Tensors& inputs, const Tensor& weights, bool createGraph)
{
    Tensors gradients = torch::autograd::grad({(function(inputs) * weights).sum()}, inputs, {}, true,
                                              createGraph,
                                              /*allow_unused=*/true);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!gradients[i].defined()) gradients[i] = torch::zeros_like(inputs[i]);
    }
    return gradients;
}

/// First and second derivatives in random directions against central differences.
void checkDerivatives(const Function& function, const Tensors& at)
{
    constexpr double h = 1e-5;
    const Tensors inputs = moved(at, at, 0.0);
    const Tensor weights = torch::randn_like(function(inputs));
    const Tensors direction = alike(at);
    const auto value = [&](double distance) {
        return (function(moved(at, direction, distance)) * weights).sum().item<double>();
    };
    const double slope = dot(gradientsOf(function, inputs, weights, false), direction);
    const double difference = (value(h) - value(-h)) / (2 * h);
    QVERIFY2(std::abs(slope - difference) < 1e-6 * (1.0 + std::abs(difference)),
             qPrintable(QString("first: %1 and %2").arg(slope).arg(difference)));

    // The derivative of <second, gradients>, by the inputs and by the weights of the output.
    const Tensors second = alike(at);
    const Tensor weightDirection = torch::randn_like(weights);
    const auto gradientProduct = [&](double distance) {
        return dot(gradientsOf(function, moved(at, direction, distance), weights + distance * weightDirection,
                               false),
                   second);
    };
    const Tensor outer = weights.clone().requires_grad_();
    const Tensors gradients = gradientsOf(function, inputs, outer, true);
    Tensor product = torch::zeros({}, torch::kFloat64);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        product = product + (gradients[i] * second[i]).sum();
    }
    Tensors all = inputs;
    all.push_back(outer);
    Tensors directions = direction;
    directions.push_back(weightDirection);
    Tensors slopes = torch::autograd::grad({product}, all, {}, false, false, /*allow_unused=*/true);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!slopes[i].defined()) slopes[i] = torch::zeros_like(all[i]);
    }
    const double secondSlope = dot(slopes, directions);
    const double secondDifference = (gradientProduct(h) - gradientProduct(-h)) / (2 * h);
    QVERIFY2(std::abs(secondSlope - secondDifference) < 1e-5 * (1.0 + std::abs(secondDifference)),
             qPrintable(QString("second: %1 and %2").arg(secondSlope).arg(secondDifference)));
}

/// torch's own batch norm and activation on each group by itself.
Tensor plainNorm(const Tensor& x, const Tensor& weight, const Tensor& bias, std::int64_t groups, double slope)
{
    Tensors parts;
    for (const Tensor& part : x.chunk(groups)) {
        parts.push_back(
            torch::leaky_relu(torch::batch_norm(part, weight, bias, {}, {}, true, 0.1, 1e-5, false), slope));
    }
    return torch::cat(parts);
}

/// The maps by each method against torch.conv2d in double.
void checkMaps(const Tensor& x, const Tensor& weight, const Tensor& bias,
               const kernels::Convolution& convolution, const std::vector<kernels::Method>& methods,
               double tolerance)
{
    const kernels::Window& window = convolution.window;
    const Tensor wideX = x.to(torch::kFloat64, false, /*copy=*/true).requires_grad_();
    const Tensor wideWeight = weight.to(torch::kFloat64, false, /*copy=*/true).requires_grad_();
    const Tensor expected = torch::conv2d(wideX, wideWeight, bias.to(torch::kFloat64), window.stride,
                                          window.padding);
    const Tensor y = torch::randn_like(expected).to(x.scalar_type());
    const Tensors gradients = torch::autograd::grad({expected}, {wideX, wideWeight}, {y.to(torch::kFloat64)});
    for (const auto method : methods) {
        const auto check = [&](const char* map, const Tensor& found, const Tensor& wanted) {
            const double error = relativeError(found, wanted);
            QVERIFY2(error < tolerance, qPrintable(QString("%1, method %2, %3: %4")
                                                       .arg(map)
                                                       .arg(static_cast<int>(method))
                                                       .arg(c10::toString(x.scalar_type()))
                                                       .arg(error)));
        };
        check("down", kernels::down(x, weight, bias, convolution, method), expected);
        check("up", kernels::up(y, weight, convolution, method), gradients[0]);
        check("weight gradient", kernels::weightGradient(y, x, convolution, method), gradients[1]);
    }
}

}  // namespace

class TestKernels : public QObject {
    Q_OBJECT

private slots:
    void init() { torch::manual_seed(0); }

    void mapsAreConvolutions_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("inputs");
        for (const auto& [size, stride, padding, inputs] :
             {std::array{4, 2, 1, 5}, {3, 1, 1, 3}, {3, 2, 0, 4}, {5, 3, 2, 1}, {1, 1, 0, 6}, {4, 1, 3, 2}}) {
            QTest::addRow("%d x %d, stride %d, padding %d, %d channels", size, size, stride, padding, inputs)
                << size << stride << padding << inputs;
        }
    }

    /// Both methods against torch.conv2d in double: fp32 within 1e-5, bf16 within some roundings of the
    /// result (oneDNN without AVX-512 rounds more than once).
    void mapsAreConvolutions()
    {
        QFETCH(int, size);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, inputs);
        const kernels::Window window{size, stride, padding};
        for (const auto& [type, tolerance] :
             {std::pair{torch::kFloat64, 1e-12}, {torch::kFloat32, 1e-5}, {torch::kBFloat16, 1.0 / 64}}) {
            const Tensor x = drawn({2, inputs, 9, 11}, type);
            const Tensor weight = drawn({7, inputs, size, size}, type);
            const Tensor bias = drawn({7}, type);
            const auto convolution = kernels::convolutionOf({9, 11}, window);
            checkMaps(x, weight, bias, convolution, {kernels::Method::Direct, kernels::Method::Columns},
                      tolerance);
        }
    }

    void mapsOfFewChannelsAreConvolutions_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        for (const auto& [size, stride, padding, inputs, outputs] : {std::array{5, 1, 2, 1, 6},
                                                                     {5, 1, 0, 6, 16},
                                                                     {3, 2, 1, 16, 24},
                                                                     {4, 2, 1, 3, 8},
                                                                     {2, 3, 0, 2, 1},
                                                                     {3, 1, 2, 12, 20},
                                                                     {7, 1, 3, 1, 9}}) {
            QTest::addRow("%d x %d, stride %d, padding %d, %d to %d channels", size, size, stride, padding,
                          inputs, outputs)
                << size << stride << padding << inputs << outputs;
        }
    }

    /// Against torch.conv2d in double.
    void mapsOfFewChannelsAreConvolutions()
    {
        QFETCH(int, size);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, inputs);
        QFETCH(int, outputs);
        const auto convolution = kernels::convolutionOf({13, 27}, {size, stride, padding});
        const Tensor x = drawn({5, inputs, 13, 27}, torch::kFloat32);
        QVERIFY(kernels::hasFewChannels(x, inputs, outputs, convolution));
        checkMaps(x, drawn({outputs, inputs, size, size}, torch::kFloat32), drawn({outputs}, torch::kFloat32),
                  convolution, {kernels::Method::FewChannels}, 1e-5);
    }

    void averagePoolIsTorchs_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3}) QTest::addRow("%d", size) << size;
    }

    /// Values, gradients and those of gradients; 3 leaves pixels at the edges out.
    void averagePoolIsTorchs()
    {
        QFETCH(int, size);
        const Tensor images = drawn({3, 5, 10, 8}, torch::kFloat32);
        const auto everything = [&](auto pool) {
            const Tensor x = images.clone().requires_grad_();
            const Tensor y = pool(x);
            const Tensor slope = torch::autograd::grad({y.square().sum()}, {x}, {}, true, true)[0];
            return Tensors{y, slope, torch::autograd::grad({slope.square().sum()}, {x})[0]};
        };
        const Tensors ours = everything([&](const Tensor& x) { return kernels::averagePool(x, size); });
        const Tensors theirs = everything([&](const Tensor& x) { return torch::avg_pool2d(x, size); });
        for (std::size_t i = 0; i < ours.size(); ++i) {
            QCOMPARE(ours[i].sizes(), theirs[i].sizes());
            QVERIFY(relativeError(ours[i], theirs[i]) < 1e-5);
        }
    }

    /// 4 MiB of columns an image, so that no two are computed at once.
    void columnsTakeImagesInParts()
    {
        const auto convolution = kernels::convolutionOf({128, 128}, {4, 2, 1});
        const Tensor x = drawn({3, 16, 128, 128}, torch::kFloat32);
        const Tensor weight = drawn({8, 16, 4, 4}, torch::kFloat32);
        const Tensor y = drawn({3, 8, 64, 64}, torch::kFloat32);
        const auto columns = kernels::Method::Columns;
        const auto direct = kernels::Method::Direct;
        QVERIFY(relativeError(kernels::down(x, weight, Tensor(), convolution, columns),
                              kernels::down(x, weight, Tensor(), convolution, direct)) < 1e-5);
        QVERIFY(relativeError(kernels::up(y, weight, convolution, columns),
                              kernels::up(y, weight, convolution, direct)) < 1e-5);
        QVERIFY(relativeError(kernels::weightGradient(y, x, convolution, columns),
                              kernels::weightGradient(y, x, convolution, direct)) < 1e-5);
    }

    void winogradMapsAreConvolutions_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        for (const auto& [size, stride, padding] :
             {std::array{3, 1, 0}, {3, 1, 1}, {3, 1, 4}, {4, 2, 0}, {4, 2, 1}, {4, 2, 3}}) {
            QTest::addRow("%d x %d, stride %d, padding %d", size, size, stride, padding)
                << size << stride << padding;
        }
    }

    /// Against torch.conv2d in double, where neither tiles, nor vectors, nor blocks of tiles come out even.
    void winogradMapsAreConvolutions()
    {
        QFETCH(int, size);
        QFETCH(int, stride);
        QFETCH(int, padding);
        const auto convolution = kernels::convolutionOf({13, 22}, {size, stride, padding});
        for (const auto& [type, tolerance] :
             {std::pair{torch::kFloat32, 1e-5}, {torch::kBFloat16, 1.0 / 128}}) {
            const Tensor x = drawn({23, 18, 13, 22}, type);
            const Tensor weight = drawn({35, 18, size, size}, type);
            const Tensor bias = drawn({35}, type);
            for (const auto map : {kernels::Map::Down, kernels::Map::Up, kernels::Map::WeightGradient}) {
                QVERIFY(kernels::hasWinograd(map, x, 18, 35, convolution));
            }
            checkMaps(x, weight, bias, convolution, {kernels::Method::Winograd}, tolerance);
        }
    }

    /// A seed must give the same bits however many threads are free.
    void winogradMapsDoNotDependOnThreads()
    {
        const auto convolution = kernels::convolutionOf({16, 16}, {3, 1, 1});
        const Tensor x = drawn({20, 32, 16, 16}, torch::kFloat32);
        const Tensor weight = drawn({32, 32, 3, 3}, torch::kFloat32);
        const auto results = [&] {
            const auto method = kernels::Method::Winograd;
            return Tensors{kernels::down(x, weight, Tensor(), convolution, method),
                           kernels::up(x, weight, convolution, method),
                           kernels::weightGradient(x, x, convolution, method)};
        };
        const int threads = at::get_num_threads();
        at::set_num_threads(2);
        const Tensors two = results();
        at::set_num_threads(1);
        const Tensors one = results();
        at::set_num_threads(threads);
        QVERIFY(torch::equal(one[0], two[0]));
        QVERIFY(torch::equal(one[1], two[1]));
        QVERIFY(torch::equal(one[2], two[2]));
    }

    /// Norms sum by fixed parts of the rows.
    void normsDoNotDependOnThreads()
    {
        const Tensor x = drawn({20, 32, 33, 31}, torch::kFloat32);
        const Tensor weight = drawn({32}, torch::kFloat32);
        const Tensor bias = drawn({32}, torch::kFloat32);
        const auto results = [&](int threads) {
            const int before = at::get_num_threads();
            at::set_num_threads(threads);
            const Tensors in{x.clone().requires_grad_(), weight.clone().requires_grad_(),
                             bias.clone().requires_grad_()};
            const Tensor y = kernels::normActivation(in[0], in[1], in[2], 2, 1e-5, 0.2).output;
            Tensors all = torch::autograd::grad({y.square().sum()}, in, {}, true, true);
            const Tensor second = torch::autograd::grad({all[0].square().sum()}, {in[0]})[0];
            all.push_back(y);
            all.push_back(second);
            at::set_num_threads(before);
            return all;
        };
        const Tensors one = results(1);
        const Tensors two = results(2);
        for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(torch::equal(one[i], two[i]));
    }

    void columnsDoNotDependOnThreads()
    {
        const auto convolution = kernels::convolutionOf({64, 64}, {4, 2, 1});
        const Tensor x = drawn({5, 16, 64, 64}, torch::kFloat32);
        const Tensor weight = drawn({8, 16, 4, 4}, torch::kFloat32);
        const Tensor y = drawn({5, 8, 32, 32}, torch::kFloat32);
        const auto results = [&](int threads) {
            const int before = at::get_num_threads();
            at::set_num_threads(threads);
            const auto method = kernels::Method::Columns;
            const Tensors all{kernels::down(x, weight, Tensor(), convolution, method),
                              kernels::up(y, weight, convolution, method),
                              kernels::weightGradient(y, x, convolution, method)};
            at::set_num_threads(before);
            return all;
        };
        const Tensors one = results(1);
        const Tensors two = results(2);
        for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(torch::equal(one[i], two[i]));
    }

    /// What conv2d picks for 32 channels, with its gradients.
    void pickedConvolutionsAreThoseOfTorch()
    {
        for (const auto& [size, stride] : {std::pair{3, 1}, {4, 2}}) {
            const Tensors in{drawn({8, 32, 16, 16}).requires_grad_(),
                             drawn({32, 32, size, size}).requires_grad_()};
            const Tensor expected = torch::conv2d(in[0], in[1], {}, stride, /*padding=*/1);
            const Tensor above = torch::randn_like(expected);
            const Tensors gradients = torch::autograd::grad({expected}, in, {above});
            const Tensors single{in[0].detach().to(torch::kFloat32).requires_grad_(),
                                 in[1].detach().to(torch::kFloat32).requires_grad_()};
            const kernels::Window window{size, stride, 1};
            const auto convolution = kernels::convolutionOf({16, 16}, window);
            QVERIFY(kernels::fasterMethod(kernels::Map::Down, single[0], 32, 32, convolution) ==
                    kernels::Method::Winograd);
            const Tensor made = kernels::conv2d(single[0], single[1], Tensor(), window);
            const Tensors ours = torch::autograd::grad({made}, single, {above.to(torch::kFloat32)});
            QVERIFY(relativeError(made, expected) < 1e-5);
            QVERIFY(relativeError(ours[0], gradients[0]) < 1e-5);
            QVERIFY(relativeError(ours[1], gradients[1]) < 1e-5);
        }
    }

    void convolutionsDifferentiateTwice()
    {
        const kernels::Window window{4, 2, 1};
        checkDerivatives(
            [&](const Tensors& in) { return kernels::conv2d(in[0], in[1], in[2], window).tanh(); },
            {drawn({2, 3, 6, 8}), drawn({4, 3, 4, 4}), drawn({4})});
        checkDerivatives(
            [&](const Tensors& in) { return kernels::convTranspose2d(in[0], in[1], in[2], window).tanh(); },
            {drawn({2, 3, 3, 4}), drawn({3, 4, 4, 4}), drawn({4})});
        // Once more: the penalty on the slope of a slope.
        checkDerivatives(
            [&](const Tensors& in) {
                const Tensor made = kernels::conv2d(in[0], in[1], Tensor(), window).tanh();
                return torch::autograd::grad({made.sum()}, {in[0]}, {}, true, true)[0];
            },
            {drawn({2, 3, 6, 8}), drawn({4, 3, 4, 4})});
    }

    void normsDifferentiateTwice_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<double>("slope");
        QTest::addRow("batch norm") << 1 << 1.0;
        QTest::addRow("batch norm, leaky ReLU") << 1 << 0.2;
        QTest::addRow("two batches, ReLU") << 2 << 0.0;
        QTest::addRow("instance norm, leaky ReLU") << 4 << 0.2;
    }

    void normsDifferentiateTwice()
    {
        QFETCH(int, groups);
        QFETCH(double, slope);
        checkDerivatives(
            [&](const Tensors& in) {
                return kernels::normActivation(in[0], in[1], in[2], groups, 1e-5, slope).output.square();
            },
            {drawn({4, 3, 5, 4}), drawn({3}), drawn({3})});
    }

    void normsAreThoseOfTorch()
    {
        // Far from zero, where a plain sum of squares would lose the variance.
        const Tensor x = drawn({6, 9, 40, 30}) + 100.0;
        const Tensor weight = drawn({9});
        const Tensor bias = drawn({9});
        const Tensor above = torch::randn_like(x);
        for (const int groups : {1, 2, 6}) {
            const Tensors wide{x.clone().requires_grad_(), weight.clone().requires_grad_(),
                               bias.clone().requires_grad_()};
            const Tensor expected = plainNorm(wide[0], wide[1], wide[2], groups, 0.2);
            const Tensors gradients = torch::autograd::grad({expected}, wide, {above});
            const Tensors single{x.to(torch::kFloat32).requires_grad_(),
                                 weight.to(torch::kFloat32).requires_grad_(),
                                 bias.to(torch::kFloat32).requires_grad_()};
            const auto made = kernels::normActivation(single[0], single[1], single[2], groups, 1e-5, 0.2);
            // fp32 holds the input itself to 100 x 6e-8.
            QVERIFY(relativeError(made.output, expected) < 1e-5);
            QVERIFY(relativeError(made.mean.mean(0), x.mean({0, 2, 3})) < 1e-6);
            const Tensors ours = torch::autograd::grad({made.output}, single, {above.to(torch::kFloat32)});
            for (std::size_t i = 0; i < ours.size(); ++i) {
                QVERIFY(relativeError(ours[i], gradients[i]) < 1e-4);
            }
            const Tensor half = (x - 100.0).to(torch::kBFloat16);
            const auto rounded = kernels::normActivation(half, single[1], single[2], groups, 1e-5, 0.2);
            QVERIFY(relativeError(rounded.output, plainNorm(half.to(torch::kFloat64), weight, bias, groups,
                                                            0.2)) < 1.0 / 128);
        }
    }

    /// Rather than leaving them out.
    void thirdDerivativesOfNormsAreRefused()
    {
        const Tensor x = drawn({4, 3, 5, 4}).requires_grad_();
        const Tensor y = kernels::normActivation(x, drawn({3}), drawn({3}), 1, 1e-5, 0.2).output.square();
        const Tensor first = torch::autograd::grad({y.sum()}, {x}, {}, true, true)[0].square();
        const Tensor second = torch::autograd::grad({first.sum()}, {x}, {}, true, false)[0];
        QVERIFY(second.abs().sum().item<double>() > 0.0);
        QVERIFY_THROWS_EXCEPTION(c10::Error, (void)torch::autograd::grad({first.sum()}, {x}, {}, true, true));
    }

    void normKeepsNotANumber()
    {
        Tensor x = drawn({2, 3, 4, 4}, torch::kFloat32);
        x[0][1][2][2] = std::numeric_limits<float>::quiet_NaN();
        for (const auto type : {torch::kFloat32, torch::kBFloat16}) {
            const auto made = kernels::normActivation(x.to(type), torch::ones(3), torch::zeros(3), 1, 1e-5,
                                                      0.0);
            QVERIFY(made.output.select(1, 1).isnan().all().item<bool>());
            QVERIFY(!made.output.select(1, 0).isnan().any().item<bool>());
        }
    }

    void leakyReluHasNoSecondDerivative()
    {
        const Tensor x = drawn({3, 4}).requires_grad_();
        const Tensor above = drawn({3, 4}).requires_grad_();
        const Tensor y = kernels::leakyRelu(x, 0.2);
        QVERIFY(torch::equal(y, torch::leaky_relu(x, 0.2)));
        const Tensor slopes = torch::autograd::grad({y}, {x}, {above}, true, true)[0];
        QVERIFY(torch::equal(slopes, torch::where(x > 0, above, 0.2 * above)));
        const Tensors second = torch::autograd::grad({slopes.sum()}, {x, above}, {}, false, false, true);
        QVERIFY(!second[0].defined());
        QVERIFY(torch::equal(second[1], torch::where(x > 0, torch::ones_like(x), torch::full_like(x, 0.2))));
    }

    void networksAreThoseOfTorch_data()
    {
        QTest::addColumn<QString>("preset");
        for (const spec::Preset& preset : spec::presets()) {
            if (preset.experiment.family.name() != spec::GanSpec::family) continue;
            QTest::addRow("%s", preset.name.c_str()) << QString::fromStdString(preset.name);
        }
    }

    /// From one seed, built either way: the same weights under the same names, scores, slopes, gradients of
    /// the slopes' penalty and running statistics.
    void networksAreThoseOfTorch()
    {
        QFETCH(QString, preset);
        const spec::ExperimentSpec experiment = spec::presetNamed(preset.toStdString())->experiment;
        const std::int64_t patch = experiment.data.patchSize;
        const auto build = [&](spec::Kernels kernels) {
            return models::buildNetwork(spec::ganOf(experiment).discriminator, {1, patch, patch}, seeded(3),
                                        kernels);
        };
        auto ours = build(spec::Kernels::Auto);
        auto plain = build(spec::Kernels::Reference);
        QVERIFY(models::stateOf(*ours) == models::stateOf(*plain));

        const auto penaltyGradients = [](torch::nn::Sequential& network, const Tensor& images) {
            const Tensor x = images.clone().requires_grad_();
            const Tensor scores = network->forward(x);
            const Tensor slopes = torch::autograd::grad({scores.sum()}, {x}, {}, true, true)[0];
            Tensors all = torch::autograd::grad({scores.mean() + slopes.square().sum()},
                                                network->parameters(), {}, false, false, true);
            all.push_back(scores);
            all.push_back(slopes);
            return all;
        };
        // Rounding puts a value at the kink of a ReLU on either side, which turns slopes: the best draw
        // counts.
        double error = 1.0;
        for (int draw = 0; draw < 3 && error >= 1e-3; ++draw) {
            const Tensor images = torch::rand({2, 1, patch, patch}) * 2 - 1;
            const Tensors a = penaltyGradients(ours, images);
            const Tensors b = penaltyGradients(plain, images);
            error = 0.0;
            for (std::size_t i = 0; i < a.size(); ++i) {
                QCOMPARE(a[i].defined(), b[i].defined());
                if (b[i].defined() && b[i].abs().max().item<double>() > 1e-6) {
                    const double here = relativeError(a[i], b[i]);
                    QVERIFY(std::isfinite(here));
                    error = std::max(error, here);
                }
            }
        }
        QVERIFY2(error < 1e-3, qPrintable(QString::number(error)));
        const auto stateOurs = ours->named_buffers();
        for (const auto& buffer : plain->named_buffers()) {
            QVERIFY(torch::allclose(stateOurs[buffer.key()], buffer.value(), 1e-4, 1e-6));
        }

        std::vector<std::int64_t> shape = spec::shapeOf(spec::ganOf(experiment).latent);
        auto generator = models::buildNetwork(spec::ganOf(experiment).generator, shape, seeded(3));
        auto plainGenerator = models::buildNetwork(spec::ganOf(experiment).generator, shape, seeded(3),
                                                   spec::Kernels::Reference);
        shape.insert(shape.begin(), 4);
        const Tensor latents = torch::randn(shape);
        for (const bool training : {true, false}) {
            const models::NoiseScope noise({seeded()});
            generator->train(training);
            plainGenerator->train(training);
            QVERIFY(relativeError(generator->forward(latents), plainGenerator->forward(latents)) < 1e-4);
        }
    }

    void lstmStepsAreTorchs_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("bf16");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("fp64") << static_cast<int>(torch::kFloat64) << false << 1e-12;
        QTest::newRow("fp32") << static_cast<int>(torch::kFloat32) << false << 2e-6;
        QTest::newRow("products of bf16") << static_cast<int>(torch::kFloat32) << true << 2e-2;
    }

    /// Three steps by torch.nn.LSTMCell: hidden values and cell after them, and every gradient of a sum that
    /// all steps have a part in.
    void lstmStepsAreTorchs()
    {
        QFETCH(int, type);
        QFETCH(bool, bf16);
        QFETCH(double, tolerance);
        torch::nn::LSTMCell cell(5, 19);
        cell->to(static_cast<torch::ScalarType>(type));
        Tensors leaves{drawn({3, 7, 5}, static_cast<torch::ScalarType>(type)),
                       drawn({7, 19}, static_cast<torch::ScalarType>(type)),
                       drawn({7, 19}, static_cast<torch::ScalarType>(type))};
        for (Tensor& leaf : leaves) leaf.requires_grad_();
        for (const Tensor& parameter : cell->parameters()) leaves.push_back(parameter);
        const Tensor weights = drawn({3, 7, 19}, static_cast<torch::ScalarType>(type));
        const auto runBy = [&](const auto& step) {
            std::pair<Tensor, Tensor> state{leaves[1], leaves[2]};
            Tensor sum = torch::zeros({}, weights.options());
            for (std::int64_t t = 0; t < 3; ++t) {
                state = step(leaves[0][t], state.first, state.second);
                sum = sum + (state.first * weights[t]).sum();
            }
            Tensors values = torch::autograd::grad({sum + state.second.sum()}, leaves);
            values.push_back(state.first);
            values.push_back(state.second);
            return values;
        };
        const Tensors expected = runBy([&](const Tensor& x, const Tensor& h, const Tensor& c) {
            const auto [hidden, after] = cell(x, std::tuple(h, c));
            return std::pair(hidden, after);
        });
        kernels::LstmSteps steps(cell->weight_ih, cell->weight_hh, cell->bias_ih, cell->bias_hh, bf16);
        const Tensors values = runBy(
            [&](const Tensor& x, const Tensor& h, const Tensor& c) { return steps.next(x, h, c); });
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY2(relativeError(values[i], expected[i]) < tolerance,
                     qPrintable(QString("%1: %2").arg(i).arg(relativeError(values[i], expected[i]))));
        }
    }

    void exponentialsAreExact()
    {
        for (float x = -90.0F; x < 90.0F; x += 0.0137F) {
            const double exact = std::exp(std::clamp(static_cast<double>(x), -87.0, 87.0));
            QVERIFY(std::abs(kernels::exponential(x) / exact - 1.0) < 2e-7);
            QVERIFY(std::abs(kernels::tangentH(x) - std::tanh(static_cast<double>(x))) < 2e-7);
        }
        QCOMPARE(kernels::exponential(-1e30F), kernels::exponential(-87.0F));
    }

    /// Two batches at once are what they are one after the other, with their running statistics.
    void batchesStayApart()
    {
        const spec::NetworkSpec network{{spec::Conv2dSpec{.outChannels = 4, .kernelSize = 3},
                                         spec::BatchNorm2dSpec{}, spec::LeakyReluSpec{}},
                                        {}};
        auto together = models::buildNetwork(network, {2, 8, 8}, seeded());
        auto apart = models::buildNetwork(network, {2, 8, 8}, seeded());
        QVERIFY(models::takesBatchesTogether(together));
        const Tensor first = drawn({3, 2, 8, 8}, torch::kFloat32);
        const Tensor second = drawn({3, 2, 8, 8}, torch::kFloat32) * 3 + 1;
        models::setBatches(together, 2);
        const Tensor both = together->forward(torch::cat({first, second}));
        QVERIFY(
            torch::allclose(both, torch::cat({apart->forward(first), apart->forward(second)}), 1e-5, 1e-6));
        QVERIFY(torch::allclose(together->named_buffers()["1.running_mean"],
                                apart->named_buffers()["1.running_mean"]));
        QVERIFY(torch::allclose(together->named_buffers()["1.running_var"],
                                apart->named_buffers()["1.running_var"]));

        auto plain = models::buildNetwork(network, {2, 8, 8}, seeded(), spec::Kernels::Reference);
        QVERIFY(!models::takesBatchesTogether(plain));
    }
};

SYNTHSLICE_TEST(TestKernels)

}  // namespace test_kernels

#include "test_kernels.moc"
