#include "engine/runs/comparison/statistics.h"

#include <cmath>
#include <numbers>

namespace synthslice::runs {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double usualTails = 0.05;

/// The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22; Press et al.,
/// Numerical Recipes, 6.4), which converges fast for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr double tiny = 1e-300;
    constexpr int mostTerms = 10000;
    const auto away = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1.0;
    double d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= mostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        double change = 1.0;
        for (const double term : {even, odd}) {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            change = c * d;
            fraction *= change;
        }
        if (std::abs(change - 1.0) < 1e-15) break;
    }
    return fraction;
}

/// I_x(a, b), the regularized incomplete beta function.
double incompleteBeta(double a, double b, double x)
{
    if (x <= 0.0) return 0.0;
    if (x >= 1.0) return 1.0;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) +
                                  b * std::log1p(-x));
    return x < (a + 1.0) / (a + b + 2.0) ? front * betaFraction(a, b, x) / a
                                         : 1.0 - front * betaFraction(b, a, 1.0 - x) / b;
}

/// From a difference with its standard error.
MeanTest studentTest(double difference, double error, double degreesOfFreedom)
{
    MeanTest test{.difference = difference, .degreesOfFreedom = degreesOfFreedom};
    if (error > 0.0) {
        test.statistic = difference / error;
    } else {
        test.statistic = difference == 0.0 ? 0.0 : std::copysign(infinity, difference);
    }
    test.p = studentTails(test.statistic, degreesOfFreedom);
    const double half = error * studentLimit(usualTails, degreesOfFreedom);
    test.low = difference - half;
    test.high = difference + half;
    return test;
}

}  // namespace

Summary summaryOf(std::span<const double> values)
{
    Summary summary;
    double first = 0.0;  // sums of differences from it, so that what is alike has no spread by rounding
    double sum = 0.0;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        if (summary.count++ == 0) first = value;
        sum += value - first;
    }
    if (summary.count == 0) return summary;
    summary.mean = first + sum / static_cast<double>(summary.count);
    if (summary.count == 1) return summary;
    double squares = 0.0;
    for (const double value : values) {
        if (std::isfinite(value)) squares += (value - summary.mean) * (value - summary.mean);
    }
    summary.sd = std::sqrt(squares / static_cast<double>(summary.count - 1));
    return summary;
}

MeanTest welchTest(const Summary& a, const Summary& b)
{
    const auto countA = static_cast<double>(a.count);
    const auto countB = static_cast<double>(b.count);
    const double varianceA = a.sd * a.sd / countA;
    const double varianceB = b.sd * b.sd / countB;
    const double variance = varianceA + varianceB;
    const double degrees = variance > 0.0 ? variance * variance /
                                                (varianceA * varianceA / (countA - 1.0) +
                                                 varianceB * varianceB / (countB - 1.0))
                                          : countA + countB - 2.0;
    return studentTest(a.mean - b.mean, std::sqrt(variance), degrees);
}

MeanTest singleTest(double a, const Summary& b)
{
    const auto count = static_cast<double>(b.count);
    return studentTest(a - b.mean, b.sd * std::sqrt(1.0 + 1.0 / count), count - 1.0);
}

MeanTest errorTest(double a, double errorA, double b, double errorB)
{
    return studentTest(a - b, std::hypot(errorA, errorB), infinity);
}

double studentTails(double t, double degreesOfFreedom)
{
    if (std::isinf(degreesOfFreedom)) return std::erfc(std::abs(t) / std::numbers::sqrt2);
    if (std::isinf(t)) return 0.0;
    return incompleteBeta(0.5 * degreesOfFreedom, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t));
}

double studentLimit(double tails, double degreesOfFreedom)
{
    double low = 0.0;
    double high = 1.0;
    while (studentTails(high, degreesOfFreedom) > tails) high *= 2.0;
    for (int halving = 0; halving < 100; ++halving) {
        const double middle = 0.5 * (low + high);
        (studentTails(middle, degreesOfFreedom) > tails ? low : high) = middle;
    }
    return high;
}

}  // namespace synthslice::runs
