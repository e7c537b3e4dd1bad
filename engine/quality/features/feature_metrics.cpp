#include "engine/quality/features/feature_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <opencv2/core.hpp>

namespace synthslice::quality {

namespace {

cv::Mat1d matOf(const Features& features)
{
    cv::Mat1d rows(static_cast<int>(features.size()), static_cast<int>(features.front().size()));
    for (int i = 0; i < rows.rows; ++i) {
        std::ranges::copy(features[static_cast<std::size_t>(i)], rows[i]);
    }
    return rows;
}

/// Distances of every row of `a` to every row of `b`.
cv::Mat1d distances(const Features& a, const Features& b)
{
    const cv::Mat1d rowsA = matOf(a);
    const cv::Mat1d rowsB = matOf(b);
    cv::Mat1d result = -2.0 * rowsA * rowsB.t();
    for (int i = 0; i < result.rows; ++i) {
        const double own = rowsA.row(i).dot(rowsA.row(i));
        for (int j = 0; j < result.cols; ++j) result(i, j) += own;
    }
    for (int j = 0; j < result.cols; ++j) {
        const double own = rowsB.row(j).dot(rowsB.row(j));
        for (int i = 0; i < result.rows; ++i) result(i, j) = std::sqrt(std::max(0.0, result(i, j) + own));
    }
    return result;
}

/// Distances within a set, infinite from a point to itself.
cv::Mat1d distancesWithin(const Features& points)
{
    cv::Mat1d result = distances(points, points);
    for (int i = 0; i < result.rows; ++i) result(i, i) = std::numeric_limits<double>::infinity();
    return result;
}

/// Of each point, the distance to its k-th nearest other.
std::vector<double> reaches(const Features& points, std::size_t k)
{
    const cv::Mat1d within = distancesWithin(points);
    std::vector<double> result;
    for (int i = 0; i < within.rows; ++i) {
        std::vector<double> row(within[i], within[i] + within.cols);
        const auto kth = row.begin() + static_cast<std::ptrdiff_t>(k) - 1;
        std::ranges::nth_element(row, kth);
        result.push_back(*kth);
    }
    return result;
}

std::vector<double> rowMinima(const cv::Mat1d& matrix)
{
    std::vector<double> minima;
    for (int i = 0; i < matrix.rows; ++i) {
        double least = 0.0;
        cv::minMaxLoc(matrix.row(i), &least);
        minima.push_back(least);
    }
    return minima;
}

cv::Mat1d kernel(const cv::Mat1d& a, const cv::Mat1d& b)
{
    cv::Mat1d values = a * b.t() / static_cast<double>(a.cols) + 1.0;
    cv::Mat1d cubed;
    cv::pow(values, 3.0, cubed);
    return cubed;
}

/// Mean without the diagonal.
double meanOfPairs(const cv::Mat1d& values)
{
    const double count = values.rows;
    return (cv::sum(values)[0] - cv::trace(values)[0]) / (count * (count - 1.0));
}

/// One of `folds` stretches of the rows of `points`, or all other rows. Stretches, because neighbouring
/// patches of a stack may show the same place: a classifier trained on one would know the other.
cv::Mat1d fold(const cv::Mat1d& points, int part, int folds, bool inside)
{
    cv::Mat1d rows;
    for (int i = 0; i < points.rows; ++i) {
        if ((i * folds / points.rows == part) == inside) rows.push_back(points.row(i));
    }
    return rows;
}

cv::Mat1d columnMeans(const cv::Mat1d& rows)
{
    cv::Mat1d means;
    cv::reduce(rows, means, 0, cv::REDUCE_AVG);
    return means;
}

/// Covariance of centred rows, shrunk towards a multiple of the identity so that it can be inverted however
/// few rows there are (Ledoit and Wolf 2004, Journal of Multivariate Analysis 88, section 3).
cv::Mat1d shrunkCovariance(const cv::Mat1d& centred)
{
    const double n = centred.rows;
    const cv::Mat1d sample = centred.t() * centred / n;
    const cv::Mat1d identity = cv::Mat1d::eye(sample.size());
    const double mean = cv::trace(sample)[0] / sample.rows;
    double fourthPowers = 0.0;  // of the rows' norms
    for (int i = 0; i < centred.rows; ++i) fourthPowers += std::pow(cv::norm(centred.row(i)), 4.0);
    const double apart = cv::norm(sample - mean * identity, cv::NORM_L2SQR);
    const double error = (fourthPowers / n - cv::norm(sample, cv::NORM_L2SQR)) / n;
    const double share = apart > 0.0 ? std::clamp(error / apart, 0.0, 1.0) : 1.0;
    return share * (mean + 1e-12) * identity + (1.0 - share) * sample;
}

}  // namespace

double kernelDistance(const Features& real, const Features& generated)
{
    const cv::Mat1d a = matOf(real);
    const cv::Mat1d b = matOf(generated);
    return meanOfPairs(kernel(a, a)) + meanOfPairs(kernel(b, b)) - 2.0 * cv::mean(kernel(a, b))[0];
}

Neighbourhoods neighbourhoods(const Features& real, const Features& generated, std::size_t k)
{
    const std::vector<double> realReach = reaches(real, k);
    const std::vector<double> generatedReach = reaches(generated, k);
    const cv::Mat1d apart = distances(real, generated);
    std::vector<bool> inReal(generated.size(), false);
    Neighbourhoods result;
    for (int i = 0; i < apart.rows; ++i) {
        bool reached = false;
        double nearest = std::numeric_limits<double>::infinity();
        for (int j = 0; j < apart.cols; ++j) {
            const double distance = apart(i, j);
            nearest = std::min(nearest, distance);
            if (distance < realReach[static_cast<std::size_t>(i)]) {
                inReal[static_cast<std::size_t>(j)] = true;
                result.density += 1.0;
            }
            reached = reached || distance < generatedReach[static_cast<std::size_t>(j)];
        }
        result.recall += reached ? 1.0 : 0.0;
        result.coverage += nearest < realReach[static_cast<std::size_t>(i)] ? 1.0 : 0.0;
    }
    result.precision = static_cast<double>(std::ranges::count(inReal, true)) /
                       static_cast<double>(generated.size());
    result.recall /= static_cast<double>(real.size());
    result.coverage /= static_cast<double>(real.size());
    result.density /= static_cast<double>(k) * static_cast<double>(generated.size());
    return result;
}

double nearestNeighbourAccuracy(const Features& real, const Features& generated)
{
    const std::vector<double> amongReal = rowMinima(distancesWithin(real));
    const std::vector<double> amongGenerated = rowMinima(distancesWithin(generated));
    const cv::Mat1d apart = distances(real, generated);
    const std::vector<double> toGenerated = rowMinima(apart);
    const std::vector<double> toReal = rowMinima(apart.t());
    double right = 0.0;
    for (std::size_t i = 0; i < real.size(); ++i) right += amongReal[i] < toGenerated[i] ? 1.0 : 0.0;
    for (std::size_t i = 0; i < generated.size(); ++i) right += amongGenerated[i] < toReal[i] ? 1.0 : 0.0;
    return right / static_cast<double>(real.size() + generated.size());
}

double linearClassifierAccuracy(const Features& real, const Features& generated)
{
    constexpr int folds = 5;
    const cv::Mat1d a = matOf(real);
    const cv::Mat1d b = matOf(generated);
    double rightOfA = 0.0;
    double rightOfB = 0.0;
    for (int part = 0; part < folds; ++part) {
        const cv::Mat1d trainingA = fold(a, part, folds, false);
        const cv::Mat1d trainingB = fold(b, part, folds, false);
        const cv::Mat1d meanA = columnMeans(trainingA);
        const cv::Mat1d meanB = columnMeans(trainingB);
        cv::Mat1d centred;
        cv::vconcat(trainingA - cv::repeat(meanA, trainingA.rows, 1),
                    trainingB - cv::repeat(meanB, trainingB.rows, 1), centred);
        cv::Mat1d direction;
        cv::solve(shrunkCovariance(centred), cv::Mat((meanB - meanA).t()), direction, cv::DECOMP_CHOLESKY);
        const double border = 0.5 * (meanA + meanB).t().dot(direction);
        rightOfA += cv::countNonZero(fold(a, part, folds, true) * direction < border);
        rightOfB += cv::countNonZero(fold(b, part, folds, true) * direction >= border);
    }
    return 0.5 * (rightOfA / a.rows + rightOfB / b.rows);
}

double differentBins(const Features& real, const Features& generated, std::size_t bins)
{
    if (real.size() < bins) return std::nan("");
    cv::Mat1f points;
    matOf(real).convertTo(points, CV_32F);
    cv::Mat labels;
    cv::Mat1f centres;
    cv::theRNG().state = 1;
    cv::kmeans(points, static_cast<int>(bins), labels, {cv::TermCriteria::MAX_ITER, 30, 0.0}, 3,
               cv::KMEANS_PP_CENTERS, centres);
    Features centreRows;
    for (int i = 0; i < centres.rows; ++i) centreRows.emplace_back(centres[i], centres[i] + centres.cols);
    const auto shares = [&](const Features& set) {
        std::vector<double> counts(bins, 0.0);
        const cv::Mat1d apart = distances(set, centreRows);
        for (int i = 0; i < apart.rows; ++i) {
            cv::Point nearest;
            cv::minMaxLoc(apart.row(i), nullptr, nullptr, &nearest);
            counts[static_cast<std::size_t>(nearest.x)] += 1.0 / static_cast<double>(set.size());
        }
        return counts;
    };
    const std::vector<double> ofReal = shares(real);
    const std::vector<double> ofGenerated = shares(generated);
    constexpr double z95 = 1.96;
    const auto n = static_cast<double>(real.size());
    const auto m = static_cast<double>(generated.size());
    double different = 0.0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double pooled = (n * ofReal[bin] + m * ofGenerated[bin]) / (n + m);
        const double error = std::sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m));
        different += std::abs(ofReal[bin] - ofGenerated[bin]) > z95 * error ? 1.0 : 0.0;
    }
    return different / static_cast<double>(bins);
}

std::size_t nearDuplicates(const Features& real, const Features& generated)
{
    const std::vector<double> ofReal = rowMinima(distancesWithin(real));
    const double closest = *std::ranges::min_element(ofReal);
    const cv::Mat1d within = distancesWithin(generated);
    return static_cast<std::size_t>(cv::countNonZero(within < closest)) / 2;
}

double dataCopying(const Features& training, const Features& heldOut, const Features& generated)
{
    const std::vector<double> real = rowMinima(distances(heldOut, training));
    const std::vector<double> made = rowMinima(distances(generated, training));
    double u = 0.0;  // pairs in which the generated point lies farther away
    for (const double a : made) {
        for (const double b : real) u += a > b ? 1.0 : a == b ? 0.5 : 0.0;
    }
    const auto n = static_cast<double>(made.size());
    const auto m = static_cast<double>(real.size());
    return (u - n * m / 2.0) / std::sqrt(n * m * (n + m + 1.0) / 12.0);
}

}  // namespace synthslice::quality
