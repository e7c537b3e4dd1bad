#include <cmath>

#include <QTest>

#include "engine/families/draw/draw_film.h"
#include "engine/families/draw/gaussian_window.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/kernels/convolution/window.h"
#include "tests/shared/seeded.h"
#include "tests/shared/slopes.h"
#include "tests/shared/test_program.h"

namespace test_draw_network {

using namespace synthslice;
using test::compareSlopes;
using test::seeded;
using torch::Tensor;
using training::DrawNetwork;
using training::GaussianWindow;

namespace {

const auto f64 = torch::TensorOptions(torch::kFloat64);

Tensor normal(torch::IntArrayRef shape, std::uint64_t seed)
{
    return torch::randn(shape, seeded(seed), f64);
}

GaussianWindow windowOf(double x, double y, double logVariance, double logStride, double logIntensity,
                        std::int64_t filters, std::int64_t side)
{
    return training::windowOf(torch::tensor({{x, y, logVariance, logStride, logIntensity}}, f64), filters,
                              side);
}

Tensor readOf(const GaussianWindow& window, const Tensor& images, std::int64_t filters)
{
    return training::readThrough(window, training::filterBanks(window, filters, images.size(3)), images);
}

Tensor writeOf(const GaussianWindow& window, const Tensor& patches, std::int64_t side)
{
    return training::writeThrough(window, training::filterBanks(window, patches.size(3), side), patches);
}

spec::ExperimentSpec tiny(bool attention, const spec::LikelihoodSpec& likelihood = {})
{
    spec::DrawSpec draw;
    draw.network = {.glimpses = 2,
                    .latentSize = 2,
                    .hiddenSize = 3,
                    .attention = attention,
                    .readSize = 2,
                    .writeSize = 3};
    draw.likelihood = likelihood;
    spec::ExperimentSpec experiment;
    experiment.data.patchSize = 4;
    experiment.family = draw;
    return experiment;
}

/// In double precision, and with starts that are not zero.
DrawNetwork networkOf(const spec::ExperimentSpec& experiment)
{
    DrawNetwork network(experiment, seeded(1), seeded(2));
    network->to(torch::kFloat64);
    const torch::NoGradGuard noGradients;
    for (auto& parameter : network->named_parameters()) {
        if (parameter.key().starts_with("initial")) parameter.value().normal_(0.0, 0.3, seeded(3));
    }
    return network;
}

/// -ELBO of targets.
Tensor lossOf(DrawNetwork& network, const Tensor& targets, const Tensor& noise)
{
    const training::Told told = network->tell(targets, noise);
    return (training::klOfUnits(told.posterior).sum(1) -
            training::logLikelihood(network->likelihood(), told.outputs, targets))
        .mean();
}

}  // namespace

class TestDrawNetwork : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { torch::set_num_threads(1); }

    /// Equations 19, 20 and 25, 26 written out, with pixels and filters counted from 1.
    void filterBanksAreTheirDefinition()
    {
        constexpr std::int64_t filters = 3;
        constexpr std::int64_t side = 7;
        const GaussianWindow window = windowOf(0.3, -0.4, 0.5, -0.7, 0.2, filters, side);
        const double stride = (side - 1.0) / (filters - 1.0) * std::exp(-0.7);
        const double centres[] = {(side + 1) / 2.0 * (0.3 + 1.0), (side + 1) / 2.0 * (-0.4 + 1.0)};
        const Tensor banks = training::filterBanks(window, filters, side);
        for (int axis = 0; axis < 2; ++axis) {
            for (int i = 1; i <= filters; ++i) {
                const double centre = centres[axis] + (i - filters / 2.0 - 0.5) * stride;
                double weights[side];
                double sum = 0.0;
                for (int a = 1; a <= side; ++a) {
                    weights[a - 1] = std::exp(-std::pow(a - centre, 2) / (2.0 * std::exp(0.5)));
                    sum += weights[a - 1];
                }
                for (int a = 0; a < side; ++a) {
                    const double told = banks[0][axis][i - 1][a].item<double>();
                    QVERIFY(std::abs(told - weights[a] / sum) < 1e-12);
                }
            }
        }
        QVERIFY(std::abs(window.intensity.item<double>() - std::exp(0.2)) < 1e-12);
    }

