#include <cmath>

#include <QTest>

#include "engine/families/distribution/point_distances.h"
#include "engine/families/distribution/point_slopes.h"
#include "engine/families/distribution/point_tensors.h"
#include "engine/models/network_builder.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_points {

using namespace synthslice;
using namespace synthslice::training;
using distribution::cdfOf;
using distribution::densityOf;
using distribution::drawPoints;
using distribution::extentOf;
using distribution::Mixture;

namespace {

Mixture<1> gaussian(double mean, double sd)
{
    return *Mixture<1>::make({{1.0, {mean}, {{{sd * sd}}}}});
}

void compare(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance,
             qPrintable(QString("%1 instead of %2").arg(value).arg(expected)));
}

}  // namespace

/// Points, their distances, and what a discriminator or critic tells them.
class TestPoints : public QObject {
    Q_OBJECT

private slots:
    void drawsDependOnTheirNumbersAlone()
    {
        const PointSource<1> source = gaussian(1.0, 2.0);
        const Points<1> all = drawPoints<1>(source, 7, 0, 20);
        const Points<1> second = drawPoints<1>(source, 7, 10, 10);
        QVERIFY(std::equal(second.begin(), second.end(), all.begin() + 10));
        QVERIFY(all != drawPoints<1>(source, 8, 0, 20));
        QVERIFY(toPoints<2>(toTensor<2>({{1.0, 2.0}, {3.0, 4.0}})) == (Points<2>{{1.0, 2.0}, {3.0, 4.0}}));
    }

    void pointsHaveADensityOfBins()
    {
        const PointSource<1> points = Points<1>{{0.0}, {0.1}, {1.0}, {5.0}};
        QVERIFY(extentOf(points) == std::make_pair(0.0, 5.0));
        QVERIFY(densityOf(points, {0.0, 1.0, 2.0}) == (std::vector<double>{0.5, 0.25, 0.0}));
        QVERIFY(cdfOf(points, {-1.0, 0.05, 6.0}) == (std::vector<double>{0.0, 0.25, 1.0}));
    }

    /// Closed forms: W1 = W2 = |difference of means| of one width, KL = difference^2 / (2 sd^2); points of
    /// the same Gaussians come near them.
    void distancesAreThoseOfClosedForms()
    {
        const PointSource<1> p = gaussian(-1.0, 2.0);
        const PointSource<1> q = gaussian(2.0, 2.0);
        const PointDistances exact = distancesOf<1>(p, q);
        compare(exact.w1, 3.0, 1e-6);
        compare(exact.w2, 3.0, 1e-6);
        compare(exact.klRealGenerated, 9.0 / 8.0, 1e-6);
        compare(exact.klGeneratedReal, 9.0 / 8.0, 1e-6);
        const PointDistances sampled = distancesOf<1>(drawPoints<1>(p, 3, 0, 4000), q);
        compare(sampled.w1, 3.0, 0.15);
        QVERIFY(std::isnan(sampled.js));
    }

    /// Sliced W1 of points moved by t: 2/pi |t| (Rabin 2012).
    void thePlaneHasSlicedDistances()
    {
        const auto at = [](double x) {
            return PointSource<2>(*Mixture<2>::make({{1.0, {x, 0.0}, {{{1.0, 0.0}, {0.0, 1.0}}}}}));
        };
        const PointDistances distances = distancesOf<2>(at(0.0), at(3.0));
        compare(distances.w1, 3.0 * 2.0 / M_PI, 0.05);
        compare(distances.klRealGenerated, 4.5, 1e-3);
    }

    void modesThatHavePointsAreCounted()
    {
        const auto mixture = *Mixture<1>::make({{1.0, {0.0}, {{{1.0}}}}, {1.0, {10.0}, {{{0.01}}}}});
        const ModeCount one = countModes<1>(mixture, {{2.9}, {-2.9}, {10.4}, {5.0}});
        QCOMPARE(one.modes, 1.0);
        QCOMPARE(one.onMode, 0.5);
        QCOMPARE(countModes<1>(mixture, {{0.0}, {10.2}}).modes, 2.0);
    }

    /// score = 3 x - 1: the derivatives of log(1 - s(score)) and -log s(score) by hand.
    void pushesAreMinusTheGradientsOfTheLosses()
    {
        const torch::Tensor points = torch::tensor({{-1.0}, {0.5}});
        const PointSlopes at = slopesAt([](const torch::Tensor& x) { return (3.0 * x - 1.0).select(1, 0); },
                                        points);
        for (int i = 0; i < 2; ++i) {
            const double score = 3.0 * points[i][0].item<double>() - 1.0;
            const double belief = 1.0 / (1.0 + std::exp(-score));
            compare(minimaxPush(at)[i][0].item<double>(), 3.0 * belief, 1e-6);
            compare(nonSaturatingPush(at)[i][0].item<double>(), 3.0 * (1.0 - belief), 1e-6);
            compare(criticPush(at)[i][0].item<double>(), 3.0, 1e-6);
        }
        compare(log10MeanLength(torch::tensor({{3.0, 4.0}, {0.0, 15.0}})), 1.0, 1e-9);
        QCOMPARE(log10MeanLength(torch::zeros({2, 2})), -30.0);
    }

    /// Of linear layers without activations the gradient to a layer is the product of the weights behind it.
    void gradientsGoBackThroughTheLayers()
    {
        spec::NetworkSpec network;
        network.layers = {spec::LinearSpec{.outFeatures = 1, .bias = false},
                          spec::LinearSpec{.outFeatures = 1, .bias = false},
                          spec::LinearSpec{.outFeatures = 1, .bias = false}};
        auto built = models::buildNetwork(network, {1}, test::seeded());
        for (torch::Tensor& weight : built->parameters()) weight.mutable_data_ptr<float>()[0] = 0.1F;
        const auto lengths = gradientByLayer(*built, network, torch::ones({4, 1}));
        QCOMPARE(lengths.size(), std::size_t{3});
        compare(lengths[0], -2.0, 1e-5);
        compare(lengths[1], -1.0, 1e-5);
        compare(lengths[2], 0.0, 1e-5);
    }
};

SYNTHSLICE_TEST(TestPoints)

}  // namespace test_points

#include "test_points.moc"
