#include <cmath>
#include <numbers>
#include <numeric>

#include <QTest>

#include "engine/base/random.h"
#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/grey/power_spectrum.h"
#include "engine/measure/grey/texture.h"
#include "engine/measure/material.h"
#include "engine/measure/phase/multi_otsu.h"
#include "engine/measure/phase/otsu.h"
#include "engine/measure/quantile.h"
#include "tests/shared/test_program.h"

namespace test_measures {

using namespace synthslice;
using measure::Circle;
using std::numbers::pi;

namespace {

/// The image that the golden values were computed from in NumPy, with scikit-image 0.22 or later.
GreyImage pattern(int width, int height)
{
    GreyImage image(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.at(x, y) = static_cast<float>((x * x * 31 + y * y * 17 + x * y * 7) % 101) / 100.0F;
        }
    }
    return image;
}

std::vector<Circle> hexagonalLattice(double pitch, double radius)
{
    std::vector<Circle> circles;
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            circles.push_back(
                {pitch * (column + 0.5 * (row % 2)), pitch * row * std::sqrt(3.0) / 2.0, radius});
        }
    }
    return circles;
}

measure::PhaseImage all64()
{
    return {64, 64, std::vector<std::uint8_t>(64 * 64, 0)};
}

bool near(double value, double reference, double relative)
{
    return std::abs(value - reference) <= relative * std::abs(reference);
}

}  // namespace

class TestMeasures : public QObject {
    Q_OBJECT

private slots:
    void quantilesAsNumPy()
    {
        const std::vector<double> values{4, 1, 3, 2};
        QCOMPARE(measure::quantile(values, 0.0), 1.0);
        QCOMPARE(measure::quantile(values, 1.0), 4.0);
        QCOMPARE(measure::quantile(values, 0.5), 2.5);
        QCOMPARE(measure::quantile(values, 0.9), 3.7);  // numpy.quantile
        QCOMPARE(measure::quantile(std::vector<double>{}, 0.5), 0.0);
    }

    void otsuSeparatesTwoGreys()
    {
        GreyImage image(10, 10, 0.2F);
        for (std::size_t i = 0; i < 30; ++i) image.grey[i] = 0.8F;
        const double threshold = measure::otsuThreshold(image.grey);
        QVERIFY(threshold > 0.2 && threshold < 0.8);
        measure::Material material;
        material.thresholds = {threshold};
        QCOMPARE(measure::phaseFraction(measure::phaseImage(image, material)), 0.3);
        material.circles.darkFibres = true;
        QCOMPARE(measure::phaseFraction(measure::phaseImage(image, material)), 0.7);
        // Without contrast nothing is above the threshold.
        const std::vector<GreyImage> flat(3, GreyImage(4, 4, 0.4F));
        QVERIFY(near(measure::otsuThreshold(flat), 0.4, 3e-5));
        material = {};
        material.thresholds = {measure::otsuThreshold(flat)};
        QCOMPARE(measure::phaseFraction(measure::phaseImage(flat[0], material)), 0.0);
        QCOMPARE(measure::otsuThreshold(std::vector<float>{}), 0.0);
    }

    // Two normal classes of equal size and spread: the best threshold is halfway.
    void otsuIsHalfwayBetweenEqualClasses()
    {
        Random random(1);
        std::vector<float> grey;
        for (int i = 0; i < 20000; ++i)
            grey.push_back(static_cast<float>((i % 2 == 0 ? 0.3 : 0.7) + 0.1 * random.normal()));
        QVERIFY(std::abs(measure::otsuThreshold(grey) - 0.5) < 0.02);
    }

    void meanAndSdOfTwoValues()
    {
        const auto statistics = measure::meanAndSd(std::vector<float>{0.2F, 0.6F});
        QVERIFY(near(statistics.mean, 0.4, 1e-6));
        QVERIFY(near(statistics.sd, 0.2, 1e-6));
        QVERIFY(std::isnan(measure::meanAndSd(std::vector<double>{}).mean));
    }

