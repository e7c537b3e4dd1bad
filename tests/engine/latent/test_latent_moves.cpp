#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

#include <QTest>

#include "engine/latent/latent_moves.h"
#include "tests/shared/test_program.h"

namespace test_latent_moves {

using namespace synthslice;
using latent::Interpolation;
using latent::Plane;
using latent::Point;

namespace {

double dot(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double lengthOf(const std::vector<float>& numbers)
{
    return std::sqrt(dot(numbers, numbers));
}

std::vector<float> difference(const std::vector<float>& a, const std::vector<float>& b)
{
    std::vector<float> result(a.size());
    std::transform(a.begin(), a.end(), b.begin(), result.begin(), std::minus<>());
    return result;
}

bool near(double value, double expected)
{
    return std::abs(value - expected) < 1e-5;
}

}  // namespace

class LatentMovesTest : public QObject {
    Q_OBJECT
private slots:
    void aSphericalPathTurnsEvenly()
    {
        // A quarter of a circle of radius 2 in four steps: 22.5 degrees each.
        const auto path = latent::pathBetween({{2.0F, 0.0F}}, {{0.0F, 2.0F}}, 5, Interpolation::Spherical);
        QCOMPARE(path.size(), std::size_t{5});
        for (std::size_t i = 0; i < path.size(); ++i) {
            const double angle = static_cast<double>(i) * std::numbers::pi / 8.0;
            QVERIFY(near(path[i].numbers[0], 2.0 * std::cos(angle)));
            QVERIFY(near(path[i].numbers[1], 2.0 * std::sin(angle)));
        }
    }

    void aLinearPathIsStraight()
    {
        const auto path = latent::pathBetween({{2.0F, 0.0F}}, {{0.0F, 4.0F}}, 3, Interpolation::Linear);
        QCOMPARE(path[1].numbers, (std::vector<float>{1.0F, 2.0F}));
    }

    void aPathThroughTheOriginIsLinear()
    {
        const auto path = latent::pathBetween({{2.0F, 0.0F}}, {{-2.0F, 0.0F}}, 3, Interpolation::Spherical);
        QCOMPARE(path[1].numbers, (std::vector<float>{0.0F, 0.0F}));
        const auto fromZero = latent::pathBetween({{0.0F, 0.0F}}, {{2.0F, 2.0F}}, 3,
                                                  Interpolation::Spherical);
        QCOMPARE(fromZero[1].numbers, (std::vector<float>{1.0F, 1.0F}));
    }

    void aPathKeepsTheSeedAndMovesTheCondition()
    {
        const Point from{{1.0F, 0.0F}, {7, 0.4}};
        const Point to{{0.0F, 1.0F}, {9, 0.6}};
        const auto path = latent::pathBetween(from, to, 3, Interpolation::Spherical);
        QCOMPARE(path[1].rest.seed, std::uint64_t{7});
        QVERIFY(near(*path[1].rest.condition, 0.5));
        const auto unasked = latent::pathBetween(from, {{0.0F, 1.0F}, {9}}, 3, Interpolation::Spherical);
        QCOMPARE(unasked[1].rest.condition, std::optional(0.4));
    }

    void aPathThroughStopsKeepsTheFirstSeedAndShowsEachStopOnce()
    {
        const std::vector<Point> stops{
            {{1.0F, 0.0F}, {7, 0.4}}, {{0.0F, 1.0F}, {9, 0.6}}, {{1.0F, 0.0F}, {4, 0.5}}};
        const auto path = latent::pathThrough(stops, 3, Interpolation::Linear);
        QCOMPARE(path.size(), std::size_t{5});
        QCOMPARE(path[2].numbers, stops[1].numbers);
        QCOMPARE(path[4].numbers, stops[2].numbers);
        for (const Point& point : path) QCOMPARE(point.rest.seed, std::uint64_t{7});
        QVERIFY(near(*path[2].rest.condition, 0.6) && near(*path[3].rest.condition, 0.55));
    }

    void aPlaneAlongNumbersReplacesThem()
    {
        const Point centre{{5.0F, 6.0F, 7.0F}};
        const auto points = latent::planeThrough(centre, {{2}, {0}, 3.0, 3});
        QVERIFY(points.has_value());
        QCOMPARE(points->size(), std::size_t{9});
        // The first is the top left one: least to the right, most upwards.
        QCOMPARE((*points)[0].numbers, (std::vector<float>{3.0F, 6.0F, -3.0F}));
        QCOMPARE((*points)[5].numbers, (std::vector<float>{0.0F, 6.0F, 3.0F}));
    }

    void aPlaneOfRandomDirectionsHasRightAngles()
    {
        std::vector<float> start(40);
        std::iota(start.begin(), start.end(), -20.0F);
        const auto points = latent::planeThrough({start}, {{std::nullopt, 3}, {std::nullopt, 4}, 1.0, 3});
        QVERIFY(points.has_value());
        const std::vector<float>& middle = (*points)[4].numbers;
        const std::vector<float> right = difference((*points)[5].numbers, middle);
        const std::vector<float> up = difference((*points)[1].numbers, middle);
        QVERIFY(near(lengthOf(right), 1.0));
        QVERIFY(near(lengthOf(up), 1.0));
        QVERIFY(near(dot(right, up), 0.0));
        QVERIFY(std::abs(dot(middle, right)) < 1e-4);
        QVERIFY(std::abs(dot(middle, up)) < 1e-4);
    }

    void aPlaneThatCannotBeIsRefused()
    {
        const Point centre{{5.0F, 6.0F}};
        const auto same = latent::planeThrough(centre, {{1}, {1}, 3.0, 3});
        QVERIFY(!same);
        QVERIFY(same.error().message.find("same") != std::string::npos);
        const auto beyond = latent::planeThrough(centre, {{0}, {2}, 3.0, 3});
        QVERIFY(!beyond);
        QVERIFY(beyond.error().hint.find("0 to 1") != std::string::npos);
    }

    /// Of independent standard normal numbers the correlation is sqrt(1 - distance^2), and the variance
    /// stays 1.
    void neighboursStayLikeDrawnPoints()
    {
        const std::vector<Point> centre = latent::neighboursOf({std::vector<float>(10000)}, 1.0, 2, 5);
        const auto points = latent::neighboursOf(centre[1], 0.6, 3, 8);
        QCOMPARE(points[0].numbers, centre[1].numbers);
        for (std::size_t i = 1; i < points.size(); ++i) {
            const std::vector<float>& each = points[i].numbers;
            const double correlation = dot(each, points[0].numbers) /
                                       (lengthOf(each) * lengthOf(points[0].numbers));
            QVERIFY(std::abs(correlation - 0.8) < 0.02);
            QVERIFY(std::abs(lengthOf(each) - 100.0) < 3.0);
        }
        QVERIFY(points[1].numbers != points[2].numbers);
        QCOMPARE(latent::neighboursOf(centre[1], 0.0, 2, 8)[1].numbers, centre[1].numbers);
    }
};

SYNTHSLICE_TEST(LatentMovesTest)

}  // namespace test_latent_moves

#include "test_latent_moves.moc"