    /// Equations 27 and 29 written out.
    void readingAndWritingAreTheirDefinition()
    {
        constexpr std::int64_t filters = 2;
        constexpr std::int64_t side = 5;
        const GaussianWindow window = windowOf(-0.2, 0.1, -0.3, -0.5, 0.4, filters, side);
        const Tensor banks = training::filterBanks(window, filters, side)[0];
        const Tensor images = normal({1, 2, side, side}, 1);
        const Tensor patches = normal({1, 2, filters, filters}, 2);
        const Tensor read = readOf(window, images, filters);
        const Tensor written = writeOf(window, patches, side);
        const double gamma = std::exp(0.4);
        for (int map = 0; map < 2; ++map) {
            for (int i = 0; i < filters; ++i) {
                for (int j = 0; j < filters; ++j) {
                    const Tensor weights = torch::outer(banks[1][i], banks[0][j]);
                    const double sum = gamma * (weights * images[0][map]).sum().item<double>();
                    QVERIFY(std::abs(read[0][map][i][j].item<double>() - sum) < 1e-12);
                }
            }
            Tensor sum = torch::zeros({side, side}, f64);
            for (int i = 0; i < filters; ++i) {
                for (int j = 0; j < filters; ++j) {
                    sum += torch::outer(banks[1][i], banks[0][j]) * patches[0][map][i][j] / gamma;
                }
            }
            QVERIFY(torch::allclose(written[0][map], sum, 1e-12, 1e-12));
        }
    }

    void aNarrowGridInTheMiddleReadsTheMiddlePixel()
    {
        constexpr std::int64_t side = 7;
        const Tensor image = normal({1, 1, side, side}, 1);
        for (const std::int64_t filters : {1, 3, 5}) {
            const double oneApart = -std::log(static_cast<double>(side - 1) /
                                              static_cast<double>(std::max<std::int64_t>(1, filters - 1)));
            const GaussianWindow window = windowOf(0, 0, -8.0, oneApart, 0, filters, side);
            const Tensor read = readOf(window, image, filters);
            const std::int64_t first = (side - filters) / 2;
            QVERIFY(torch::allclose(read,
                                    image.slice(2, first, first + filters).slice(3, first, first + filters)));
        }
    }

    /// Kernels and plain LibTorch alike.
    void runawayWindowsStayFinite()
    {
        constexpr std::int64_t side = 8;
        for (const double far : {-300.0, 300.0}) {
            Tensor raw = torch::tensor({{0.1F, -0.2F, 0.0F, 0.0F, 0.0F}}).requires_grad_();
            const Tensor values = training::withFiniteLogs(
                raw + torch::tensor({{0.0F, 0.0F, 1.0F, 0.0F, 0.0F}}) * far);
            const Tensor images = normal({1, 1, side, side}, 1).to(torch::kFloat32);
            const GaussianWindow window = training::windowOf(values, 3, side);
            const Tensor plain = training::readThrough(window, training::filterBanks(window, 3, side),
                                                       images);
            const Tensor fast = kernels::readThrough(values, images, images, 3);
            QVERIFY(plain.isfinite().all().item<bool>() && fast.isfinite().all().item<bool>());
            for (const Tensor& read : {plain, fast}) {
                const Tensor slope = torch::autograd::grad({read.sum()}, {raw}, {}, true).front();
                QVERIFY(slope.isfinite().all().item<bool>());
                QCOMPARE(slope[0][2].item<double>(), 0.0);
            }
        }
    }

    void readThenWriteIsTheIdentity()
    {
        constexpr std::int64_t side = 6;
        const Tensor image = normal({1, 1, side, side}, 1);
        // A filter on each pixel.
        const GaussianWindow sharp = windowOf(0, 0, -8.0, 0, 0.7, side, side);
        QVERIFY(torch::allclose(writeOf(sharp, readOf(sharp, image, side), side), image));
        // Smooth images survive wide filters; a slope does inside, up to what filters smooth.
        const GaussianWindow wide = windowOf(0, 0, -1.0, 0, 0.7, side, side);
        const Tensor slope = torch::arange(side, f64).expand({1, 1, side, side}).contiguous();
        const Tensor again = writeOf(wide, readOf(wide, slope, side), side);
        QVERIFY(((again - slope).slice(2, 2, 4).slice(3, 2, 4).abs() < 0.1).all().item<bool>());
    }

