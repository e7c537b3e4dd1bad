#include "engine/distribution/gaussian.h"

#include <cmath>
#include <numbers>

#include "engine/base/text/text.h"

namespace synthslice::distribution {

namespace {

template <std::size_t D>
bool finite(const Point<D>& values)
{
    for (const double value : values) {
        if (!std::isfinite(value)) return false;
    }
    return true;
}

template <std::size_t D>
bool symmetric(const SquareMatrix<D>& matrix)
{
    for (std::size_t i = 0; i < D; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (matrix[i][j] != matrix[j][i]) return false;
        }
    }
    return true;
}

/// False where the matrix is not positive definite.
template <std::size_t D>
bool factorize(const SquareMatrix<D>& matrix, SquareMatrix<D>& L)
{
    for (std::size_t i = 0; i < D; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k) rest -= L[i][k] * L[j][k];
            if (i == j && !(rest > 0.0 && std::isfinite(rest))) return false;
            L[i][j] = i == j ? std::sqrt(rest) : rest / L[j][j];
        }
    }
    return true;
}

}  // namespace

template <std::size_t D>
Result<Gaussian<D>> Gaussian<D>::make(const Point<D>& mean, const SquareMatrix<D>& covariance)
{
    Gaussian gaussian;
    gaussian.m_mean = mean;
    gaussian.m_covariance = covariance;
    if (!finite<D>(mean)) return invalidInput(text("The mean of a Gaussian is not a finite number"));
    if (!symmetric<D>(covariance) || !factorize<D>(covariance, gaussian.m_factor)) {
        return invalidInput(text("The covariance of a Gaussian is not positive definite"),
                            D == 1 ? text("give a standard deviation above 0")
                                   : text("give variances above 0 and a correlation between -1 and 1"));
    }
    gaussian.m_logNormalizer = -0.5 * static_cast<double>(D) * std::log(2.0 * std::numbers::pi);
    for (std::size_t i = 0; i < D; ++i) gaussian.m_logNormalizer -= std::log(gaussian.m_factor[i][i]);
    return gaussian;
}

template <std::size_t D>
double Gaussian<D>::sd(std::size_t coordinate) const
{
    return std::sqrt(m_covariance[coordinate][coordinate]);
}

template <std::size_t D>
double Gaussian<D>::narrowest() const
{
    if constexpr (D == 1) {
        return sd(0);
    } else {
        // The smaller eigenvalue is det / larger eigenvalue, which loses no digits as their difference would.
        const auto& [x, y] = m_covariance;
        const double larger = 0.5 * (x[0] + y[1]) + std::hypot(0.5 * (x[0] - y[1]), x[1]);
        return m_factor[0][0] * m_factor[1][1] / std::sqrt(larger);
    }
}

template <std::size_t D>
double Gaussian<D>::logDensity(const Point<D>& x) const
{
    Point<D> fromMean{};
    for (std::size_t i = 0; i < D; ++i) fromMean[i] = x[i] - m_mean[i];
    double squares = 0.0;
    for (const double z : solvedLower<D>(m_factor, fromMean)) squares += z * z;
    return m_logNormalizer - 0.5 * squares;
}

template <std::size_t D>
Point<D> Gaussian<D>::at(const Point<D>& z) const
{
    Point<D> x = m_mean;
    for (std::size_t i = 0; i < D; ++i) {
        for (std::size_t j = 0; j <= i; ++j) x[i] += m_factor[i][j] * z[j];
    }
    return x;
}

template class Gaussian<1>;
template class Gaussian<2>;

Result<Gaussian<1>> gaussianOf(double mean, double sd)
{
    // The square of a negative one would pass.
    if (!(sd > 0.0)) {
        return invalidInput(text("The standard deviation of a Gaussian is not positive"),
                            text("give one above 0"));
    }
    return Gaussian<1>::make({mean}, {{{sd * sd}}});
}

}  // namespace synthslice::distribution