    /// Three normal classes: their borders lie halfway. Liao, Chen, Chung 2001 find them at once.
    void otsuSeparatesThreeClasses()
    {
        Random random(1);
        GreyImage image(200, 150);
        for (std::size_t i = 0; i < image.grey.size(); ++i)
            image.grey[i] = static_cast<float>(0.2 + 0.3 * static_cast<double>(i % 3) +
                                               0.04 * random.normal());
        const auto thresholds = measure::otsuThresholds({image}, 3);
        QCOMPARE(thresholds.size(), std::size_t{2});
        QVERIFY(near(thresholds[0], 0.35, 0.03));
        QVERIFY(near(thresholds[1], 0.65, 0.03));
    }

    /// Points on a line, in one place, and far apart; every pair counted one by one.
    void neighboursAreThoseOfAllPairs()
    {
        Random random(7);
        std::vector<std::vector<Circle>> patterns(4);
        for (int i = 0; i < 300; ++i) {
            patterns[0].push_back({1000 * random.uniform(), 300 * random.uniform(), 2 + random.uniform()});
            patterns[1].push_back({5.0 * i, 3.0, 2.0});
            patterns[2].push_back({4.0, 4.0, 1.0});
            patterns[3].push_back({i % 2 == 0 ? random.uniform() : 1e4 + random.uniform(), 0.0, 0.5});
        }
        for (const auto& circles : patterns) {
            std::vector<double> nearest(circles.size(), 1e9);
            double pairs = 0.0;
            for (std::size_t i = 0; i < circles.size(); ++i) {
                for (std::size_t j = 0; j < circles.size(); ++j) {
                    if (i == j) continue;
                    const double apart = std::hypot(circles[i].x - circles[j].x, circles[i].y - circles[j].y);
                    nearest[i] = std::min(nearest[i], apart);
                    pairs += i < j && apart < 0.875 * (circles[i].r + circles[j].r) ? 1.0 : 0.0;
                }
            }
            QCOMPARE(measure::nearestNeighbourDistancesPx(circles), nearest);
            QCOMPARE(measure::intersectingPairsPerCircle(circles),
                     pairs / static_cast<double>(circles.size()));
        }
    }

    void areaOfDiscs()
    {
        // pi r^2 over the area; half of a disc on the border; overlap counted once.
        QVERIFY(near(measure::circleAreaFraction({{32, 32, 10}}, all64()), pi * 100 / 4096, 0.005));
        QVERIFY(near(measure::circleAreaFraction({{-0.5, 32, 10}}, all64()), pi * 50 / 4096, 0.01));
        QVERIFY(
            near(measure::circleAreaFraction({{32, 32, 10}, {32, 32, 5}}, all64()), pi * 100 / 4096, 0.005));
        const double d = 10.0;  // lens of two discs of radius r at distance d
        const double lens = 2 * 100 * std::acos(d / 20) - d / 2 * std::sqrt(4 * 100 - d * d);
        QVERIFY(near(measure::circleAreaFraction({{27, 32, 10}, {37, 32, 10}}, all64()),
                     (2 * pi * 100 - lens) / 4096, 0.005));
        QCOMPARE(measure::circleAreaFraction({}, all64()), 0.0);
    }

    void neighboursOfAHexagonalLattice()
    {
        const auto distances = measure::nearestNeighbourDistancesPx(hexagonalLattice(8.0, 3.0));
        QCOMPARE(distances.size(), std::size_t{100});
        for (const double distance : distances) QVERIFY(near(distance, 8.0, 1e-9));
        QVERIFY(measure::nearestNeighbourDistancesPx({{1, 1, 1}}).empty());
    }

    // Clark and Evans 1954: 1 / (2 sqrt(density)) for random points.
    void neighboursOfRandomPoints()
    {
        Random random(5);
        std::vector<Circle> circles;
        for (int i = 0; i < 4000; ++i)
            circles.push_back({1000 * random.uniform(), 1000 * random.uniform(), 1});
        const auto distances = measure::nearestNeighbourDistancesPx(circles);
        const double mean = std::accumulate(distances.begin(), distances.end(), 0.0) / 4000.0;
        QVERIFY(near(mean, 0.5 / std::sqrt(4000 / 1e6), 0.03));
    }

