#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include <QtTest>

#include "engine/base/random.h"
#include "engine/quality/features/feature_metrics.h"
#include "engine/quality/features/multi_scale_ssim.h"
#include "engine/quality/features/sample_statistics.h"
#include "engine/quality/jackknife.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_feature_metrics {

using namespace synthslice;
using namespace synthslice::quality;

namespace {

/// Points of a formula that tests/reference/make_microstructure_values.py evaluates too.
Features features(int count, double shift, double stretch)
{
    Features rows;
    for (int i = 0; i < count; ++i) {
        rows.emplace_back();
        for (int j = 0; j < 6; ++j) {
            rows.back().push_back(stretch * std::sin(1.7 * i + 0.31 * j * j + 0.05 * i * j) +
                                  std::cos(0.9 * i * (j + 1)) + shift);
        }
    }
    return rows;
}

Features normalPoints(std::uint64_t seed, int count, double shift)
{
    Random random(seed);
    Features rows(static_cast<std::size_t>(count));
    for (auto& row : rows) {
        for (int j = 0; j < 4; ++j) row.push_back(random.normal() + shift);
    }
    return rows;
}

GreyImage noise(std::uint64_t seed, double mean = 0.5, double sd = 0.1)
{
    Random random(seed);
    GreyImage image(64, 64);
    for (float& grey : image.grey) grey = static_cast<float>(mean + sd * random.normal());
    return image;
}

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::max(1e-12, std::abs(expected)),
             qPrintable(QString("%1 instead of %2").arg(value, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

}  // namespace

class TestFeatureMetrics : public QObject {
    Q_OBJECT

private slots:
    /// For the mean of eight numbers the jackknife is the textbook's standard error.
    void jackknifeOfAMean()
    {
        const std::vector<double> sample{1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 3.0, 6.0};
        const auto mean = [](const std::vector<double>& values) {
            return std::vector{std::accumulate(values.begin(), values.end(), 0.0) /
                               static_cast<double>(values.size())};
        };
        const double variance = 6.0;  // of 1 ... 8, unbiased
        QVERIFY(std::abs(quality::jackknifeErrors(std::span<const double>(sample), mean).front() -
                         std::sqrt(variance / 8.0)) < 1e-12);
    }

    /// torch-fidelity and prdc on the same points.
    void agreesWithOtherPrograms()
    {
        const auto reference = test::referenceValues("feature_metrics.json");
        const Features real = features(60, 0.0, 1.0);
        const Features generated = features(50, 0.9, 0.3);
        const Neighbourhoods found = neighbourhoods(real, generated);
        compareRelatively(found.precision, reference["precision"], 1e-9);
        compareRelatively(found.recall, reference["recall"], 1e-9);
        compareRelatively(found.density, reference["density"], 1e-9);
        compareRelatively(found.coverage, reference["coverage"], 1e-9);
        compareRelatively(kernelDistance({real.begin(), real.begin() + 50}, generated),
                          reference["kid_of_50"], 1e-6);
    }

    void equalSetsCannotBeToldApart()
    {
        const Features a = normalPoints(1, 400, 0.0);
        const Features b = normalPoints(2, 400, 0.0);
        const Features far = normalPoints(3, 400, 2.0);
        QVERIFY(std::abs(kernelDistance(a, b)) < 0.2);
        QVERIFY(kernelDistance(a, far) > 5.0);
        QVERIFY(std::abs(nearestNeighbourAccuracy(a, b) - 0.5) < 0.06);
        QVERIFY(nearestNeighbourAccuracy(a, far) > 0.9);
        QVERIFY(differentBins(a, b) < 0.2);
        QVERIFY(differentBins(a, far) > 0.5);
        QVERIFY(std::isnan(differentBins({a.begin(), a.begin() + 19}, far)));
        QVERIFY(std::abs(dataCopying(a, b, normalPoints(4, 400, 0.0))) < 3.0);
        QVERIFY(dataCopying(a, b, a) < -5.0);  // nothing but copies
        QCOMPARE(nearDuplicates(a, Features(20, b.front())), std::size_t{190});
    }

    /// Ten rows in a row that are nearly the same, as patches of one place through a stack, are no ten
    /// independent rows: sets of the same kind are not told apart by them.
    void linearClassifierDoesNotRecogniseNeighbours()
    {
        const auto runsOfTwins = [](std::uint64_t seed) {
            Random random(seed);
            Features rows;
            for (int place = 0; place < 20; ++place) {
                std::vector<double> middle(40);
                for (double& value : middle) value = random.normal();
                for (int twin = 0; twin < 10; ++twin) {
                    rows.push_back(middle);
                    for (double& value : rows.back()) value += 0.05 * random.normal();
                }
            }
            return rows;
        };
        QVERIFY(linearClassifierAccuracy(runsOfTwins(11), runsOfTwins(12)) < 0.75);
    }

    /// Two unit Gaussians whose means lie d apart are told apart by a line in Phi(d / 2) of all cases.
    void linearClassifierReachesItsClosedForm()
    {
        const Features a = normalPoints(1, 2000, 0.0);
        QVERIFY(std::abs(linearClassifierAccuracy(a, normalPoints(2, 2000, 0.0)) - 0.5) < 0.03);
        const Features shifted = normalPoints(3, 2000, 1.0);
        const double apart = std::sqrt(static_cast<double>(a.front().size()));
        const double expected = 0.5 * std::erfc(-0.5 * apart / std::numbers::sqrt2);
        QVERIFY(std::abs(linearClassifierAccuracy(a, shifted) - expected) < 0.02);
        // A small set of the same kind is not told apart for being small.
        const auto wide = [](std::uint64_t seed, int count) {
            Random random(seed);
            Features rows(static_cast<std::size_t>(count));
            for (auto& row : rows) {
                for (int j = 0; j < 40; ++j) row.push_back(random.normal());
            }
            return rows;
        };
        QVERIFY(std::abs(linearClassifierAccuracy(wide(4, 512), wide(5, 64)) - 0.5) < 0.12);
        // A feature that says the same twice takes nothing away.
        const auto twice = [](Features points) {
            for (auto& point : points) point.push_back(point.front());
            return points;
        };
        QVERIFY(std::abs(linearClassifierAccuracy(twice(a), twice(shifted)) - expected) < 0.02);
    }

    void similarityIsOneForTheSameImage()
    {
        compareRelatively(multiScaleSsim(noise(1), noise(1), 1.0), 1.0, 1e-5);
        QVERIFY(multiScaleSsim(noise(1), noise(2), 1.0) < 0.6);
    }

    void statisticsOfSamplesTellWhatIsWrong()
    {
        std::vector<GreyImage> real;
        std::vector<GreyImage> other;
        for (std::uint64_t i = 0; i < 32; ++i) {
            real.push_back(noise(i));
            other.push_back(noise(100 + i));
        }
        const ImageSetStatistics reference = statisticsOf(real, 1.0);
        const auto healthy = compared(statisticsOf(other, 1.0), reference);
        QVERIFY(std::abs(healthy.pairCorrelation) < 0.02);
        QVERIFY(std::abs(healthy.spread - 1.0) < 0.05);
        QVERIFY(std::abs(healthy.greyShift) < 0.05 && std::abs(healthy.greySd - 1.0) < 0.05);
        const auto collapsed = compared(statisticsOf(std::vector<GreyImage>(32, noise(7)), 1.0), reference);
        QVERIFY(collapsed.pairCorrelation > 0.95 && collapsed.spread < 0.05 && collapsed.similarity > 1.5);
        std::vector<GreyImage> darker;
        for (std::uint64_t i = 0; i < 32; ++i) darker.push_back(noise(200 + i, 0.3, 0.05));
        const auto scaled = compared(statisticsOf(darker, 1.0), reference);
        QVERIFY(std::abs(scaled.greyShift + 2.0) < 0.1 && std::abs(scaled.greySd - 0.5) < 0.05);
    }
};

SYNTHSLICE_TEST(TestFeatureMetrics)

}  // namespace test_feature_metrics

#include "test_feature_metrics.moc"
