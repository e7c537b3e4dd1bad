#include <algorithm>
#include <cmath>
#include <filesystem>

#include <QTest>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/measure/circles/circles.h"
#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/material.h"
#include "engine/measure/phase/otsu.h"
#include "engine/measure/quantile.h"
#include "tests/shared/test_program.h"

namespace test_circles {

using namespace synthslice;
using measure::Circle;

namespace {

GreyImage discs(int size, const std::vector<Circle>& circles, float inside, float outside)
{
    GreyImage image(size, size, outside);
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            for (const Circle& circle : circles) {
                // One pixel wide edge, as partial volumes make it.
                const double depth = circle.r - std::hypot(x - circle.x, y - circle.y) + 0.5;
                const auto share = static_cast<float>(std::clamp(depth, 0.0, 1.0));
                image.at(x, y) = image.at(x, y) * (1.0F - share) + inside * share;
            }
        }
    }
    return image;
}

struct Score {
    double precision = 0.0;
    double recall = 0.0;
    double f1 = 0.0;
};

/// A circle found matches the nearest true fibre, each of them once, if the centres are within half a true
/// radius. Fibres and circles whose centre lies within a mean radius of the border are left out.
Score scoreOf(const std::vector<Circle>& found, const data::FibreSlice& truth, double meanRadius)
{
    const auto inner = [&](double x, double y) {
        return std::min({x, y, truth.image.width - 1 - x, truth.image.height - 1 - y}) >= meanRadius;
    };
    std::vector<bool> taken(truth.fibres.size(), false);
    int matched = 0;
    int innerFound = 0;
    int innerMatchedTrue = 0;
    for (const Circle& circle : found) {
        std::size_t best = truth.fibres.size();
        double nearest = 1e9;
        for (std::size_t i = 0; i < truth.fibres.size(); ++i) {
            const double apart = std::hypot(truth.fibres[i].x - circle.x, truth.fibres[i].y - circle.y);
            if (!taken[i] && apart <= 0.5 * truth.fibres[i].r && apart < nearest) {
                nearest = apart;
                best = i;
            }
        }
        const bool isInner = inner(circle.x, circle.y);
        innerFound += isInner ? 1 : 0;
        if (best < truth.fibres.size()) {
            taken[best] = true;
            matched += isInner ? 1 : 0;
            innerMatchedTrue += inner(truth.fibres[best].x, truth.fibres[best].y) ? 1 : 0;
        }
    }
    const auto innerTrue = std::ranges::count_if(truth.fibres,
                                                 [&](const auto& f) { return inner(f.x, f.y); });
    Score score{matched / std::max(1.0, static_cast<double>(innerFound)),
                innerMatchedTrue / std::max(1.0, static_cast<double>(innerTrue))};
    score.f1 = 2.0 * score.precision * score.recall / std::max(1e-9, score.precision + score.recall);
    return score;
}

std::vector<Circle> sortedByX(std::vector<Circle> circles)
{
    std::ranges::sort(circles, {}, &Circle::x);
    return circles;
}

measure::Material twoPhases(double greyThreshold)
{
    measure::Material material;
    material.thresholds = {greyThreshold};
    return material;
}

}  // namespace

