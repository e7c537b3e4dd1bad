#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <numbers>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/distribution/gaussian_divergences.h"
#include "engine/distribution/mixture_divergences.h"
#include "engine/distribution/optimal_discriminator.h"
#include "engine/distribution/points.h"
#include "engine/distribution/quadrature.h"
#include "engine/distribution/share_divergences.h"
#include "engine/distribution/wasserstein.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_distribution {

using namespace synthslice;
using namespace synthslice::distribution;
using nlohmann::ordered_json;

namespace {

/// Values of SciPy.
const auto reference = test::referenceValues("divergences.json");

void compareRelatively(double value, double expected, double tolerance)
{
    QVERIFY2(std::abs(value - expected) <= tolerance * std::abs(expected),
             qPrintable(QString("%1 instead of %2").arg(value, 0, 'g', 15).arg(expected, 0, 'g', 15)));
}

Mixture<1> lineOf(const ordered_json& rows)
{
    std::vector<WeightedGaussian<1>> components;
    for (const auto& row : rows) {
        const double sd = row[2];
        components.push_back({row[0], {row[1].get<double>()}, {{{sd * sd}}}});
    }
    return *Mixture<1>::make(components);
}

Mixture<2> planeOf(const ordered_json& rows)
{
    std::vector<WeightedGaussian<2>> components;
    for (const auto& row : rows) components.push_back({row[0], row[1], row[2]});
    return *Mixture<2>::make(components);
}

template <std::size_t D>
Mixture<D> mixtureOf(const Gaussian<D>& gaussian)
{
    return *Mixture<D>::make({{1.0, gaussian.mean(), gaussian.covariance()}});
}

void addNamesOf(const char* table)
{
    QTest::addColumn<QString>("name");
    for (const auto& [name, values] : reference[table].items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

const ordered_json& valuesOf(const char* table, const QString& name)
{
    return reference[table][name.toStdString()];
}

/// The sets of points of tests/reference/make_divergence_values.py.
std::vector<Point<2>> pointsA()
{
    std::vector<Point<2>> points;
    for (double i = 0.0; i < 40.0; ++i) points.push_back({std::sin(1.3 * i) + 0.1 * i, std::cos(2.1 * i)});
    return points;
}
std::vector<Point<2>> pointsB()
{
    std::vector<Point<2>> points;
    for (double j = 0.0; j < 25.0; ++j) points.push_back({1.5 * std::cos(0.7 * j) - 0.5, 0.2 * j - 1.0});
    return points;
}

double distance1(const std::vector<double>& ascendingA, const std::vector<double>& ascendingB)
{
    return wasserstein1(std::span(ascendingA), std::span(ascendingB));
}

const Gaussian<2> tilted = *Gaussian<2>::make({0.0, 0.0}, {{{1.0, 0.3}, {0.3, 0.5}}});
const Gaussian<2> turned = *Gaussian<2>::make({0.7, -0.4}, {{{0.6, -0.2}, {-0.2, 0.9}}});

}  // namespace

class TestDistribution : public QObject {
    Q_OBJECT

private slots:
    /// Gauss and Kronrod's rule with 15 points is exact for polynomials of degree 22, which holds each digit
    /// of its weights; a kink and a jump are found.
    void quadratureIsExact()
    {
        const auto power = [](double exponent) {
            return integral([=](double x) { return std::pow(x, exponent); }, {0.0, 1.0});
        };
        for (const double exponent : {0.0, 1.0, 7.0, 22.0}) {
            compareRelatively(power(exponent), 1.0 / (exponent + 1.0), 1e-14);
        }
        compareRelatively(integral([](double x) { return std::abs(x - 0.3); }, {0.0, 1.0}), 0.29, 1e-11);
        compareRelatively(integral([](double x) { return x < 0.3 ? 1.0 : 2.0; }, {0.0, 0.5, 1.0}), 1.7,
                          1e-11);
        QCOMPARE(integral([](double) { return 0.0; }, {0.0, 1.0}), 0.0);
    }

    void linesAgreeWithSciPy_data() { addNamesOf("lines"); }
    void linesAgreeWithSciPy()
    {
        QFETCH(QString, name);
        const ordered_json& values = valuesOf("lines", name);
        const Mixture<1> p = lineOf(values["p"]);
        const Mixture<1> q = lineOf(values["q"]);
        for (const auto& at : values["log_density_p"])
            compareRelatively(p.logDensity({at[0].get<double>()}), at[1], 1e-12);
        for (const auto& at : values["cdf_p"]) compareRelatively(cdf(p, at[0]), at[1], 1e-12);
        for (const auto& at : values["quantile_p"]) compareRelatively(quantile(p, at[0]), at[1], 1e-11);
        compareRelatively(kullbackLeibler(p, q), values["kl_pq"], 1e-9);
        compareRelatively(kullbackLeibler(q, p), values["kl_qp"], 1e-9);
        compareRelatively(jensenShannon(p, q), values["js"], 1e-9);
        compareRelatively(jensenShannon(q, p), values["js"], 1e-9);
        compareRelatively(wasserstein1(p, q), values["w1"], 1e-9);
        compareRelatively(wasserstein2(p, q), values["w2"], 1e-9);
        for (const auto& at : values["discriminator"])
            compareRelatively(optimalDiscriminator(p, q, {at[0].get<double>()}), at[1], 1e-12);
    }

    void planesAgreeWithSciPy_data() { addNamesOf("planes"); }
    void planesAgreeWithSciPy()
    {
        QFETCH(QString, name);
        const ordered_json& values = valuesOf("planes", name);
        const Mixture<2> p = planeOf(values["p"]);
        const Mixture<2> q = planeOf(values["q"]);
        for (const auto& at : values["log_density_p"])
            compareRelatively(p.logDensity(at[0].get<Point<2>>()), at[1], 1e-12);
        compareRelatively(*kullbackLeibler(p, q), values["kl_pq"], 1e-7);
        compareRelatively(*kullbackLeibler(q, p), values["kl_qp"], 1e-7);
        compareRelatively(*jensenShannon(p, q), values["js"], 1e-7);
    }

    /// Distributions of the plane that differ along x only are as far apart as those of x.
    void planesAgreeWithLines_data() { addNamesOf("lines"); }
    void planesAgreeWithLines()
    {
        QFETCH(QString, name);
        const ordered_json& values = valuesOf("lines", name);
        const auto widened = [](const ordered_json& rows) {
            std::vector<WeightedGaussian<2>> components;
            for (const auto& row : rows) {
                const double sd = row[2];
                components.push_back({row[0], {row[1].get<double>(), 1.0}, {{{sd * sd, 0.0}, {0.0, 0.3}}}});
            }
            return *Mixture<2>::make(components);
        };
        const Mixture<2> p = widened(values["p"]);
        const Mixture<2> q = widened(values["q"]);
        if (name == "narrow_in_wide") {
            QVERIFY(!jensenShannon(p, q));  // a standard deviation of 0.02 in 40
            return;
        }
        compareRelatively(*kullbackLeibler(p, q), values["kl_pq"], 1e-6);
        compareRelatively(*jensenShannon(p, q), values["js"], 1e-6);
    }

    void pointsAgreeWithSciPy()
    {
        const auto a = pointsA();
        const auto b = pointsB();
        const std::vector<double> xOfA = projected<2>(a, {1.0, 0.0});
        const std::vector<double> xOfB = projected<2>(b, {1.0, 0.0});
        compareRelatively(distance1(xOfA, xOfB), reference["points"]["w1"], 1e-12);
        compareRelatively(wasserstein2(xOfA, xOfB), reference["points"]["w2"], 1e-12);
        compareRelatively(slicedWasserstein1(a, b), reference["points"]["sliced_w1"], 1e-12);
    }

    /// Closed forms: KL(N(0, 1) || N(1, 2^2)) = ln 2 + 2/8 - 1/2, W2^2 = 1^2 + 1^2; SciPy's matrix root for
    /// Bures.
    void gaussiansHaveClosedForms()
    {
        const Gaussian<1> p = *gaussianOf(0.0, 1.0);
        const Gaussian<1> q = *gaussianOf(1.0, 2.0);
        const double expected = std::log(2.0) + 2.0 / 8.0 - 0.5;
        compareRelatively(kullbackLeibler(p, q), expected, 1e-14);
        compareRelatively(kullbackLeibler(mixtureOf(p), mixtureOf(q)), expected, 1e-10);
        compareRelatively(wasserstein2(p, q), std::numbers::sqrt2, 1e-14);
        compareRelatively(wasserstein2(mixtureOf(p), mixtureOf(q)), std::numbers::sqrt2, 1e-10);
        // Of the same width both distances are the shift.
        const Mixture<1> shifted = mixtureOf(*gaussianOf(3.0, 1.0));
        compareRelatively(wasserstein1(mixtureOf(p), shifted), 3.0, 1e-10);
        compareRelatively(wasserstein2(mixtureOf(p), shifted), 3.0, 1e-10);

        compareRelatively(wasserstein2(tilted, turned), reference["planes"]["two_gaussians"]["w2"], 1e-12);
        compareRelatively(kullbackLeibler(tilted, turned), reference["planes"]["two_gaussians"]["kl_pq"],
                          1e-7);
        compareRelatively(*kullbackLeibler(mixtureOf(tilted), mixtureOf(turned)),
                          kullbackLeibler(tilted, turned), 1e-9);
        QCOMPARE(kullbackLeibler(tilted, tilted), 0.0);
        QVERIFY(wasserstein2(tilted, tilted) < 1e-7);
        // diag(1, 4): the smallest standard deviation is 1, turned by any angle.
        compareRelatively(Gaussian<2>::make({0, 0}, {{{2.5, 1.5}, {1.5, 2.5}}})->narrowest(), 1.0, 1e-12);
    }

    void divergencesOfEqualAndOfDisjoint()
    {
        const Mixture<1> p = lineOf(reference["lines"]["two_modes_one_missed"]["p"]);
        QCOMPARE(kullbackLeibler(p, p), 0.0);
        QCOMPARE(jensenShannon(p, p), 0.0);
        QCOMPARE(wasserstein1(p, p), 0.0);
        QCOMPARE(wasserstein2(p, p), 0.0);
        // Without a common share JS says ln 2 however far they are; the Wasserstein distance tells how far.
        const Mixture<1> here = mixtureOf(*gaussianOf(0.0, 0.1));
        for (const double apart : {10.0, 1000.0}) {
            const Mixture<1> there = mixtureOf(*gaussianOf(apart, 0.1));
            compareRelatively(jensenShannon(here, there), std::numbers::ln2, 1e-10);
            compareRelatively(wasserstein1(here, there), apart, 1e-9);
            compareRelatively(kullbackLeibler(here, there), 0.5 * apart * apart / 0.01, 1e-9);
        }
    }

    /// A scale in x leaves KL and JS, and scales both Wasserstein distances.
    void scaleOfTheAxisDoesNotMatter()
    {
        const ordered_json& rows = reference["lines"]["two_modes_one_missed"];
        const auto scaled = [](ordered_json components) {
            for (auto& row : components) {
                row[1] = 1e-6 * row[1].get<double>();
                row[2] = 1e-6 * row[2].get<double>();
            }
            return lineOf(components);
        };
        const Mixture<1> p = scaled(rows["p"]);
        const Mixture<1> q = scaled(rows["q"]);
        compareRelatively(kullbackLeibler(p, q), rows["kl_pq"], 1e-9);
        compareRelatively(jensenShannon(p, q), rows["js"], 1e-9);
        compareRelatively(wasserstein1(p, q), 1e-6 * rows["w1"].get<double>(), 1e-9);
        compareRelatively(wasserstein2(p, q), 1e-6 * rows["w2"].get<double>(), 1e-9);
    }

    /// On a fine grid the shares of bins give what the densities do.
    void sharesOfBinsAgreeWithDensities()
    {
        const Mixture<1> p = lineOf(reference["lines"]["two_gaussians"]["p"]);
        const Mixture<1> q = lineOf(reference["lines"]["two_gaussians"]["q"]);
        std::vector<double> sharesOfP;
        std::vector<double> sharesOfQ;
        for (double x = -12.0; x < 13.0; x += 0.01) {
            sharesOfP.push_back(p.density({x}));
            sharesOfQ.push_back(q.density({x}));
        }
        compareRelatively(kullbackLeibler(sharesOfP, sharesOfQ), kullbackLeibler(p, q), 1e-6);
        compareRelatively(jensenShannon(sharesOfP, sharesOfQ), jensenShannon(p, q), 1e-6);
        const std::array apart1{1.0, 0.0};
        const std::array apart2{0.0, 1.0};
        compareRelatively(jensenShannon(apart1, apart2), std::numbers::ln2, 1e-12);
        QVERIFY(std::isinf(kullbackLeibler(apart1, apart2)));
    }

    void wassersteinOfSamples()
    {
        QCOMPARE(distance1({0, 1, 3}, {5, 6, 8}), 5.0);     // scipy.stats.wasserstein_distance's example
        QCOMPARE(distance1({0, 1}, {0, 1, 1}), 1.0 / 6.0);  // a sixth of the mass moves by 1
        QCOMPARE(distance1({2}, {1, 3}), 1.0);
        // Points moved by t: the mean of |cos| over the half circle is 2/pi.
        std::vector<Point<2>> moved = pointsA();
        for (Point<2>& point : moved) point = {point[0] + 3.0, point[1] - 4.0};
        compareRelatively(slicedWasserstein1(pointsA(), moved), 5.0 * 2.0 / std::numbers::pi, 1e-3);
    }

    /// The distance of samples is that of their densities, but for what 20,000 draws scatter.
    void samplesFollowTheirDensity()
    {
        const ordered_json& values = reference["lines"]["two_modes_one_missed"];
        const auto drawn = [](const Mixture<1>& mixture, std::uint64_t seed) {
            std::vector<double> points;
            for (std::uint64_t i = 0; i < 20000; ++i) points.push_back(mixture.sample(seed, i)[0]);
            std::ranges::sort(points);
            return points;
        };
        const Mixture<1> p = lineOf(values["p"]);
        const auto ofP = drawn(p, 1);
        const auto ofQ = drawn(lineOf(values["q"]), 2);
        compareRelatively(distance1(ofP, ofQ), values["w1"], 0.03);
        compareRelatively(wasserstein2(ofP, ofQ), values["w2"], 0.03);
        // Kolmogorov and Smirnov: a distance above 1.95 / sqrt(n) has a chance of 0.1 %.
        double largest = 0.0;
        for (const double x : ofP) largest = std::max(largest, std::abs(cdf(ofP, x) - cdf(p, x)));
        QVERIFY2(largest < 1.95 / std::sqrt(20000.0), qPrintable(QString::number(largest)));
        QVERIFY(drawn(p, 1) == ofP);
        QVERIFY(drawn(p, 3) != ofP);

        // In the plane: mean and covariance.
        constexpr int count = 20000;
        Point<2> mean{};
        SquareMatrix<2> covariance{};
        const Mixture<2> plane = mixtureOf(turned);
        for (int n = 0; n < count; ++n) {
            const Point<2> x = plane.sample(5, static_cast<std::uint64_t>(n));
            for (std::size_t i = 0; i < 2; ++i) {
                mean[i] += x[i] / count;
                for (std::size_t j = 0; j < 2; ++j)
                    covariance[i][j] += (x[i] - turned.mean()[i]) * (x[j] - turned.mean()[j]) / count;
            }
        }
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(std::abs(mean[i] - turned.mean()[i]) < 0.03);
            for (std::size_t j = 0; j < 2; ++j)
                QVERIFY(std::abs(covariance[i][j] - turned.covariance()[i][j]) < 0.04);
        }
    }

    /// Goodfellow 2014, theorem 1, by the integral of what the discriminator maximizes instead of JS; no
    /// other discriminator reaches more.
    void optimalDiscriminatorHasTheOptimalValue()
    {
        const Mixture<1> p = lineOf(reference["lines"]["two_modes_one_missed"]["p"]);
        const Mixture<1> q = lineOf(reference["lines"]["two_modes_one_missed"]["q"]);
        const auto valueOf = [&](double tilt) {
            return integral(
                [&](double x) {
                    const double best = optimalDiscriminator(p, q, {x});
                    const double d = best + tilt * best * (1.0 - best);
                    return p.density({x}) * std::log(d) + q.density({x}) * std::log1p(-d);
                },
                {-4.5, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.5});
        };
        compareRelatively(valueOf(0.0), optimalValue(jensenShannon(p, q)), 1e-5);
        QVERIFY(valueOf(0.0) > valueOf(0.1) && valueOf(0.0) > valueOf(-0.1));
        QCOMPARE(optimalDiscriminator(p, p, {0.7}), 0.5);
        QCOMPARE(optimalValue(0.0), -std::log(4.0));
        QVERIFY(std::abs(optimalValue(std::numbers::ln2)) < 1e-15);
        // Where neither density can be told from 0 the ratio still can.
        QCOMPARE(optimalDiscriminator(mixtureOf(*gaussianOf(0, 1)), mixtureOf(*gaussianOf(1, 1)), {-80.0}),
                 1.0);
        QCOMPARE(optimalDiscriminator(mixtureOf(tilted), mixtureOf(tilted), {1.0, 2.0}), 0.5);
    }

    /// Kantorovich and Rubinstein: with these slopes E_p f - E_q f is W1, and with none of at most 1 more.
    void optimalCriticReachesTheWassersteinDistance()
    {
        const Mixture<1> p = lineOf(reference["lines"]["two_modes_one_missed"]["p"]);
        const Mixture<1> q = lineOf(reference["lines"]["two_modes_one_missed"]["q"]);
        // f and its expectations by the midpoint rule.
        constexpr double step = 1e-3;
        double f = 0.0;
        double difference = 0.0;
        for (double x = -8.0; x < 10.0; x += step) {
            difference += f * (p.density({x}) - q.density({x})) * step;
            f += step * optimalCriticSlope(cdf(p, x + 0.5 * step), cdf(q, x + 0.5 * step));
        }
        compareRelatively(difference, wasserstein1(p, q), 1e-5);
        QCOMPARE(optimalCriticSlope(0.5, 0.5), 0);
        // Real data on the right of generated: scores have to rise.
        QCOMPARE(optimalCriticSlope(0.2, 0.9), 1);
    }

    void distributionFunctionOfPoints()
    {
        const std::vector<double> points{1.0, 2.0, 2.0, 5.0};
        QCOMPARE(cdf(points, 0.9), 0.0);
        QCOMPARE(cdf(points, 1.0), 0.25);
        QCOMPARE(cdf(points, 2.0), 0.75);
        QCOMPARE(cdf(points, 9.0), 1.0);
    }

    void pointsAreReadFromCsv()
    {
        const QTemporaryDir folder;
        const auto write = [&](const std::string& text) {
            const std::string path = folder.filePath("points.csv").toStdString();
            std::ofstream(path, std::ios::binary) << text;
            return path;
        };
        const auto plane = readPoints<2>(write("\xEF\xBB\xBFx, y\r\n1, 2.5\r\n\r\n-3e-2;4\n5\t6"));
        QVERIFY2(plane, plane ? "" : plane.error().text().c_str());
        QVERIFY((*plane == std::vector<Point<2>>{{1.0, 2.5}, {-0.03, 4.0}, {5.0, 6.0}}));
        QVERIFY((*readPoints<1>(write("1\n2\n")) == std::vector<Point<1>>{{1.0}, {2.0}}));

        const auto refusal = [&](const std::string& text) {
            const auto points = readPoints<2>(write(text));
            return points ? QString() : QString::fromStdString(points.error().text());
        };
        QVERIFY(refusal("x,y\n1,2\n3,four\n").contains("points.csv: row 3 has \"four\""));
        QVERIFY(refusal("1,2\n3\n").contains("row 2 has 1 columns instead of 2"));
        QVERIFY(refusal("1,2,3\n").contains("row 1 has 3 columns instead of 2"));
        QVERIFY(refusal("1,nan\n").contains("no number up to 1e9"));
        QVERIFY(refusal("1,1e999\n").contains("no number up to 1e9"));
        QVERIFY(refusal("1,\n").contains("no number up to 1e9"));
        QVERIFY(refusal("x,y\n").contains("no points"));
        QVERIFY(refusal("").contains("no points"));
        QVERIFY(!readPoints<2>(folder.filePath("none.csv").toStdString()));
    }

    void pointsAreDrawnEqually()
    {
        const std::vector<Point<1>> points{{1.0}, {2.0}, {3.0}};
        std::array<int, 4> counts{};
        for (std::uint64_t i = 0; i < 3000; ++i) {
            const Point<1> point = samplePoint<1>(points, 4, i);
            QVERIFY(point == samplePoint<1>(points, 4, i));
            ++counts[static_cast<std::size_t>(point[0])];
        }
        // Five standard deviations of a binomial count.
        for (std::size_t value = 1; value < 4; ++value) QVERIFY(std::abs(counts[value] - 1000) < 130);
    }

    void whatCannotBeIsRefused()
    {
        const auto refusal = [](std::vector<WeightedGaussian<2>> components) {
            const auto mixture = Mixture<2>::make(components);
            return mixture ? QString() : QString::fromStdString(mixture.error().text());
        };
        const SquareMatrix<2> unit{{{1.0, 0.0}, {0.0, 1.0}}};
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(refusal({{1.0, {0.0, 0.0}, unit}}), QString());
        QVERIFY(refusal({}).contains("no components"));
        QVERIFY(
            refusal({{1.0, {0.0, 0.0}, unit}, {0.0, {0.0, 0.0}, unit}}).contains("Component 2: the weight"));
        QVERIFY(refusal({{1.0, {0.0, nan}, unit}}).contains("mean"));
        QVERIFY(refusal({{1.0, {0.0, 0.0}, {{{1.0, 2.0}, {2.0, 1.0}}}}}).contains("positive definite"));
        QVERIFY(refusal({{1.0, {0.0, 0.0}, {{{1.0, 0.2}, {0.1, 1.0}}}}}).contains("positive definite"));
        QVERIFY(refusal({{1.0, {0.0, 0.0}, {{{nan, 0.0}, {0.0, 1.0}}}}}).contains("positive definite"));
        for (const double sd : {0.0, -1.0, nan}) QVERIFY(!gaussianOf(0.0, sd));
        // Too narrow for a grid over both.
        const auto narrow = *Mixture<2>::make({{1.0, {0.0, 0.0}, {{{1e-8, 0.0}, {0.0, 1e-8}}}}});
        const auto wide = *Mixture<2>::make({{1.0, {0.0, 0.0}, unit}});
        const auto divergence = jensenShannon(narrow, wide);
        QVERIFY(!divergence);
        QVERIFY(QString::fromStdString(divergence.error().text()).contains("spread over 17"));
    }
};

SYNTHSLICE_TEST(TestDistribution)

}  // namespace test_distribution

#include "test_distribution.moc"