    /// Untrained, the outermost filters stand on the outermost pixels; where the window is far away its
    /// weights are still those of a mean.
    void windowsCoverTheImageAtFirst()
    {
        const GaussianWindow window = windowOf(0, 0, 0, 0, 0, 3, 9);
        QCOMPARE(window.stride.item<double>(), 4.0);
        QCOMPARE(window.x.item<double>(), 5.0);
        QCOMPARE(training::extentOf(window, 3).item<double>(), 10.0);
        QCOMPARE(training::isOutside(window, 9).item<double>(), 0.0);
        const GaussianWindow away = windowOf(40.0, 0, -20.0, 0, 0, 3, 9);
        QCOMPARE(training::isOutside(away, 9).item<double>(), 1.0);
        const Tensor banks = training::filterBanks(away, 3, 9);
        QVERIFY(torch::allclose(banks.sum(3), torch::ones({1, 2, 3}, f64)));
        const GaussianWindow single = windowOf(0.1, 0, 0, 3.0, 0, 1, 9);
        QVERIFY(torch::isfinite(training::filterBanks(single, 1, 9)).all().item<bool>());
    }

    void slopesOfWindowsAreRight()
    {
        const Tensor images = normal({2, 2, 5, 5}, 1);
        const Tensor weights = normal({2, 2, 3, 3}, 2);
        const Tensor values = 0.3 * normal({2, 5}, 3);
        compareSlopes(
            [&](const Tensor& at) {
                return (readOf(training::windowOf(at, 3, 5), images, 3) * weights).sum();
            },
            values);
        compareSlopes(
            [&](const Tensor& at) {
                return (writeOf(training::windowOf(at, 3, 5), weights, 5) * images).sum();
            },
            values);
        const GaussianWindow window = training::windowOf(values, 3, 5);
        compareSlopes([&](const Tensor& at) { return (readOf(window, at, 3) * weights).sum(); }, images);
        compareSlopes([&](const Tensor& at) { return (writeOf(window, at, 5) * images).sum(); }, weights);
    }

    /// In fp32, where windows and LSTMs have kernels, all is what PyTorch's own operations give.
    void kernelsTellTheSame_data()
    {
        QTest::addColumn<std::int64_t>("filters");
        for (const std::int64_t filters : {1, 2, 5})
            QTest::addRow("%d", static_cast<int>(filters)) << filters;
    }

    void kernelsTellTheSame()
    {
        QFETCH(std::int64_t, filters);
        spec::ExperimentSpec experiment = tiny(
            true, {.distribution = spec::PixelDistribution::Gaussian, .spread = spec::Spread::Learned});
        experiment.data.patchSize = 19;
        spec::drawOf(experiment).network = {3, 2, 9, true, filters, filters};
        DrawNetwork fast = networkOf(experiment);
        experiment.training.kernels = spec::Kernels::Reference;
        DrawNetwork plain = networkOf(experiment);
        const Tensor targets = normal({4, 1, 19, 19}, 4).to(torch::kFloat32);
        const Tensor noise = normal({4, 6, 1, 1}, 5).to(torch::kFloat32);
        const auto slopesBy = [&](DrawNetwork& network) {
            network->to(torch::kFloat32);
            return torch::autograd::grad({lossOf(network, targets, noise)}, network->parameters());
        };
        const std::vector<Tensor> slopes = slopesBy(fast);
        const std::vector<Tensor> expected = slopesBy(plain);
        for (std::size_t i = 0; i < slopes.size(); ++i) {
            const double error = (slopes[i] - expected[i]).abs().max().item<double>();
            QVERIFY2(error <= 2e-5 * expected[i].abs().max().item<double>(),
                     qPrintable(QString("%1: %2").arg(i).arg(error)));
        }
        const training::Told told = fast->tell(targets, noise);
        QVERIFY(torch::allclose(told.outputs, plain->tell(targets, noise).outputs, 1e-5, 1e-5));
        QVERIFY(torch::allclose(told.measures, plain->tell(targets, noise).measures, 1e-5, 1e-5));
    }

