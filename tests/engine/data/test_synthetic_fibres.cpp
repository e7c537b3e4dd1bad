#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "tests/shared/test_program.h"

namespace test_synthetic_fibres {

using namespace synthslice;
using data::Disc;
using data::FibreSlice;
using data::FibreSliceSpec;
using data::makeFibreSlice;

namespace {

/// Area of a disc inside [-0.5, side - 0.5)^2: the chords' lengths inside, integrated over 20,000 rows.
double areaInside(const Disc& disc, double side)
{
    constexpr int rows = 20'000;
    const double step = 2.0 * disc.r / rows;
    double area = 0.0;
    for (int row = 0; row < rows; ++row) {
        const double dy = -disc.r + (row + 0.5) * step;
        if (disc.y + dy < -0.5 || disc.y + dy >= side - 0.5) continue;
        const double halfChord = std::sqrt(disc.r * disc.r - dy * dy);
        const double chord = std::min(disc.x + halfChord, side - 0.5) - std::max(disc.x - halfChord, -0.5);
        area += std::max(0.0, chord) * step;
    }
    return area;
}

double smallestGap(const std::vector<Disc>& discs)
{
    double gap = 1e9;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        for (std::size_t j = i + 1; j < discs.size(); ++j) {
            gap = std::min(gap, std::hypot(discs[i].x - discs[j].x, discs[i].y - discs[j].y) - discs[i].r -
                                    discs[j].r);
        }
    }
    return gap;
}

std::pair<double, double> meanAndSd(const GreyImage& image)
{
    const double mean = std::accumulate(image.grey.begin(), image.grey.end(), 0.0) /
                        static_cast<double>(image.grey.size());
    const double squares = std::accumulate(
        image.grey.begin(), image.grey.end(), 0.0,
        [mean](double sum, float grey) { return sum + (grey - mean) * (grey - mean); });
    return {mean, std::sqrt(squares / static_cast<double>(image.grey.size()))};
}

FibreSliceSpec withoutArtefacts()
{
    FibreSliceSpec spec;
    spec.size = 128;
    spec.blurSigmaPx = 0.0;
    spec.edgeContrast = 0.0;
    spec.noiseSd = 0.0;
    spec.ringAmplitude = 0.0;
    return spec;
}

}  // namespace

class TestSyntheticFibres : public QObject {
    Q_OBJECT

private slots:
    void packsTheFractionWithoutOverlap_data()
    {
        QTest::addColumn<double>("fraction");
        QTest::addColumn<double>("gap");
        QTest::newRow("sparse") << 0.1 << 0.0;
        QTest::newRow("at the limit of random addition") << 0.55 << 0.0;
        QTest::newRow("dense") << 0.75 << 0.0;
        QTest::newRow("kept apart") << 0.4 << 1.5;
    }

    void packsTheFractionWithoutOverlap()
    {
        QFETCH(double, fraction);
        QFETCH(double, gap);
        FibreSliceSpec spec;
        spec.size = 200;
        spec.volumeFraction = fraction;
        spec.minimumGapPx = gap;
        const auto slice = makeFibreSlice(spec);
        QVERIFY2(slice, slice ? "" : slice.error().text().c_str());
        QVERIFY(smallestGap(slice->fibres) >= gap);
        const double area = std::accumulate(
            slice->fibres.begin(), slice->fibres.end(), 0.0,
            [&](double sum, const Disc& disc) { return sum + areaInside(disc, spec.size); });
        QVERIFY(std::abs(area / (200.0 * 200.0) - slice->volumeFraction) < 1e-5);
        QVERIFY(std::abs(slice->volumeFraction - fraction) < 0.005);
    }

    void touchesWhereItIsDense()
    {
        FibreSliceSpec spec;
        spec.size = 200;
        spec.volumeFraction = 0.7;
        const std::vector<Disc> fibres = makeFibreSlice(spec)->fibres;
        int touching = 0;
        for (std::size_t i = 0; i < fibres.size(); ++i) {
            for (std::size_t j = i + 1; j < fibres.size(); ++j) {
                const double distance = std::hypot(fibres[i].x - fibres[j].x, fibres[i].y - fibres[j].y);
                touching += distance - fibres[i].r - fibres[j].r < 0.1 ? 1 : 0;
            }
        }
        QVERIFY(touching >
                static_cast<int>(fibres.size()));  // at random addition's limit there is hardly one
    }

    void keepsTheDiametersAskedFor()
    {
        FibreSliceSpec spec;
        spec.diameterPx = 8.0;
        spec.diameterSdPx = 0.8;
        const std::vector<Disc> fibres = makeFibreSlice(spec)->fibres;
        double sum = 0.0;
        double squares = 0.0;
        for (const Disc& fibre : fibres) {
            sum += 2.0 * fibre.r;
            squares += 4.0 * fibre.r * fibre.r;
        }
        const auto count = static_cast<double>(fibres.size());
        QVERIFY(std::abs(sum / count - 8.0) < 0.06);
        QVERIFY(std::abs(std::sqrt(squares / count - sum / count * sum / count) - 0.8) < 0.05);
    }