class TestCircles : public QObject {
    Q_OBJECT

private slots:
    void findsKnownCircles_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("bright fibres") << false;
        QTest::newRow("dark fibres") << true;
    }
    void findsKnownCircles()
    {
        QFETCH(bool, dark);
        const std::vector<Circle> truth{{12.3, 20.0, 5.0}, {25.5, 40.6, 5.5}, {45.0, 18.2, 4.5}};
        measure::CircleFinderSettings settings;
        settings.radiusPx = 5.0;
        settings.darkFibres = dark;
        const auto image = dark ? discs(64, truth, 0.3F, 0.7F) : discs(64, truth, 0.7F, 0.3F);
        const auto found = sortedByX(measure::findCircles(image, settings));
        QCOMPARE(found.size(), truth.size());
        for (std::size_t i = 0; i < truth.size(); ++i) {
            QVERIFY(std::hypot(found[i].x - truth[i].x, found[i].y - truth[i].y) < 0.3);
            QVERIFY2(std::abs(found[i].r - truth[i].r) < 0.25, qPrintable(QString::number(found[i].r)));
        }
        // Votes go one way only: with the wrong polarity no disc's middle is a centre.
        settings.darkFibres = !dark;
        for (const Circle& circle : measure::findCircles(image, settings)) {
            for (const Circle& disc : truth) {
                QVERIFY(std::hypot(circle.x - disc.x, circle.y - disc.y) > 2.0);
            }
        }
    }

    void aPoreBehindTheRimIsNotTheRim()
    {
        // Fibre 0.7, matrix 0.5, and a pore of grey 0.1 two pixels off the rim.
        GreyImage image = discs(64, {{32.0, 32.0, 5.0}}, 0.7F, 0.5F);
        const GreyImage pore = discs(64, {{42.0, 32.0, 3.0}}, 0.4F, 0.0F);
        std::ranges::transform(image.grey, pore.grey, image.grey.begin(), std::minus{});
        measure::CircleFinderSettings settings;
        settings.radiusPx = 5.0;
        const auto found = measure::findCircles(image, settings);
        const auto fibre = std::ranges::find_if(
            found, [](const Circle& circle) { return std::hypot(circle.x - 32.0, circle.y - 32.0) < 1.0; });
        QVERIFY(fibre != found.end());
        QVERIFY2(std::abs(fibre->r - 5.0) < 0.25, qPrintable(QString::number(fibre->r)));
    }

    void findsNothingInABlankImage()
    {
        for (const auto method :
             {measure::CircleMethod::SignedGradientHough, measure::CircleMethod::OpenCvHough}) {
            measure::CircleFinderSettings settings;
            settings.method = method;
            QVERIFY(measure::findCircles(GreyImage(64, 64, 0.5F), settings).empty());
            QVERIFY(measure::findCircles(GreyImage(1, 1, 0.5F), settings).empty());
        }
    }

    void staysInsideTheFieldOfView()
    {
        const auto image = discs(64, {{16, 32, 5}, {48, 32, 5}}, 0.7F, 0.3F);
        std::vector<std::uint8_t> leftHalf(64 * 64, 0);
        for (std::size_t i = 0; i < leftHalf.size(); ++i) leftHalf[i] = i % 64 < 32 ? 1 : 0;
        measure::CircleFinderSettings settings;
        settings.radiusPx = 5.0;
        const auto found = measure::findCircles(image, settings, leftHalf);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().x < 32);
    }

    void findsTouchingFibresAsFewMisses_data()
    {
        QTest::addColumn<double>("volumeFraction");
        QTest::addColumn<double>("diameter");
        QTest::newRow("loose") << 0.40 << 9.0;
        QTest::newRow("default") << 0.55 << 9.0;
        QTest::newRow("dense") << 0.68 << 9.0;
        QTest::newRow("as fine as the real glass slice") << 0.60 << 7.4;
        QTest::newRow("as coarse as the real carbon slice") << 0.62 << 10.4;
    }
    void findsTouchingFibresAsFewMisses()
    {
        QFETCH(double, volumeFraction);
        QFETCH(double, diameter);
        data::FibreSliceSpec spec;
        spec.volumeFraction = volumeFraction;
        spec.diameterPx = diameter;
        spec.seed = 3;
        const auto slice = data::makeFibreSlice(spec);
        QVERIFY(slice.has_value());
        measure::CircleFinderSettings settings;
        settings.radiusPx = measure::estimateFibreScale(slice->image).radiusPx;
        const auto found = measure::findCircles(slice->image, settings);
        const Score score = scoreOf(found, *slice, 0.5 * diameter);
        const auto opencv = [&] {
            auto other = settings;
            other.method = measure::CircleMethod::OpenCvHough;
            return scoreOf(measure::findCircles(slice->image, other), *slice, 0.5 * diameter);
        }();
        qInfo(
            "r0 %.2f px (true %.2f): %zu of %zu fibres, precision %.3f recall %.3f F1 %.3f; OpenCV F1 %.3f; "
            "mean diameter %.2f px",
            settings.radiusPx, 0.5 * diameter, found.size(), slice->fibres.size(), score.precision,
            score.recall, score.f1, opencv.f1, measure::diameterStatistics(found).mean);
        QVERIFY(score.f1 >= 0.97);
        double trueDiameters = 0.0;
        for (const data::Disc& fibre : slice->fibres) trueDiameters += 2.0 * fibre.r;
        const double trueMean = trueDiameters / static_cast<double>(slice->fibres.size());
        // At 0.68 every gap is so narrow that its neighbours' blur reaches into it.
        const double tolerance = volumeFraction > 0.65 ? 0.03 : 0.02;
        QVERIFY(std::abs(measure::diameterStatistics(found).mean / trueMean - 1.0) < tolerance);
        QVERIFY(opencv.f1 < score.f1);
    }

    // Reference values: an independent implementation in Python (design notes, section 5), whose radii are,
    // as it says, about 0.3 px too small for want of the correction for blur.
    void countsTheFibresOfRealSlices_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("radius");
        QTest::addColumn<double>("fibres");
        QTest::addColumn<QList<double>>("radii");       // 5, 50, 95 %, px
        QTest::addColumn<QList<double>>("neighbours");  // the same
        QTest::newRow("glass") << "glass" << 8.1 << 3.3 << 9125.0 << QList<double>{2.57, 3.26, 3.91}
                               << QList<double>{5.9, 7.4, 8.6};
        QTest::newRow("carbon") << "carbon" << 11.6 << 4.8 << 4873.0 << QList<double>{3.79, 4.70, 5.43}
                                << QList<double>{8.2, 10.4, 12.0};
    }
    void countsTheFibresOfRealSlices()
    {
        QFETCH(QString, name);
        QFETCH(double, pitch);
        QFETCH(double, radius);
        QFETCH(double, fibres);
        QFETCH(QList<double>, radii);
        QFETCH(QList<double>, neighbours);
        const std::filesystem::path folder = std::filesystem::path(SYNTHSLICE_SHARED_DATA) / "tomography" /
                                             name.toStdString();
        if (!std::filesystem::exists(folder)) QSKIP("The shared slices are not there (../shared/data)");
        const auto dataset = data::SliceDataset::load(folder, {}, {});
        QVERIFY(dataset.has_value());
        const GreyImage slice = dataset->slice(0);
        const auto fieldOfView = dataset->layout(0).region.mask(slice.width, slice.height);
        const auto scale = measure::estimateFibreScale(slice, fieldOfView);
        measure::CircleFinderSettings settings;
        settings.radiusPx = radius;
        const auto found = measure::findCircles(slice, settings, fieldOfView);
        std::vector<double> foundRadii;
        for (const Circle& circle : found) foundRadii.push_back(circle.r);
        const auto distances = measure::nearestNeighbourDistancesPx(found);
        qInfo("pitch %.2f px; %zu fibres; radius %.2f/%.2f/%.2f; neighbour %.2f/%.2f/%.2f", scale.pitchPx,
              found.size(), measure::quantile(foundRadii, 0.05), measure::quantile(foundRadii, 0.5),
              measure::quantile(foundRadii, 0.95), measure::quantile(distances, 0.05),
              measure::quantile(distances, 0.5), measure::quantile(distances, 0.95));
        QVERIFY(std::abs(scale.pitchPx / pitch - 1.0) < 0.05);
        QVERIFY(std::abs(static_cast<double>(found.size()) / fibres - 1.0) < 0.03);
        const double shares[] = {0.05, 0.5, 0.95};
        for (qsizetype i = 0; i < 3; ++i) {
            QVERIFY(std::abs(measure::quantile(foundRadii, shares[i]) - 0.3 - radii[i]) < 0.25);
            QVERIFY(std::abs(measure::quantile(distances, shares[i]) / neighbours[i] - 1.0) < 0.02);
        }
    }

    void findsTheSameFibresWithDefects_data()
    {
        QTest::addColumn<QString>("defect");
        for (const char* defect : {"hot pixel", "metal", "dead line", "inclusion of 12 px"})
            QTest::newRow(defect) << defect;
    }

    /// Radius, thresholds and the Otsu threshold to 2 % of those of the clean image.
    void findsTheSameFibresWithDefects()
    {
        QFETCH(QString, defect);
        data::FibreSliceSpec spec;
        spec.size = 512;
        spec.diameterPx = 8.0;
        const auto slice = data::makeFibreSlice(spec);
        const GreyImage& clean = slice->image;
        GreyImage image = clean;
        const auto disc = [&](double x, double y, double radius, float grey) {
            for (int v = 0; v < image.height; ++v) {
                for (int u = 0; u < image.width; ++u) {
                    if (std::hypot(u - x, v - y) <= radius) image.at(u, v) = grey;
                }
            }
        };
        if (defect == "hot pixel") image.at(200, 300) = 16.0F;
        if (defect == "inclusion of 12 px") disc(260, 250, 12.0, 16.0F);
        if (defect == "dead line") {
            for (int y = 0; y < image.height; ++y) image.at(140, y) = 16.0F;
        }
        if (defect == "metal") {  // 0.5 %
            for (int i = 0; i < 6; ++i) disc(60.0 + 70.0 * i, 100.0 + 50.0 * i, 8.0, 16.0F);
        }
        for (float& grey : image.grey) grey = std::min(1.0F, grey);  // as in a file
        const auto same = [](double value, double expected) {
            return std::abs(value / expected - 1.0) < 0.02;
        };
        const double radius = measure::estimateFibreScale(clean).radiusPx;
        QVERIFY(same(measure::estimateFibreScale(image).radiusPx, radius));
        QVERIFY(same(measure::otsuThreshold(image.grey), measure::otsuThreshold(clean.grey)));
        measure::CircleFinderSettings settings;
        settings.radiusPx = radius;
        const auto expected = measure::withReferenceThresholds({clean}, settings);
        const auto found = measure::withReferenceThresholds({image}, settings);
        qInfo("gradient %.4f (%.4f), peak %.4f (%.4f)", found.gradientThreshold, expected.gradientThreshold,
              found.peakThreshold, expected.peakThreshold);
        QVERIFY(same(found.gradientThreshold, expected.gradientThreshold));
        QVERIFY(same(found.peakThreshold, expected.peakThreshold));
        QVERIFY(same(found.innerGrey, expected.innerGrey));
    }

    /// 12-bit values in 16 bit and one pixel of 65535. Reference values: the clean crop's, its volume
    /// fraction by an exact Otsu threshold in NumPy.
    void aHotPixelInTwelveBitsChangesNothing()
    {
        const std::filesystem::path odd = SYNTHSLICE_SHARED_DATA "/odd-files";
        if (!std::filesystem::exists(odd)) QSKIP("needs shared/data/odd-files");
        const auto read = [&](const char* name) {
            return data::toGrey(data::readImages(odd / name)->front());
        };
        const GreyImage clean = read("reference_glass_320.png");
        const GreyImage hot = read("12in16_one_hot_pixel.png");
        for (const GreyImage& image : {clean, hot}) {
            const double threshold = measure::otsuThreshold(image.grey);
            QVERIFY(std::abs(measure::phaseFraction(measure::phaseImage(image, twoPhases(threshold))) -
                             0.5394) < 1e-4);
        }
        const auto circles = [](const GreyImage& image) {
            measure::CircleFinderSettings settings;
            settings.radiusPx = measure::estimateFibreScale(image).radiusPx;
            return measure::findCircles(image, measure::withReferenceThresholds({image}, settings)).size();
        };
        qInfo("%zu circles, %zu with the hot pixel", circles(clean), circles(hot));
        QCOMPARE(circles(clean), std::size_t{1277});
        QCOMPARE(circles(hot), std::size_t{1277});
    }

    void noiseHasNoFibreScale()
    {
        QCOMPARE(measure::estimateFibreScale(GreyImage(256, 256, 0.5F)).radiusPx, 0.0);
        Random random(1);
        GreyImage noise(256, 256);
        for (float& grey : noise.grey) grey = static_cast<float>(0.5 + 0.1 * random.normal());
        QCOMPARE(measure::estimateFibreScale(noise).radiusPx, 0.0);
    }

    void thresholdsOfAReferenceDoNotDependOnTheImageJudged()
    {
        data::FibreSliceSpec spec;
        spec.size = 128;
        const auto slice = data::makeFibreSlice(spec);
        QVERIFY(slice.has_value());
        measure::CircleFinderSettings settings;
        settings.radiusPx = 4.2;
        const auto reference = measure::withReferenceThresholds({slice->image}, settings);
        QVERIFY(reference.gradientThreshold > 0 && reference.peakThreshold > 0 && reference.innerGrey > 0);
        QCOMPARE(measure::findCircles(slice->image, reference), measure::findCircles(slice->image, settings));
        // Faint noise alone would be full of circles by its own thresholds.
        Random random(2);
        GreyImage noise(64, 64);
        for (float& grey : noise.grey) grey = static_cast<float>(0.5 + 0.002 * random.normal());
        QVERIFY(measure::findCircles(noise, settings).size() > 5);
        QVERIFY(measure::findCircles(noise, reference).empty());
    }
};

SYNTHSLICE_TEST(TestCircles)

}  // namespace test_circles

#include "test_circles.moc"