    /// Without attention one glimpse is a VAE whose encoder and decoder are LSTM cells, as written out here.
    void oneGlimpseIsAVaeOfLstmCells()
    {
        spec::ExperimentSpec experiment = tiny(false);
        spec::drawOf(experiment).network.glimpses = 1;
        DrawNetwork network = networkOf(experiment);
        const auto parameters = network->named_parameters();
        const auto cell = [&](const std::string& name, const Tensor& input, const Tensor& hidden) {
            const Tensor gates = input.mm(parameters[name + ".weight_ih"].t()) +
                                 parameters[name + ".bias_ih"] +
                                 hidden.mm(parameters[name + ".weight_hh"].t()) +
                                 parameters[name + ".bias_hh"];
            const auto each = gates.chunk(4, 1);  // in, forget, new, out; there is nothing to forget
            return torch::sigmoid(each[3]) * torch::tanh(torch::sigmoid(each[0]) * torch::tanh(each[2]));
        };
        const auto layer = [&](const std::string& name, const Tensor& input) {
            return input.mm(parameters[name + ".weight"].t()) + parameters[name + ".bias"];
        };
        const Tensor x = (normal({3, 1, 4, 4}, 4) > 0).to(torch::kFloat64);
        const Tensor noise = normal({3, 2, 1, 1}, 5);
        const Tensor canvas = parameters["initial_canvas"].unsqueeze(0).expand({3, 1, 4, 4});
        const Tensor fromDecoder = parameters["initial_decoder"].expand({3, 3});
        const Tensor seen = torch::cat({x.flatten(1), (x - torch::sigmoid(canvas)).flatten(1), fromDecoder},
                                       1);
        const auto halves = layer("posterior",
                                  cell("encoder", seen, parameters["initial_encoder"].expand({3, 3})))
                                .chunk(2, 1);
        const Tensor z = halves[0] + torch::exp(0.5 * halves[1]) * noise.flatten(1);
        const Tensor drawn = canvas + layer("write", cell("decoder", z, fromDecoder)).view({3, 1, 4, 4});

        const training::Told told = network->tell(x, noise);
        QVERIFY(torch::allclose(told.posterior.mean.flatten(1), halves[0]));
        QVERIFY(torch::allclose(told.posterior.logVariance.flatten(1), halves[1]));
        QVERIFY(torch::allclose(told.outputs, drawn));
        const Tensor kl = 0.5 * (halves[0].square() + halves[1].exp() - halves[1] - 1.0).sum(1);
        QVERIFY(torch::allclose(training::klOfUnits(told.posterior).sum(1), kl));
    }

    /// All glimpses cost KL; those of the first and the last are told.
    void klIsTheSumOverGlimpses()
    {
        DrawNetwork network = networkOf(tiny(true));
        const Tensor x = (normal({3, 1, 4, 4}, 4) > 0).to(torch::kFloat64);
        const training::Told told = network->tell(x, normal({3, 4, 1, 1}, 5));
        const Tensor units = training::klOfUnits(told.posterior);  // two glimpses of two
        QCOMPARE(units.size(1), 4);
        QVERIFY(torch::allclose(told.measures[0] + told.measures[1], units.sum(1).mean()));
        QCOMPARE(told.measures.numel(), 5);
        QCOMPARE(networkOf(tiny(false))->tell(x, normal({3, 4, 1, 1}, 5)).measures.numel(), 2);
    }

    void everySlopeIsRight_data()
    {
        QTest::addColumn<bool>("attention");
        QTest::addColumn<bool>("learnedSpread");
        for (const bool attention : {true, false}) {
            for (const bool spread : {false, true}) {
                QTest::addRow("%s, %s", attention ? "attention" : "whole image",
                              spread ? "two maps" : "one map")
                    << attention << spread;
            }
        }
    }