    void drawsMatrixAndFibresInTheirGrey()
    {
        FibreSliceSpec spec = withoutArtefacts();
        const FibreSlice slice = *makeFibreSlice(spec);
        const auto [darkest, brightest] = std::minmax_element(slice.image.grey.begin(),
                                                              slice.image.grey.end());
        QCOMPARE(*darkest, static_cast<float>(spec.matrixGrey));
        QVERIFY(std::abs(*brightest - spec.fibreGrey) < 1e-6);
        // The mean follows from the volume fraction; drawing is exact to within 1 % of it.
        const double expected = spec.matrixGrey + slice.volumeFraction * (spec.fibreGrey - spec.matrixGrey);
        QVERIFY(std::abs(meanAndSd(slice.image).first - expected) < 0.002);
        spec.volumeFraction = 0.0;
        const FibreSlice blank = *makeFibreSlice(spec);
        QVERIFY(blank.fibres.empty());
        QCOMPARE(blank.image, GreyImage(128, 128, static_cast<float>(spec.matrixGrey)));
    }

    void addsCorrelatedNoiseOfTheSdAskedFor()
    {
        FibreSliceSpec spec = withoutArtefacts();
        spec.size = 512;
        spec.volumeFraction = 0.0;
        spec.noiseSd = 0.04;
        spec.noiseSigmaPx = 0.8;
        const GreyImage image = makeFibreSlice(spec)->image;
        const auto [mean, sd] = meanAndSd(image);
        QVERIFY(std::abs(mean - spec.matrixGrey) < 0.001);
        QVERIFY(std::abs(sd - 0.04) < 0.001);
        double product = 0.0;
        for (int y = 0; y < 512; ++y) {
            for (int x = 0; x < 511; ++x) product += (image.at(x, y) - mean) * (image.at(x + 1, y) - mean);
        }
        // White noise through a Gaussian: correlation exp(-d^2 / (4 sigma^2)) at distance d; 0.6 in the real
        // slice.
        QVERIFY(std::abs(product / (511.0 * 512.0) / (sd * sd) - std::exp(-1.0 / (4.0 * 0.64))) < 0.02);
    }

    void makesRingsAroundTheCentre()
    {
        FibreSliceSpec spec = withoutArtefacts();
        spec.size = 129;
        spec.volumeFraction = 0.0;
        spec.ringAmplitude = 0.02;
        const GreyImage image = makeFibreSlice(spec)->image;
        QVERIFY(meanAndSd(image).second > 0.01);
        for (int r = 0; r <= 64; ++r) QCOMPARE(image.at(64 + r, 64), image.at(64, 64 - r));
    }

    void leavesAFieldOfView()
    {
        FibreSliceSpec spec;
        spec.size = 128;
        spec.fieldOfView = true;
        const GreyImage image = makeFibreSlice(spec)->image;
        QCOMPARE(image.at(3, 3), 0.0F);
        QCOMPARE(image.at(0, 64), 0.0F);
        QVERIFY(image.at(64, 64) > 0.2F);
        QVERIFY(image.at(12, 64) > 0.2F);
    }

    void makesTheSameSliceForTheSameSeed()
    {
        FibreSliceSpec spec;
        spec.size = 128;
        const FibreSlice first = *makeFibreSlice(spec);
        QCOMPARE(makeFibreSlice(spec)->image, first.image);
        QCOMPARE(makeFibreSlice(spec)->fibres, first.fibres);
        spec.seed = 1;
        QVERIFY(makeFibreSlice(spec)->fibres != first.fibres);
    }

    void saysWhatCannotBeMade()
    {
        FibreSliceSpec spec;
        spec.size = 128;
        spec.volumeFraction = 0.88;
        const auto tooDense = makeFibreSlice(spec);
        QVERIFY(!tooDense);
        QVERIFY(tooDense.error().text().find("cannot be packed") != std::string::npos);
        spec.volumeFraction = 0.5;
        spec.diameterPx = 40.0;
        QVERIFY(makeFibreSlice(spec).error().text().find("four diameters") != std::string::npos);
        spec.diameterPx = -1.0;
        QVERIFY(makeFibreSlice(spec).error().message.find("A diameter of -1") == 0);
        spec.diameterPx = 9.0;
        spec.size = 32;
        spec.volumeFraction = 0.02;
        QVERIFY(makeFibreSlice(spec).error().message.find("too small") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestSyntheticFibres)

}  // namespace test_synthetic_fibres

#include "test_synthetic_fibres.moc"
