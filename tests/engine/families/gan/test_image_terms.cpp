#include <algorithm>
#include <cmath>
#include <filesystem>

#include <QTest>

#include "engine/base/random.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/families/gan/extra_terms.h"
#include "engine/families/gan/image_terms.h"
#include "engine/measure/grey/power_spectrum.h"
#include "tests/shared/test_program.h"

namespace test_image_terms {

using namespace synthslice;
using namespace synthslice::training;

namespace {

constexpr std::int64_t size = 32;
constexpr double radius = 3.0;

/// Bright discs on a dark ground, soft at the rim, with centres at least `distance` px apart where it can be
/// had.
torch::Tensor discs(std::uint64_t seed, std::int64_t count, double distance)
{
    std::vector<torch::Tensor> images;
    const torch::Tensor y = torch::arange(size, torch::kFloat64).unsqueeze(1);
    const torch::Tensor x = torch::arange(size, torch::kFloat64).unsqueeze(0);
    Random random(seed);
    for (std::int64_t i = 0; i < count; ++i) {
        torch::Tensor image = torch::full({size, size}, -0.8, torch::kFloat64);
        std::vector<std::pair<double, double>> centres;
        for (int tries = 0; tries < 300 && centres.size() < 14; ++tries) {
            const std::pair centre{random.uniform() * size, random.uniform() * size};
            const bool free = std::ranges::all_of(centres, [&](const auto& other) {
                return std::hypot(other.first - centre.first, other.second - centre.second) >= distance;
            });
            if (!free) continue;
            centres.push_back(centre);
            const torch::Tensor r = ((y - centre.first).square() + (x - centre.second).square()).sqrt();
            image = torch::maximum(image, -0.8 + 1.6 * torch::sigmoid((radius - r) / 0.3));
        }
        images.push_back(image);
    }
    return torch::stack(images).unsqueeze(1);
}

/// Slices of non-overlapping fibres, as training patches.
ImageTerms terms()
{
    return {discs(1, 64, 2.0 * radius), radius};
}

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::max(1e-12, std::abs(expected)),
             qPrintable(QString("%1 instead of %2").arg(value).arg(expected)));
}

}  // namespace

class TestImageTerms : public QObject {
    Q_OBJECT

private slots:
    /// Every pair of pixels counted one by one.
    void autocorrelationCountsPairs()
    {
        torch::manual_seed(1);
        const torch::Tensor images = torch::rand({2, 1, 6, 7}, torch::kFloat64);
        const torch::Tensor fast = autocorrelation(images, 3);
        for (std::int64_t dy = -3; dy <= 3; ++dy) {
            for (std::int64_t dx = 0; dx <= 3; ++dx) {
                double sum = 0.0;
                int pairs = 0;
                for (std::int64_t n = 0; n < 2; ++n)
                    for (std::int64_t y = std::max<std::int64_t>(0, -dy);
                         y < std::min<std::int64_t>(6, 6 - dy); ++y)
                        for (std::int64_t x = 0; x < 7 - dx; ++x, ++pairs)
                            sum += images[n][0][y][x].item<double>() *
                                   images[n][0][y + dy][x + dx].item<double>();
                compareRelatively(fast[dy + 3][dx].item<double>(), sum / pairs, 1e-12);
            }
        }
    }

    void realImagesCostLittle()
    {
        const ImageTerms image = terms();
        const torch::Tensor others = discs(2, 64, 2.0 * radius);
        QVERIFY(image.volumeFraction(others).item<double>() < 0.3);
        QVERIFY(image.twoPointCorrelation(others).item<double>() < 1e-2);
        QVERIFY(image.greyHistogram(others).item<double>() < 0.03);
        QVERIFY(image.circles(others).item<double>() < 0.3);
    }

    /// A share more of bright pixels moves mean phi by that share.
    void volumeFractionIsTheMeanOfThePhase()
    {
        const torch::Tensor reference = discs(1, 64, 2.0 * radius);
        const ImageTerms image(reference, 0.0);
        torch::Tensor more = reference.clone();
        more.narrow(2, 0, 8).fill_(0.8);
        QVERIFY(image.volumeFraction(reference).item<double>() < 1e-3);
        QVERIFY(image.volumeFraction(more).item<double>() > 1.0);
    }

    /// Half black, half white against all white, counted by hand: of the 8 - dx pairs in a row 4 - dx are
    /// black, as many white, dx of both; rows are the same.
    void twoPointCorrelationOfHalves()
    {
        torch::Tensor halves = torch::full({2, 1, 8, 8}, -1.0, torch::kFloat64);
        halves.narrow(3, 4, 4).fill_(1.0);
        const double threshold = -1.0 + 2.0 / 256.0;  // Otsu's: above the histogram's first bin
        const auto phase = [&](double grey) { return 1.0 / (1.0 + std::exp(-(grey - threshold) / 0.1)); };
        const double black = phase(-1.0);
        const double white = phase(1.0);
        const double phi = 0.5 * (black + white);
        double expected = 0.0;
        for (int dx = 0; dx <= 2; ++dx) {
            const double reference = ((4 - dx) * (black * black + white * white) + dx * black * white) /
                                     (8 - dx);
            expected += std::pow((white * white - reference) / (phi - phi * phi), 2) / 3.0;
        }
        const ImageTerms image(halves, 0.0);
        QVERIFY(image.twoPointCorrelation(halves).item<double>() < 1e-12);
        compareRelatively(image.twoPointCorrelation(torch::ones_like(halves)).item<double>(), expected, 1e-9);
    }