    void everySlopeIsRight()
    {
        QFETCH(bool, attention);
        QFETCH(bool, learnedSpread);
        spec::LikelihoodSpec likelihood;
        if (learnedSpread) {
            likelihood = {.distribution = spec::PixelDistribution::Gaussian, .spread = spec::Spread::Learned};
        }
        DrawNetwork network = networkOf(tiny(attention, likelihood));
        const Tensor targets = learnedSpread ? normal({2, 1, 4, 4}, 4)
                                             : (normal({2, 1, 4, 4}, 4) > 0).to(torch::kFloat64);
        const Tensor noise = normal({2, 4, 1, 1}, 5);
        QCOMPARE(network->parameters().size(), std::size_t(attention ? 19 : 15));
        for (Tensor& parameter : network->parameters()) {
            compareSlopes([&] { return lossOf(network, targets, noise); }, parameter);
        }
    }

    /// The latents that an image was told by draw the canvas that was told of it.
    void latentsDrawWhatWasTold()
    {
        DrawNetwork network = networkOf(tiny(true));
        const torch::NoGradGuard noGradients;
        const Tensor x = (normal({3, 1, 4, 4}, 4) > 0).to(torch::kFloat64);
        const Tensor noise = normal({3, 4, 1, 1}, 5);
        const training::Told told = network->tell(x, noise);
        const Tensor latents = training::sampleOf(told.posterior, noise);
        QVERIFY(torch::allclose(network->draw(latents).back().canvas, told.outputs));
        QVERIFY(torch::allclose(network->patches()->forward(latents),
                                training::meanPatch(network->likelihood(), told.outputs)));
        // Of means, too.
        const Tensor means = network->meansOf(x);
        QVERIFY(torch::allclose(network->draw(means).back().canvas, network->drawAgain(x).back().canvas));
        // One target with a batch of noise is that target as often.
        const training::Told several = network->tell(x.narrow(0, 1, 1), noise);
        QVERIFY(torch::allclose(several.outputs[1], told.outputs[1]));
    }

    void filmsShowEachGlimpseWithItsWindows()
    {
        DrawNetwork network = networkOf(tiny(true));
        network->to(torch::kFloat32);
        const torch::NoGradGuard noGradients;
        const Tensor x = (normal({3, 1, 4, 4}, 4) > 0).to(torch::kFloat32);
        const session::ImageFilm film = training::filmOfDrawingAgain(*network, x, {{0.5, 0.5}});
        QCOMPARE(film.moments.size(), std::size_t{2});
        const auto moments = network->drawAgain(x);
        for (std::size_t t = 0; t < 2; ++t) {
            QCOMPARE(film.moments[t].images.size(), std::size_t{3});
            for (std::size_t i = 0; i < 3; ++i) {
                QCOMPARE(film.moments[t].marks[i].size(), std::size_t{2});
                const session::ImageMark mark = film.moments[t].marks[i][0];
                const auto row = static_cast<std::int64_t>(i);
                const GaussianWindow window = training::windowOf(moments[t].write, 3, 4);
                // Around the centre, where pixel 1 reaches from 0 to 1.
                const double centre = window.x[row].item<double>() - 0.5;
                QVERIFY(std::abs(mark.x + 0.5 * mark.width - centre) < 1e-5);
                const double side = 2.0 * window.stride[row].item<double>() +
                                    2.0 * std::sqrt(window.variance[row].item<double>());
                QVERIFY(std::abs(mark.height - side) < 1e-5);
            }
        }
        QVERIFY(film.moments[0].images != film.moments[1].images);
        const Tensor latents = torch::randn({5, 4, 1, 1}, seeded(8));
        const session::ImageFilm drawn = training::filmOfDrawing(*network, latents, {{0.5, 0.5}});
        QCOMPARE(drawn.moments[0].marks[4].size(), std::size_t{1});
        QCOMPARE(drawn.columns, 3);
        DrawNetwork whole = networkOf(tiny(false));
        whole->to(torch::kFloat32);
        QVERIFY(training::filmOfDrawing(*whole, latents, {{0.5, 0.5}}).moments[0].marks[0].empty());
    }
};

SYNTHSLICE_TEST(TestDrawNetwork)

}  // namespace test_draw_network

#include "test_draw_network.moc"
