#include <cmath>
#include <limits>

#include <QTest>

#include "engine/runs/comparison/smoothing.h"
#include "engine/runs/comparison/statistics.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_statistics {

using namespace synthslice;
using runs::MeanTest;

namespace {

const auto& scipy()
{
    static const auto values = test::referenceValues("comparison.json");
    return values;
}

bool isClose(double value, double expected, double relative = 1e-10)
{
    return std::abs(value - expected) <= relative * std::abs(expected) + 1e-14;
}

void compare(const MeanTest& test, const nlohmann::ordered_json& expected, const char* statistic)
{
    QVERIFY(isClose(test.statistic, expected.at(statistic)));
    QVERIFY(isClose(test.p, expected.at("p")));
    QVERIFY(isClose(test.low, expected.at("low")));
    QVERIFY(isClose(test.high, expected.at("high")));
}

}  // namespace

/// Against SciPy (tests/reference/make_comparison_values.py).
class TestStatistics : public QObject {
    Q_OBJECT

private slots:
    void tailsOfStudentsT()
    {
        for (const auto& row : scipy().at("tails")) {
            const double p = row.at("p");
            QVERIFY2(isClose(runs::studentTails(row.at("t"), row.at("df")), p), row.dump().c_str());
            if (row.at("t") == 0.0) continue;
            QVERIFY2(isClose(runs::studentLimit(p, row.at("df")), row.at("t"), 1e-8), row.dump().c_str());
        }
    }

    void welchsTest()
    {
        for (const auto& [name, expected] : scipy().at("welch").items()) {
            const auto a = runs::summaryOf(expected.at("a").get<std::vector<double>>());
            const auto b = runs::summaryOf(expected.at("b").get<std::vector<double>>());
            const MeanTest test = runs::welchTest(a, b);
            compare(test, expected, "t");
            QVERIFY2(isClose(test.degreesOfFreedom, expected.at("df")), name.c_str());
        }
    }

    void singleValueAgainstAGroup()
    {
        for (const auto& expected : scipy().at("singles")) {
            const auto group = runs::summaryOf(expected.at("group").get<std::vector<double>>());
            compare(runs::singleTest(expected.at("value"), group), expected, "t");
        }
    }

    void valuesWithKnownErrors()
    {
        for (const auto& expected : scipy().at("errors")) {
            compare(runs::errorTest(expected.at("a"), expected.at("error_a"), expected.at("b"),
                                    expected.at("error_b")),
                    expected, "z");
        }
    }

    void valuesThatDoNotSpread()
    {
        const runs::Summary two{2, 1.0, 0.0};
        const MeanTest same = runs::welchTest(two, two);
        QCOMPARE(same.p, 1.0);
        QCOMPARE(same.difference, 0.0);
        const MeanTest other = runs::welchTest(two, {3, 2.0, 0.0});
        QCOMPARE(other.p, 0.0);
        QCOMPARE(other.low, -1.0);
        QCOMPARE(other.high, -1.0);
    }

    void summariesLeaveOutWhatIsNoNumber()
    {
        const std::vector<double> values{1.0, std::nan(""), 3.0, std::numeric_limits<double>::infinity()};
        const auto summary = runs::summaryOf(values);
        QCOMPARE(summary.count, std::size_t{2});
        QCOMPARE(summary.mean, 2.0);
        QCOMPARE(summary.sd, std::sqrt(2.0));
        QCOMPARE(runs::summaryOf(std::vector(7, 0.0002)).sd, 0.0);  // none by rounding
        QVERIFY(std::isnan(runs::summaryOf({}).mean));
        QVERIFY(std::isnan(runs::summaryOf(std::vector{5.0}).sd));
    }

    /// The mean of a constant is that constant from the first value on, and an old value weighs less by
    /// 1 - 1/span for each that came after it.
    void smoothingHasNoBias()
    {
        runs::ExponentialMean constant(50.0);
        for (int i = 0; i < 5; ++i) QVERIFY(isClose(constant(3.0), 3.0));
        runs::ExponentialMean mean(4.0);
        (void)mean(1.0);
        QVERIFY(isClose(mean(0.0), 0.75 / 1.75));
        runs::ExponentialMean raw(0.0);
        (void)raw(1.0);
        QCOMPARE(raw(7.0), 7.0);
    }
};

SYNTHSLICE_TEST(TestStatistics)

}  // namespace test_statistics

#include "test_statistics.moc"
