#include "engine/distribution/gaussian_divergences.h"

#include <algorithm>
#include <cmath>

namespace synthslice::distribution {

namespace {

template <std::size_t D>
double rootOfDeterminant(const Gaussian<D>& gaussian)
{
    double product = 1.0;
    for (std::size_t i = 0; i < D; ++i) product *= gaussian.factor()[i][i];
    return product;
}

/// tr((C_p^1/2 C_q C_p^1/2)^1/2). The matrix has the eigenvalues a, b of C_p C_q, and in two dimensions
/// (sqrt a + sqrt b)^2 = trace + 2 sqrt(determinant).
template <std::size_t D>
double traceOfRoot(const Gaussian<D>& p, const Gaussian<D>& q)
{
    double trace = 0.0;
    for (std::size_t i = 0; i < D; ++i) {
        for (std::size_t j = 0; j < D; ++j) trace += p.covariance()[i][j] * q.covariance()[j][i];
    }
    const double roots = D == 1 ? 0.0 : 2.0 * rootOfDeterminant(p) * rootOfDeterminant(q);
    return std::sqrt(trace + roots);
}

}  // namespace

template <std::size_t D>
double kullbackLeibler(const Gaussian<D>& p, const Gaussian<D>& q)
{
    double sum = -static_cast<double>(D) + 2.0 * std::log(rootOfDeterminant(q) / rootOfDeterminant(p));
    // tr(C_q^-1 C_p) is the sum of squares of L_q^-1 L_p, which is taken column by column.
    for (std::size_t column = 0; column < D; ++column) {
        Point<D> ofFactor{};
        for (std::size_t row = 0; row < D; ++row) ofFactor[row] = p.factor()[row][column];
        for (const double value : solvedLower<D>(q.factor(), ofFactor)) sum += value * value;
    }
    Point<D> shift{};
    for (std::size_t i = 0; i < D; ++i) shift[i] = q.mean()[i] - p.mean()[i];
    for (const double value : solvedLower<D>(q.factor(), shift)) sum += value * value;
    return 0.5 * sum;
}

template <std::size_t D>
double wasserstein2(const Gaussian<D>& p, const Gaussian<D>& q)
{
    double square = -2.0 * traceOfRoot(p, q);
    for (std::size_t i = 0; i < D; ++i) {
        square += std::pow(p.mean()[i] - q.mean()[i], 2.0) + p.covariance()[i][i] + q.covariance()[i][i];
    }
    // Rounding may leave less than nothing between equal ones.
    return std::sqrt(std::max(0.0, square));
}

template double kullbackLeibler(const Gaussian<1>&, const Gaussian<1>&);
template double kullbackLeibler(const Gaussian<2>&, const Gaussian<2>&);
template double wasserstein2(const Gaussian<1>&, const Gaussian<1>&);
template double wasserstein2(const Gaussian<2>&, const Gaussian<2>&);

}  // namespace synthslice::distribution
