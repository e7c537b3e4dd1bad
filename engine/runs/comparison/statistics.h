#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace synthslice::runs {

/// Of the values of several seeds. The standard deviation is the sample's (divided by count - 1), NaN of one
/// value; the mean is NaN of none.
struct Summary {
    std::size_t count = 0;
    double mean = std::numeric_limits<double>::quiet_NaN();
    double sd = std::numeric_limits<double>::quiet_NaN();
};

/// Of the values that are finite.
[[nodiscard]] Summary summaryOf(std::span<const double> values);

/// Whether the difference a - b of two means is more than chance: a two-sided test, and what holds the
/// difference with a probability of 95 %.
struct MeanTest {
    double difference = 0.0;
    double statistic = 0.0;         ///< t, or z; infinite where nothing spreads
    double degreesOfFreedom = 0.0;  ///< infinite of z
    double p = 1.0;
    double low = 0.0;
    double high = 0.0;
};

/// Welch's t (Biometrika 34, 1947) with the degrees of freedom of Welch and Satterthwaite. Both counts are at
/// least 2.
[[nodiscard]] MeanTest welchTest(const Summary& a, const Summary& b);

/// A single value against a group of at least 2, taken to spread as the group does (Crawford and Howell,
/// Clin. Neuropsychol. 12, 1998).
[[nodiscard]] MeanTest singleTest(double a, const Summary& b);

/// Two values with known standard errors (z).
[[nodiscard]] MeanTest errorTest(double a, double errorA, double b, double errorB);

/// The probability that Student's t is as far from 0 as `t`, on either side.
[[nodiscard]] double studentTails(double t, double degreesOfFreedom);

/// Where these tails begin: the positive t with studentTails(t) = `tails`.
[[nodiscard]] double studentLimit(double tails, double degreesOfFreedom);

}  // namespace synthslice::runs