    void intersectionsBeginAtAQuarterOfTheRadius()
    {
        QCOMPARE(measure::intersectingPairsPerCircle({{0, 0, 4}, {8, 0, 4}}), 0.0);
        QCOMPARE(measure::intersectingPairsPerCircle({{0, 0, 4}, {7.01, 0, 4}}), 0.0);  // overlap 0.99
        QCOMPARE(measure::intersectingPairsPerCircle({{0, 0, 4}, {6.99, 0, 4}}), 0.5);  // overlap 1.01
        QVERIFY(std::isnan(measure::intersectingPairsPerCircle({})));
    }

    void diametersOfThreeCircles()
    {
        const auto statistics = measure::diameterStatistics({{0, 0, 1}, {9, 0, 2}, {0, 9, 3}});
        QCOMPARE(statistics.mean, 4.0);
        QVERIFY(near(statistics.sd, std::sqrt(8.0 / 3.0), 1e-12));
    }

    void spectrumOfASinusoid()
    {
        // 0.5 + a cos(2 pi 8 x / 64): under a Hann window, a^2/4 times the sum of the window squared, over
        // the sum of its squares, stands in the two bins (+-8, 0); neighbours have a quarter of that power.
        constexpr double a = 0.2;
        GreyImage image(64, 64);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x)
                image.at(x, y) = static_cast<float>(0.5 + a * std::cos(2 * pi * 8 * x / 64.0));
        }
        const auto spectrum = measure::radialPowerSpectrum(image);
        QCOMPARE(spectrum.power.size(), std::size_t{46});
        const auto peak = std::ranges::max_element(spectrum.power) - spectrum.power.begin();
        QCOMPARE(peak, std::ptrdiff_t{8});
        QVERIFY(spectrum.power[8] > 1e6 * spectrum.power[12]);
        QVERIFY(spectrum.power[8] > 1e6 * spectrum.power[4]);
        QVERIFY(measure::logBandPower(spectrum, 0.1, 0.15) > measure::logBandPower(spectrum, 0.2, 0.5) + 6);
    }

    void spectrumOfWhiteNoiseIsItsVariance()
    {
        Random random(9);
        GreyImage image(256, 256);
        for (float& grey : image.grey) grey = static_cast<float>(0.5 + 0.1 * random.normal());
        const auto spectrum = measure::radialPowerSpectrum(image);
        QVERIFY(std::abs(measure::logBandPower(spectrum, 0.1, 0.3) - std::log10(0.01)) < 0.02);
        QVERIFY(std::abs(measure::logBandPower(spectrum, 0.51, 0.69) - std::log10(0.01)) < 0.03);
        QVERIFY(
            std::isnan(measure::logBandPower(measure::radialPowerSpectrum(GreyImage(8, 8, 0.5F)), 0.1, 0.5)));
    }

    void spectrumAsNumPy()
    {
        const auto spectrum = measure::radialPowerSpectrum(pattern(32, 32));
        QVERIFY(near(spectrum.power[0], 0.0235295818, 1e-4));
        QVERIFY(near(spectrum.power[5], 0.0861582503, 1e-4));
        QVERIFY(near(spectrum.power[16], 0.0828716797, 1e-4));
        QVERIFY(near(spectrum.power[23], 0.185566141, 1e-4));
    }

    void textureAsScikitImage()
    {
        // skimage.feature.local_binary_pattern(g, 8, 1, "uniform"), scharr_h and scharr_v (which are twice
        // ours).
        const std::array<double, 10> golden{0.16969697, 0.12272727, 0.0530303,  0.03787879, 0.00151515,
                                            0.04242424, 0.05757576, 0.10757576, 0.18787879, 0.21969697};
        const auto histogram = measure::localBinaryPatternHistogram(pattern(32, 24));
        for (std::size_t i = 0; i < golden.size(); ++i) QVERIFY(std::abs(histogram[i] - golden[i]) < 1e-6);
        const auto magnitudes = measure::gradientMagnitudes(pattern(32, 24));
        const double mean = std::accumulate(magnitudes.begin(), magnitudes.end(), 0.0) /
                            static_cast<double>(magnitudes.size());
        QVERIFY(near(mean, 0.17716371029878944, 1e-5));
        QVERIFY(near(measure::quantile(magnitudes, 0.9), 0.30053153321797993, 1e-5));
    }
};

SYNTHSLICE_TEST(TestMeasures)

}  // namespace test_measures

#include "test_measures.moc"
