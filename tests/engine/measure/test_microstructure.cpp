#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <QtTest>

#include "engine/base/random.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/measure/circles/point_pattern.h"
#include "engine/measure/phase/chord_lengths.h"
#include "engine/measure/phase/clusters.h"
#include "engine/measure/phase/lineal_path.h"
#include "engine/measure/phase/phase.h"
#include "engine/measure/phase/specific_surface.h"
#include "engine/measure/phase/two_point_correlation.h"
#include "engine/measure/representativity.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_microstructure {

using namespace synthslice;
using namespace synthslice::measure;

namespace {

/// Waves of a formula that tests/reference/make_microstructure_values.py evaluates too.
PhaseImage waves(int width, int height)
{
    PhaseImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double value = std::sin(0.37 * x + 0.11 * y) + std::sin(0.23 * y - 0.05 * x) +
                                 std::sin(0.9 * x - 0.7 * y);
            image.phase.push_back(value > 0.2 ? 1 : 0);
        }
    }
    return image;
}

/// The Boolean model: discs of radius R at the points of a Poisson pattern; phase 1 is what they cover.
PhaseImage booleanModel(std::uint64_t seed, int size, double radius, double density)
{
    Random random(seed);
    const double margin = radius + 1.0;
    const double side = size + 2.0 * margin;
    const double mean = density * side * side;
    const auto count = static_cast<int>(std::lround(mean + std::sqrt(mean) * random.normal()));
    PhaseImage image{size, size, std::vector<std::uint8_t>(static_cast<std::size_t>(size) * size, 0)};
    for (int i = 0; i < count; ++i) {
        const double cx = random.uniform() * side - margin;
        const double cy = random.uniform() * side - margin;
        for (int y = std::max(0, static_cast<int>(cy - radius));
             y <= std::min(size - 1, static_cast<int>(cy + radius) + 1); ++y) {
            for (int x = std::max(0, static_cast<int>(cx - radius));
                 x <= std::min(size - 1, static_cast<int>(cx + radius) + 1); ++x) {
                if (std::hypot(x - cx, y - cy) <= radius)
                    image.phase[static_cast<std::size_t>(y) * size + x] = 1;
            }
        }
    }
    return image;
}

std::vector<Circle> poissonPoints(std::uint64_t seed, int count, int size)
{
    Random random(seed);
    std::vector<Circle> points;
    for (int i = 0; i < count; ++i) points.push_back({random.uniform() * size, random.uniform() * size, 1.0});
    return points;
}

ObservationWindow square(int side)
{
    return {PhaseImage{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side, 0)}, 40};
}