    /// Grey shifted by a constant is that far away in the Wasserstein-1 distance.
    void greyHistogramMeasuresAShift()
    {
        const torch::Tensor reference = discs(1, 16, 2.0 * radius);
        const ImageTerms image(reference, 0.0);
        QVERIFY(image.greyHistogram(reference).item<double>() < 1e-12);
        compareRelatively(image.greyHistogram(reference + 0.25).item<double>(), 0.25, 1e-9);
    }

    void totalVariationOfARamp()
    {
        const torch::Tensor ramp = (0.01 * torch::arange(size, torch::kFloat64)).expand({1, 1, size, size});
        compareRelatively(terms().totalVariation(ramp).item<double>(), 0.01, 1e-9);
    }

    /// Rings, window and logarithm against the measure's own, by OpenCV's transform.
    void powerSpectrumIsTheMeasures()
    {
        const torch::Tensor reference = discs(1, 16, 2.0 * radius);
        const torch::Tensor images = discs(2, 4, 2.0 * radius) * 0.7;
        const auto logs = [](const torch::Tensor& of) {
            std::vector<torch::Tensor> rows;
            for (std::int64_t i = 0; i < of.size(0); ++i) {
                const torch::Tensor grey = of[i].to(torch::kFloat32).contiguous();
                GreyImage image(size, size);
                std::copy_n(grey.const_data_ptr<float>(), image.grey.size(), image.grey.begin());
                const std::vector<double> power = measure::radialPowerSpectrum(image).power;
                rows.push_back(torch::tensor(power, torch::kFloat64).narrow(0, 1, size / 2).log10());
            }
            return torch::stack(rows);
        };
        const torch::Tensor real = logs(reference);
        const torch::Tensor differences = (logs(images).mean(0) - real.mean(0)) / real.std(0);
        const ImageTerms image(reference, 0.0);
        compareRelatively(image.powerSpectrum(images).item<double>(),
                          differences.square().mean().item<double>(), 1e-3);
        QVERIFY(image.powerSpectrum(reference).item<double>() < 1e-12);
    }

    /// Three separable passes give what the definition in two dimensions gives.
    void negativeLogIsSeparated()
    {
        torch::manual_seed(2);
        const torch::Tensor images = torch::rand({2, 1, 24, 20}, torch::kFloat64);
        for (const double r0 : {1.5, 3.3, 6.0}) {
            const double sigma = r0 / std::sqrt(2.0);
            const auto half = static_cast<std::int64_t>(std::ceil(3.0 * sigma));
            const torch::Tensor at = torch::arange(-half, half + 1, torch::kFloat64).square();
            const torch::Tensor s = (at.unsqueeze(0) + at.unsqueeze(1)) / (2.0 * sigma * sigma);
            const torch::Tensor kernel = (1.0 - s) * torch::exp(-s) / (M_PI * sigma * sigma);
            const torch::Tensor expected = torch::conv2d(
                images, (kernel - kernel.mean()).unsqueeze(0).unsqueeze(0), {}, 1, half);
            QVERIFY((negativeLog(images, r0) - expected).abs().max().item<double>() < 1e-12);
        }
    }

    /// On the glass slice: held-out patches cost little, blurred ones and those without fibres much
    /// (a prototype in Python had 0.07 for held-out patches and 0.7 to 1.6 for generators, with a scale s of
    /// its own).
    void circlesOnRealSlices()
    {
        const std::filesystem::path glass = SYNTHSLICE_SHARED_DATA "/tomography/glass";
        if (!std::filesystem::exists(glass)) QSKIP("the glass slice is not there");
        const auto dataset = data::SliceDataset::load(glass, {}, {});
        QVERIFY(dataset.has_value());
        const auto patches = [&](data::Half half, std::size_t count, std::uint64_t seed) {
            std::vector<torch::Tensor> images;
            for (const GreyImage& patch : dataset->drawPatches(half, count, seed)) {
                torch::Tensor image = torch::tensor(patch.grey).view({1, patch.height, patch.width});
                images.push_back((image - dataset->greyWindow().centre) / dataset->greyWindow().halfWidth);
            }
            return torch::stack(images);
        };
        const ImageTerms image(patches(data::Half::Training, 256, 1), 3.3);
        const torch::Tensor heldOut = patches(data::Half::HeldOut, 64, 2);
        const auto cost = [&](const torch::Tensor& images) { return image.circles(images).item<double>(); };
        const double real = cost(heldOut);
        const double blurred = cost(torch::avg_pool2d(heldOut, 5, 1, 2));
        const double shuffled = cost(
            heldOut.flatten(2).index_select(2, torch::randperm(64 * 64)).view_as(heldOut));
        qInfo("circle term of held-out patches %.3f, blurred %.3f, shuffled pixels %.3f", real, blurred,
              shuffled);
        QVERIFY(real < 0.15);
        QVERIFY(blurred > 5.0 * real + 0.2);
        QVERIFY(shuffled > 5.0 * real + 0.2);
    }

