#include <cmath>

#include <QTest>

#include "engine/models/initialization.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/models/spectral_norm.h"
#include "engine/models/upsampled_conv2d.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_models {

using namespace synthslice;
using spec::Shape;
using test::seeded;

namespace {

/// Every layer type that the presets leave out, on an image of 2 x 16 x 16.
spec::NetworkSpec remainingLayers()
{
    return {{spec::InstanceNorm2dSpec{.affine = true},
             spec::MaxPool2dSpec{.kernelSize = 3, .stride = 2, .padding = 1},
             spec::UpsampleSpec{.mode = spec::UpsampleMode::Bilinear}, spec::AvgPool2dSpec{},
             spec::ZeroPad2dSpec{.padding = 2},
             spec::ConvTranspose2dSpec{
                 .outChannels = 3, .kernelSize = 3, .stride = 2, .padding = 1, .outputPadding = 1},
             spec::ZeroPad2dSpec{.padding = -4}, spec::SigmoidSpec{}, spec::DropoutSpec{},
             spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 12, .bias = false}, spec::BatchNorm1dSpec{},
             spec::UnflattenSpec{3, 2, 2}, spec::BatchNorm2dSpec{.affine = false}},
            {}};
}

std::vector<std::string> names(const std::vector<session::NamedTensor>& tensors)
{
    std::vector<std::string> names;
    for (const auto& tensor : tensors) {
        names.push_back(tensor.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

void compareWithInference(const spec::NetworkSpec& network, const Shape& input)
{
    torch::manual_seed(0);
    auto modules = models::buildNetwork(network, input, seeded());
    const models::NoiseScope noise({seeded()});
    const auto shapes = spec::inferShapes("network", network, input);
    QVERIFY(shapes.problems.empty());

    Shape batched = input;
    batched.insert(batched.begin(), 2);
    torch::Tensor x = torch::randn(batched);
    std::size_t layer = 0;
    for (auto& module : *modules) {
        x = module.any_forward(x).get<torch::Tensor>();
        // An upsampling in front of a convolution is left to the convolution.
        if (module.ptr()->as<torch::nn::Identity>() == nullptr) {
            QCOMPARE(Shape(x.sizes().begin() + 1, x.sizes().end()), shapes.layers[layer].output);
        }
        std::int64_t parameters = 0;
        for (const auto& parameter : module.ptr()->parameters()) {
            parameters += parameter.numel();
        }
        QCOMPARE(parameters, shapes.layers[layer].parameters);
        ++layer;
    }
    QCOMPARE(layer, network.layers.size());
}

/// A convolution, a batch norm and a linear layer with 51,200 and 102,400 weights.
torch::nn::Sequential initialized(const spec::InitializationSpec& initialization)
{
    const spec::NetworkSpec network{{spec::Conv2dSpec{.outChannels = 128, .kernelSize = 5},
                                     spec::BatchNorm2dSpec{}, spec::FlattenSpec{},
                                     spec::LinearSpec{.outFeatures = 200}},
                                    initialization};
    return models::buildNetwork(network, {16, 6, 6}, seeded(1));
}

double sdOf(const torch::Tensor& tensor)
{
    return tensor.std().item<double>();
}

}  // namespace

class TestModels : public QObject {
    Q_OBJECT

private slots:
    void presetsHaveTheInferredShapes_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& preset : spec::presets()) {
            QTest::addRow("%s", preset.name.c_str()) << QString::fromStdString(preset.name);
        }
    }

    void presetsHaveTheInferredShapes()
    {
        QFETCH(QString, name);
        const spec::ExperimentSpec experiment = spec::presetNamed(name.toStdString())->experiment;
        for (const spec::NamedNetwork& named : spec::networksOf(experiment)) {
            if (!named.network.layers.empty()) compareWithInference(named.network, named.input);
        }
    }

    void remainingLayersHaveTheInferredShapes() { compareWithInference(remainingLayers(), {2, 16, 16}); }

    /// With windows that end beyond the image too.
    void poolingHasTheInferredShapes()
    {
        int pooled = 0;
        for (int i = 0; i < 5 * 4 * 3 * 3 * 2; ++i) {
            spec::MaxPool2dSpec maximum{1 + i % 5, 1 + i / 5 % 4, i / 20 % 3, 1 + i / 60 % 3, i / 180 == 1};
            const spec::AvgPool2dSpec mean{maximum.kernelSize, maximum.stride, maximum.padding,
                                           maximum.ceilMode};
            for (const spec::LayerSpec& layer : {spec::LayerSpec(maximum), spec::LayerSpec(mean)}) {
                if (!spec::inferShapes("network", {{layer}, {}}, {1, 12, 9}).problems.empty()) continue;
                compareWithInference({{layer}, {}}, {1, 12, 9});
                ++pooled;
            }
        }
        QVERIFY(pooled > 400);
    }

    void negativePaddingCrops()
    {
        auto crop = models::buildNetwork({{spec::ZeroPad2dSpec{.padding = -1}}, {}}, {1, 4, 4}, seeded());
        const torch::Tensor x = torch::arange(16.0).view({1, 1, 4, 4});
        QVERIFY(torch::equal(crop->forward(x), x.narrow(2, 1, 2).narrow(3, 1, 2)));
    }

    void upsampledConvolutionIsUpsamplingAndConvolution_data()
    {
        QTest::addColumn<int>("padding");
        for (const int padding : {0, 1, 2}) {
            QTest::addRow("padding %d", padding) << padding;
        }
    }

    void upsampledConvolutionIsUpsamplingAndConvolution()
    {
        QFETCH(int, padding);
        const spec::Conv2dSpec convolution{.outChannels = 4, .kernelSize = 3, .padding = padding};
        QVERIFY(models::isUpsampledConv2d(spec::UpsampleSpec{}, convolution));
        auto network = models::buildNetwork({{spec::UpsampleSpec{}, convolution}, {}}, {3, 5, 6}, seeded());
        network->to(torch::kFloat64);
        const auto parameters = network->named_parameters();
        const torch::Tensor x = torch::randn({2, 3, 5, 6}, torch::kFloat64).requires_grad_();
        const torch::Tensor expected = torch::conv2d(
            torch::upsample_nearest2d(x, {10, 12}), parameters["1.weight"], parameters["1.bias"], 1, padding);
        const torch::Tensor ours = network->forward(x);
        QVERIFY(torch::allclose(ours, expected, 1e-12, 1e-12));
        const std::vector<torch::Tensor> inputs{x, parameters["1.weight"], parameters["1.bias"]};
        const torch::Tensor direction = torch::randn_like(expected);
        const auto gradients = torch::autograd::grad({ours}, inputs, {direction});
        const auto expectedGradients = torch::autograd::grad({expected}, inputs, {direction});
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QVERIFY(torch::allclose(gradients[i], expectedGradients[i], 1e-12, 1e-12));
        }
        QVERIFY(models::stateOf(*network->clone()) == models::stateOf(*network));
    }

    /// Noise starts at strength 0; an image's noise depends on its own generator only.
    void noiseIsDrawnForEachImage()
    {
        auto network = models::buildNetwork({{spec::NoiseSpec{}}, {}}, {3, 4, 5}, seeded());
        const torch::Tensor x = torch::randn({2, 3, 4, 5});
        {
            const models::NoiseScope noise({seeded()});
            QVERIFY(torch::equal(network->forward(x), x));
        }
        QVERIFY_THROWS_EXCEPTION(c10::Error, network->forward(x));  // from whose generator?
        torch::NoGradGuard noGrad;
        const torch::Tensor strength = torch::tensor({1.0F, 0.0F, -2.0F});
        network->named_parameters()["0.weight"].copy_(strength);
        const auto noiseOf = [&](const torch::Tensor& images, const std::vector<std::uint64_t>& seeds) {
            std::vector<torch::Generator> generators;
            for (const std::uint64_t seed : seeds) {
                generators.push_back(seeded(seed));
            }
            const models::NoiseScope noise(generators);
            return network->forward(images) - images;
        };
        const torch::Tensor both = noiseOf(x, {1, 2});
        // One map for all channels, times their strengths.
        QVERIFY(torch::allclose(both, both.narrow(1, 0, 1) * strength.view({1, -1, 1, 1}), 1e-5, 1e-5));
        QVERIFY(torch::allclose(both.narrow(0, 1, 1), noiseOf(x.narrow(0, 1, 1), {2}), 1e-5, 1e-6));
        QVERIFY(torch::equal(both, noiseOf(x, {1, 2})));
        QVERIFY(!torch::allclose(both[0], both[1]));
        const torch::Tensor many = noiseOf(torch::zeros({1, 3, 100, 100}), {3}).select(1, 2);
        QVERIFY(std::abs(many.mean().item<double>()) < 0.08);
        QVERIFY(std::abs(many.std().item<double>() - 2.0) < 0.05);
    }

    /// As torch.nn.Dropout: zero or 1 / (1 - p) times as much, about p of them zero; nothing when evaluated.
    void dropoutIsDrawnFromTheScope()
    {
        auto network = models::buildNetwork({{spec::DropoutSpec{.p = 0.25}}, {}}, {4, 50, 50}, seeded());
        const torch::Tensor x = torch::randn({2, 4, 50, 50});
        const auto dropped = [&](const std::vector<torch::Generator>& generators) {
            const models::NoiseScope noise(generators);
            return network->forward(x);
        };
        const torch::Tensor both = dropped({seeded(1), seeded(2)});
        const torch::Tensor zero = both == 0;
        QVERIFY(torch::allclose(both, torch::where(zero, torch::zeros_like(x), x / 0.75), 1e-6, 1e-6));
        QVERIFY(std::abs(zero.to(torch::kFloat).mean().item<double>() - 0.25) < 0.015);
        QVERIFY(!torch::equal(zero[0], zero[1]));
        torch::manual_seed(99);  // torch's own generator has no say
        QVERIFY(torch::equal(both, dropped({seeded(1), seeded(2)})));
        network->eval();
        QVERIFY(torch::equal(network->forward(x), x));
    }

    void weightsAreThoseThatTorchDraws_data()
    {
        QTest::addColumn<int>("layers");
        for (int i = 0; i < 4; ++i) QTest::addRow("%d", i) << i;
    }

    /// From torch's default generator with the same seed, by the layers of torch.nn when they are made and by
    /// torch::nn::init.
    void weightsAreThoseThatTorchDraws()
    {
        QFETCH(int, layers);
        namespace nn = torch::nn;
        const std::vector<spec::LayerSpec> specs{
            spec::LinearSpec{.outFeatures = 7}, spec::Conv2dSpec{.outChannels = 5, .kernelSize = 3},
            spec::Conv2dSpec{.outChannels = 6, .kernelSize = 4, .groups = 2, .bias = false},
            spec::ConvTranspose2dSpec{.outChannels = 9, .kernelSize = 4}};
        const auto torchs = [&]() -> nn::Sequential {
            torch::manual_seed(6);
            if (layers == 0) return nn::Sequential(nn::Linear(13, 7));
            if (layers == 1) return nn::Sequential(nn::Conv2d(nn::Conv2dOptions(12, 5, 3)));
            if (layers == 2)
                return nn::Sequential(nn::Conv2d(nn::Conv2dOptions(12, 6, 4).groups(2).bias(false)));
            return nn::Sequential(nn::ConvTranspose2d(nn::ConvTranspose2dOptions(12, 9, 4)));
        };
        const Shape input = layers == 0 ? Shape{13} : Shape{12, 8, 8};
        const auto check = [&](const spec::InitializationSpec& initialization, const auto& draw) {
            auto expected = torchs();
            torch::NoGradGuard noGrad;
            draw(expected->named_parameters()["0.weight"]);
            for (const auto kernels : {spec::Kernels::Auto, spec::Kernels::Reference}) {
                auto network = models::buildNetwork(
                    {{specs[static_cast<std::size_t>(layers)]}, initialization}, input, seeded(6), kernels);
                const auto parameters = network->named_parameters();
                QVERIFY(torch::equal(parameters["0.weight"], expected->named_parameters()["0.weight"]));
                if (const auto* bias = parameters.find("0.bias");
                    bias != nullptr && initialization.type == spec::Initialization::Pytorch) {
                    QVERIFY(torch::equal(*bias, expected->named_parameters()["0.bias"]));
                }
            }
        };
        using enum spec::Initialization;
        check({.type = Pytorch}, [](const torch::Tensor&) {});
        check({.type = Dcgan, .std = 0.03}, [](const auto& w) { nn::init::normal_(w, 0.0, 0.03); });
        check({.type = Uniform, .low = -0.2, .high = 0.1},
              [](const auto& w) { nn::init::uniform_(w, -0.2, 0.1); });
        check({.type = XavierUniform, .gain = 1.7}, [](const auto& w) { nn::init::xavier_uniform_(w, 1.7); });
        check({.type = XavierNormal, .gain = 1.7}, [](const auto& w) { nn::init::xavier_normal_(w, 1.7); });
        check({.type = KaimingUniform, .negativeSlope = 0.2},
              [](const auto& w) { nn::init::kaiming_uniform_(w, 0.2, torch::kFanIn, torch::kLeakyReLU); });
        check({.type = KaimingNormal, .negativeSlope = 0.2, .fanMode = spec::FanMode::FanOut},
              [](const auto& w) { nn::init::kaiming_normal_(w, 0.2, torch::kFanOut, torch::kLeakyReLU); });
    }

    /// The names that torch.nn.Sequential's state_dict() lists in Python.
    void stateIsNamedAsInPyTorch()
    {
        auto network = models::buildNetwork({{spec::Conv2dSpec{.bias = false}, spec::BatchNorm2dSpec{},
                                              spec::ReluSpec{}, spec::FlattenSpec{}, spec::LinearSpec{}},
                                             {}},
                                            {1, 4, 4}, seeded());
        const std::vector<std::string> expected{"0.weight",       "1.bias",        "1.num_batches_tracked",
                                                "1.running_mean", "1.running_var", "1.weight",
                                                "4.bias",         "4.weight"};
        QCOMPARE(names(models::stateOf(*network)), expected);
    }

    void normalLeavesNormsAlone()
    {
        auto network = initialized({.type = spec::Initialization::Normal, .mean = 0.3, .std = 0.05});
        const auto parameters = network->named_parameters();
        QVERIFY(std::abs(sdOf(parameters["0.weight"]) / 0.05 - 1.0) < 0.02);
        QVERIFY(std::abs(sdOf(parameters["3.weight"]) / 0.05 - 1.0) < 0.02);
        QVERIFY(std::abs(parameters["3.weight"].mean().item<double>() - 0.3) < 0.001);
        QCOMPARE(parameters["0.bias"].abs().max().item<double>(), 0.0);
        QVERIFY(torch::equal(parameters["1.weight"], torch::ones(128)));
    }

    void dcganDrawsNormsAroundOne()
    {
        const auto parameters = initialized({.type = spec::Initialization::Dcgan})->named_parameters();
        QVERIFY(std::abs(sdOf(parameters["0.weight"]) / 0.02 - 1.0) < 0.02);
        const torch::Tensor norm = parameters["1.weight"];
        QVERIFY(std::abs(norm.mean().item<double>() - 1.0) < 0.006);  // 3 sd of the mean of 128
        QVERIFY(std::abs(sdOf(norm) / 0.02 - 1.0) < 0.25);
        QCOMPARE(parameters["1.bias"].abs().max().item<double>(), 0.0);
    }

    void constantAndUniformAreThemselves()
    {
        const auto constant = initialized({.type = spec::Initialization::Constant, .value = -5.0})
                                  ->named_parameters();
        QVERIFY(torch::equal(constant["3.weight"], torch::full_like(constant["3.weight"], -5.0)));
        QCOMPARE(constant["3.bias"].abs().max().item<double>(), 0.0);
        QVERIFY(torch::equal(constant["1.weight"], torch::ones(128)));
        const torch::Tensor uniform = initialized(
                                          {.type = spec::Initialization::Uniform, .low = 0.1, .high = 0.3})
                                          ->named_parameters()["0.weight"];
        QVERIFY(uniform.min().item<double>() >= 0.1 && uniform.max().item<double>() <= 0.3);
        QVERIFY(std::abs(uniform.mean().item<double>() - 0.2) < 0.001);
    }

    /// The laws of Glorot and Bengio 2010 (eq. 16) and He et al. 2015 (eq. 10; eq. 15 for a leaky ReLU).
    void variancesSuitTheFans()
    {
        using enum spec::Initialization;
        const double fanIn = 16 * 25;
        const double fanOut = 128 * 25;
        const auto compare = [](const spec::InitializationSpec& initialization, double variance) {
            const torch::Tensor weight = initialized(initialization)->named_parameters()["0.weight"];
            const double ratio = sdOf(weight) / std::sqrt(variance);
            QVERIFY2(std::abs(ratio - 1.0) < 0.02, qPrintable(QString::number(ratio)));
        };
        compare({.type = XavierUniform}, 2.0 / (fanIn + fanOut));
        compare({.type = XavierNormal, .gain = 3.0}, 9.0 * 2.0 / (fanIn + fanOut));
        compare({.type = KaimingUniform}, 2.0 / fanIn);
        compare({.type = KaimingNormal, .negativeSlope = 0.5}, 2.0 / 1.25 / fanIn);
        compare({.type = KaimingNormal, .fanMode = spec::FanMode::FanOut}, 2.0 / fanOut);
    }

    void spectralNormDividesByTheLargestSingularValue_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < 4; ++i) QTest::addRow("%d", i) << i;
    }

    void spectralNormDividesByTheLargestSingularValue()
    {
        QFETCH(int, number);
        const std::vector<std::vector<spec::LayerSpec>> layers{
            {spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 7}},
            {spec::Conv2dSpec{.outChannels = 5}},
            {spec::ConvTranspose2dSpec{.outChannels = 5}},
            {spec::UpsampleSpec{}, spec::Conv2dSpec{.outChannels = 5}}};
        auto network = models::buildNetwork({layers[static_cast<std::size_t>(number)], {}}, {3, 6, 6},
                                            seeded(4));
        const torch::Tensor raw = network->parameters().front();
        const torch::Tensor before = raw.detach().clone();
        models::SpectralNorm norm(network, true, seeded(1));
        const torch::Tensor x = torch::randn({2, 3, 6, 6});
        const torch::Tensor plain = network->forward(x);
        for (int i = 0; i < 200; ++i) norm.apply();
        const bool transposed = number == 2;
        const torch::Tensor matrix = (transposed ? before.transpose(0, 1) : before).flatten(1);
        const double sigma = torch::linalg_svdvals(matrix).max().item<double>();
        // Biases add the same to both.
        const torch::Tensor bias = network->forward(torch::zeros_like(x));
        QVERIFY(torch::allclose((network->forward(x) - bias) * sigma, plain - bias, 1e-3, 1e-4));
        QVERIFY(torch::equal(raw, before));
        network->forward(x).sum().backward();
        QVERIFY(raw.grad().abs().sum().item<double>() > 0.0);

        models::SpectralNorm restored(network, true, seeded(2));
        QVERIFY(restored.loadState(norm.state(), "spectral_norm"));
        QVERIFY(restored.state() == norm.state());
        QVERIFY(models::SpectralNorm(network, false, seeded()).state().empty());
    }

    /// Two groups of two images: their differences give the added map.
    void minibatchStdTellsHowDifferentImagesAre()
    {
        auto network = models::buildNetwork({{spec::MinibatchStdSpec{.groupSize = 2}}, {}}, {1, 2, 2},
                                            seeded());
        torch::Tensor images = torch::zeros({4, 1, 2, 2});
        images[2].fill_(2.0);  // images 0 and 2 are a group, and 1 and 3
        const torch::Tensor maps = network->forward(images).select(1, 1);
        QVERIFY(torch::allclose(maps[0], torch::ones({2, 2}), 0.0, 1e-3));
        QVERIFY(torch::equal(maps[0], maps[2]));
        QVERIFY(maps[1].abs().max().item<double>() < 1e-3);
    }

    void tensorsComeBack()
    {
        auto network = models::buildNetwork(remainingLayers(), {2, 16, 16}, seeded(2));
        const auto state = models::stateOf(*network);
        auto other = models::buildNetwork(remainingLayers(), {2, 16, 16}, seeded(3));
        QVERIFY(models::stateOf(*other) != state);
        QVERIFY(models::loadState(*other, state, "generator"));
        QVERIFY(models::stateOf(*other) == state);
    }

    void foreignTensorsAreRefusedWhole()
    {
        auto network = models::buildNetwork({{spec::LinearSpec{.outFeatures = 2}}, {}}, {3}, seeded());
        const auto before = models::stateOf(*network);
        auto state = before;
        state[0].bytes.assign(state[0].bytes.size(), std::byte{0});
        state[1].shape = {3};
        const auto wrongShape = models::loadState(*network, state, "generator");
        QVERIFY(!wrongShape);
        QVERIFY(wrongShape.error().message.find("0.bias of generator") != std::string::npos);
        state.pop_back();
        const auto missing = models::loadState(*network, state, "generator");
        QVERIFY(!missing);
        QVERIFY(missing.error().message.find("0.bias of generator is missing") != std::string::npos);
        QVERIFY(models::stateOf(*network) == before);
    }
};

SYNTHSLICE_TEST(TestModels)

}  // namespace test_models

#include "test_models.moc"