/// Outside of the circle that touches the borders.
void cutRound(PhaseImage& image)
{
    const double radius = std::min(image.width, image.height) / 2.0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (std::hypot(x + 0.5 - image.width / 2.0, y + 0.5 - image.height / 2.0) > radius)
                image.phase[static_cast<std::size_t>(y) * image.width + x] = PhaseImage::outside;
        }
    }
}

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::max(1e-12, std::abs(expected)),
             qPrintable(QString("%1 instead of %2").arg(value, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

}  // namespace

class TestMicrostructure : public QObject {
    Q_OBJECT

private slots:
    /// Every pair of pixels counted one by one.
    void twoPointCorrelationCountsPairs()
    {
        const PhaseImage image = waves(13, 11);
        const auto along = twoPointCorrelation(image, Axis::X, 5);
        const auto down = twoPointCorrelation(image, Axis::Y, 5);
        for (int lag = 0; lag <= 5; ++lag) {
            double x = 0.0;
            double y = 0.0;
            for (int j = 0; j < 11; ++j)
                for (int i = 0; i + lag < 13; ++i) x += image.at(i, j) * image.at(i + lag, j);
            for (int j = 0; j + lag < 11; ++j)
                for (int i = 0; i < 13; ++i) y += image.at(i, j) * image.at(i, j + lag);
            compareRelatively(along[static_cast<std::size_t>(lag)], x / (11.0 * (13 - lag)), 1e-9);
            compareRelatively(down[static_cast<std::size_t>(lag)], y / (13.0 * (11 - lag)), 1e-9);
        }
        compareRelatively(radialTwoPointCorrelation(image, 3)[0], phaseFraction(image), 1e-9);
    }

    /// PoreSpy and scikit-image on the same image, to 1e-6.
    void agreesWithOtherPrograms()
    {
        const auto reference = test::referenceValues("microstructure.json");
        const PhaseImage image = waves(48, 40);
        compareRelatively(phaseFraction(image), reference["volume_fraction"], 1e-12);
        const auto chords = [&](Axis axis) {
            std::vector<int> lengths = chordLengths(image, 1, axis);
            std::ranges::sort(lengths);
            return lengths;
        };
        QCOMPARE(chords(Axis::X), reference["chords_x"].get<std::vector<int>>());
        QCOMPARE(chords(Axis::Y), reference["chords_y"].get<std::vector<int>>());
        const auto periodic = twoPointCorrelation(image, Axis::X, 10, 1, Boundary::Periodic);
        for (std::size_t lag = 0; lag <= 10; ++lag) {
            compareRelatively(periodic[lag], reference["s2_x_periodic"][lag], 1e-6);
            compareRelatively(clusterFunction(image, 10)[lag], reference["cluster_function"][lag], 1e-9);
        }
        const auto lineal = linealPath(image, 1, 10, Axis::X);
        for (std::size_t r = 0; r < 10; ++r)
            compareRelatively(lineal[r], reference["lineal_path_x"][r], 1e-6);
    }

    /// Closed forms (Torquato 2002, section 5.2): R = 8, rho = 0.0035; phi, S2 and L of the matrix, its mean
    /// chord.
    void booleanModelOfDiscs()
    {
        double phi = 0.0;
        double s2 = 0.0;
        double lineal = 0.0;
        double chords = 0.0;
        double chordCount = 0.0;
        double surface = 0.0;
        constexpr int images = 12;
        for (int i = 0; i < images; ++i) {
            PhaseImage image = booleanModel(static_cast<std::uint64_t>(i), 512, 8.0, 0.0035);
            surface += specificSurface(image) / images;
            for (std::uint8_t& value : image.phase) value = value == 1 ? 0 : 1;  // the matrix becomes phase 1
            phi += phaseFraction(image) / images;
            const auto radial = radialTwoPointCorrelation(image, 9);
            s2 += 0.5 *
                  (twoPointCorrelation(image, Axis::X, 8)[8] + twoPointCorrelation(image, Axis::Y, 8)[8]) /
                  images;
            lineal += linealPath(image, 1, 9)[8] / images;  // nine pixels span 8 px
            for (const int length : chordLengths(image, 1)) {
                chords += length;
                chordCount += 1.0;
            }
            QVERIFY(radial[9] < radial[0]);
        }
        compareRelatively(phi, 0.4947, 0.02);
        compareRelatively(s2, 0.3223, 0.03);
        compareRelatively(lineal, 0.3161, 0.04);
        compareRelatively(chords / chordCount, 17.86, 0.04);
        // Interface per area of the Boolean model: 2 pi R rho exp(-rho pi R^2).
        compareRelatively(surface, 2.0 * std::numbers::pi * 8.0 * 0.0035 * 0.4947, 0.04);
    }

    void linealPathAndChordsByHand()
    {
        const PhaseImage row{8, 1, {1, 1, 0, 1, 1, 1, 0, 1}};
        QCOMPARE(chordLengths(row, 1, Axis::X), std::vector<int>{3});  // the others touch the border
        QCOMPARE(chordLengths(row, 0, Axis::X), (std::vector<int>{1, 1}));
        QCOMPARE(linealPath(row, 1, 3, Axis::X), (std::vector<double>{6.0 / 8.0, 3.0 / 7.0, 1.0 / 6.0}));
    }

    /// Two vertical bars are two clusters; counted by hand along rows and columns.
    void clustersAreApart()
    {
        PhaseImage bars{5, 5, {}};
        for (int y = 0; y < 5; ++y) bars.phase.insert(bars.phase.end(), {1, 1, 0, 1, 1});
        const auto c2 = clusterFunction(bars, 3);
        compareRelatively(c2[0], 40.0 / 50.0, 1e-12);
        compareRelatively(c2[1], (10.0 + 16.0) / 40.0, 1e-12);
        compareRelatively(c2[3], (0.0 + 8.0) / 20.0, 1e-12);  // along a row from one bar to the other: apart
    }

    void aRandomPatternIsRandom()
    {
        double clark = 0.0;
        std::vector<double> g(3, 0.0);
        constexpr int patterns = 20;
        for (int i = 0; i < patterns; ++i) {
            const auto points = poissonPoints(static_cast<std::uint64_t>(i), 400, 200);
            clark += clarkEvans(points, square(200)) / patterns;
            const auto rings = pairCorrelation(points, square(200), {0.0, 10.0, 20.0, 30.0});
            for (std::size_t ring = 0; ring < 3; ++ring) g[ring] += rings[ring] / patterns;
        }
        compareRelatively(clark, 1.0, 0.02);
        for (const double value : g) compareRelatively(value, 1.0, 0.03);
        const auto k = ripleyK(poissonPoints(99, 3000, 300), square(300), {10.0, 20.0});
        compareRelatively(k[1], std::numbers::pi * 400.0, 0.05);
        QVERIFY(std::isnan(clarkEvans({{1, 1, 1}}, square(10))));
    }

    /// Every pair of pixels inside counted one by one.
    void onlyWhatIsInsideCounts()
    {
        PhaseImage image = waves(29, 27);
        cutRound(image);
        const auto isInside = [&](int x, int y) { return image.at(x, y) != PhaseImage::outside; };
        double pairs = 0.0;
        double both = 0.0;
        double runs = 0.0;
        double runsInside = 0.0;
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x + 3 < image.width; ++x) {
                if (isInside(x, y) && isInside(x + 3, y)) {
                    pairs += 1.0;
                    both += image.at(x, y) * image.at(x + 3, y);
                }
                int ones = 0;
                int known = 0;
                for (int i = 0; i < 4; ++i) {
                    known += isInside(x + i, y) ? 1 : 0;
                    ones += image.at(x + i, y) == 1 ? 1 : 0;
                }
                runsInside += known == 4 ? 1.0 : 0.0;
                runs += ones == 4 ? 1.0 : 0.0;
            }
        }
        compareRelatively(twoPointCorrelation(image, Axis::X, 3)[3], both / pairs, 1e-9);
        compareRelatively(linealPath(image, 1, 4, Axis::X)[3], runs / runsInside, 1e-12);
        const auto lengths = chordLengths(image, 1, Axis::X);
        const PhaseImage row{7, 1, {PhaseImage::outside, 1, 1, 0, 1, 0, PhaseImage::outside}};
        QCOMPARE(chordLengths(row, 1, Axis::X), std::vector<int>{1});  // the other touches what is outside
    }

    /// A round cut of a wide image measures what the whole of it measures.
    void roundCutsMeasureTheSame()
    {
        PhaseImage image = booleanModel(5, 700, 8.0, 0.0035);
        const double phi = phaseFraction(image);
        const double surface = specificSurface(image);
        const auto s2 = radialTwoPointCorrelation(image, 40);
        const auto c2 = clusterFunction(image, 10);
        cutRound(image);
        compareRelatively(phaseFraction(image), phi, 0.02);
        compareRelatively(specificSurface(image), surface, 0.02);
        const auto cut = radialTwoPointCorrelation(image, 40);
        compareRelatively(cut[40], s2[40], 0.03);
        compareRelatively(cut[40], phi * phi, 0.03);
        compareRelatively(clusterFunction(image, 10)[10], c2[10], 0.05);
    }

    /// Of points in a round window, which is 21 % less than the square that holds it.
    void pointsInARoundWindow()
    {
        double clark = 0.0;
        double g = 0.0;
        constexpr int patterns = 20;
        PhaseImage window{200, 200, std::vector<std::uint8_t>(200 * 200, 0)};
        cutRound(window);
        for (int i = 0; i < patterns; ++i) {
            auto points = poissonPoints(static_cast<std::uint64_t>(i), 500, 200);
            std::erase_if(points,
                          [](const Circle& point) { return std::hypot(point.x - 100, point.y - 100) > 100; });
            clark += clarkEvans(points, {window, 0}) / patterns;
            g += pairCorrelation(points, {window, 30}, {0.0, 30.0})[0] / patterns;
        }
        compareRelatively(clark, 1.0, 0.02);
        compareRelatively(g, 1.0, 0.03);
    }

    void meanLagsOfRings()
    {
        const auto lags = meanRadialLags(2);
        QCOMPARE(lags[0], 0.0);
        compareRelatively(lags[1], (4.0 * 1.0 + 4.0 * std::sqrt(2.0)) / 8.0, 1e-12);
    }

    void connectivityIsTheLargestShare()
    {
        const PhaseImage image{5, 1, {1, 1, 0, 1, 0}};
        compareRelatively(connectivity(image), 2.0 / 3.0, 1e-12);
        QVERIFY(std::isnan(connectivity(PhaseImage{1, 1, {0}})));
    }

    /// Both phases of two know of each other equally far, in a round window too.
    void integralRangeIsTheSameForBothPhases()
    {
        PhaseImage image = booleanModel(3, 256, 8.0, 0.0035);
        cutRound(image);
        compareRelatively(integralRangePx2(image, 32, 0), integralRangePx2(image, 32, 1), 1e-9);
        const Representativity other = representativity({image}, 1).ofOtherPhase();
        const Representativity matrix = representativity({image}, 0);
        compareRelatively(other.volumeFraction, matrix.volumeFraction, 1e-9);
        compareRelatively(other.low, matrix.low, 1e-9);
        compareRelatively(other.high, matrix.high, 1e-9);
    }

    /// Ten copies of one slice are one slice; ten different ones are ten.
    void copiesAreOneImage()
    {
        const PhaseImage image = booleanModel(1, 256, 8.0, 0.0035);
        const auto one = representativity({image});
        const auto copies = representativity(std::vector(10, image));
        compareRelatively(copies.independentFields, one.independentFields, 1e-6);
        std::vector<PhaseImage> different;
        for (int i = 0; i < 10; ++i)
            different.push_back(booleanModel(static_cast<std::uint64_t>(i), 256, 8.0, 0.0035));
        compareRelatively(representativity(different).independentImages, 10.0, 0.2);
    }

    /// The spread of the volume fraction over images is what representativity says of one.
    void representativityForeseesTheSpread()
    {
        std::vector<double> fractions;
        double foreseen = 0.0;
        constexpr int images = 40;
        for (int i = 0; i < images; ++i) {
            const PhaseImage image = booleanModel(static_cast<std::uint64_t>(100 + i), 256, 8.0, 0.0035);
            fractions.push_back(phaseFraction(image));
            foreseen += representativity({image}).sd / images;
        }
        const double mean = std::accumulate(fractions.begin(), fractions.end(), 0.0) / images;
        double squares = 0.0;
        for (const double fraction : fractions) squares += (fraction - mean) * (fraction - mean);
        const double sd = std::sqrt(squares / (images - 1));
        QVERIFY2(foreseen > 0.7 * sd && foreseen < 1.5 * sd,
                 qPrintable(QString("foreseen %1, is %2").arg(foreseen).arg(sd)));
    }
};

SYNTHSLICE_TEST(TestMicrostructure)

}  // namespace test_microstructure

#include "test_microstructure.moc"