    void circlesSeeOverlap()
    {
        const ImageTerms image = terms();
        const double apart = image.circles(discs(3, 16, 2.0 * radius)).item<double>();
        const double overlapping = image.circles(discs(3, 16, 0.8 * radius)).item<double>();
        QVERIFY2(overlapping > 3.0 * apart + 1.0,
                 qPrintable(QString("%1 against %2").arg(overlapping).arg(apart)));
    }

    void gradientsAgreeWithDifferences()
    {
        const ImageTerms image = terms();
        torch::manual_seed(2);  // noise, since |difference| has no derivative where it is 0
        const torch::Tensor images = discs(3, 4, 0.8 * radius) +
                                     0.05 * torch::randn({4, 1, size, size}, torch::kFloat64);
        for (const spec::LossTermInfo& term : spec::lossTerms()) {
            const torch::Tensor leaf = images.clone().requires_grad_();
            const torch::Tensor gradient = torch::autograd::grad({image.value(term, leaf)}, {leaf}).front();
            torch::manual_seed(3);
            const torch::Tensor direction = torch::randn_like(images);
            constexpr double h = 1e-8;  // so small that hardly a grey value passes another
            const double difference = (image.value(term, images + h * direction) -
                                       image.value(term, images - h * direction))
                                          .item<double>() /
                                      (2.0 * h);
            const double slope = (gradient * direction).sum().item<double>();
            QVERIFY2(std::abs(slope - difference) <= 1e-4 * std::abs(difference),
                     qPrintable(QString("%1: %2 instead of %3")
                                    .arg(term.key.c_str())
                                    .arg(slope, 0, 'g', 12)
                                    .arg(difference, 0, 'g', 12)));
        }
    }

    void aShareIsKept()
    {
        spec::LossTermsSpec on;
        on.totalVariation.gradientShare = 0.25;
        ExtraTerms extra([] { return terms(); });
        double share = 0.0;
        constexpr int steps = 100;
        for (int step = 0; step < steps; ++step) {
            torch::manual_seed(static_cast<std::uint64_t>(step));
            const torch::Tensor gradient = torch::randn({4, 1, size, size}, torch::kFloat64) *
                                           (1.0 + 0.002 * step);
            GanMeasures measures;
            const torch::Tensor sum = extra.addTo(gradient, discs(step, 4, radius), on, step, 1, measures);
            const double measured = ((sum - gradient).norm() / gradient.norm()).item<double>();
            compareRelatively(measures.termShares[3].item<double>(), measured, 1e-9);
            share += measured / steps;
        }
        QVERIFY2(std::abs(share / 0.25 - 1.0) < 0.1, qPrintable(QString::number(share)));
    }

    /// A term that was satisfied comes back with at most twice its share.
    void aQuietTermDoesNotLeap()
    {
        spec::LossTermsSpec on;
        on.totalVariation.gradientShare = 0.25;
        ExtraTerms extra([] { return terms(); });
        const torch::Tensor gradient = torch::ones({4, 1, size, size}, torch::kFloat64);
        const torch::Tensor flat = torch::zeros({4, 1, size, size}, torch::kFloat64);
        for (int step = 0; step < 200; ++step) {
            GanMeasures measures;
            const bool quiet = step % 20 != 19;
            static_cast<void>(
                extra.addTo(gradient, quiet ? flat : discs(1, 4, radius), on, step, 1, measures));
            const double share = measures.termShares[3].item<double>();
            QVERIFY2(quiet ? share == 0.0 : std::abs(share - 0.25) < 0.25,
                     qPrintable(QString::number(share)));
        }
    }

    void termsWaitForTheirStart()
    {
        spec::LossTermsSpec on;
        on.totalVariation = {.weight = 1.0, .start = 2, .startUnit = spec::TermUnit::Epochs};
        ExtraTerms extra([] { return terms(); });
        const torch::Tensor gradient = torch::ones({2, 1, size, size}, torch::kFloat64);
        const torch::Tensor images = discs(1, 2, radius);
        GanMeasures measures;
        QVERIFY(extra.addTo(gradient, images, on, 19, 10, measures).is_same(gradient));
        QVERIFY(!measures.termValues[3].defined());
        QVERIFY(!extra.addTo(gradient, images, on, 20, 10, measures).is_same(gradient));
        QVERIFY(measures.termValues[3].defined());
    }
};

SYNTHSLICE_TEST(TestImageTerms)

}  // namespace test_image_terms

#include "test_image_terms.moc"
