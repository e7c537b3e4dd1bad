#pragma once

#include <array>
#include <cstddef>

#include "engine/base/result.h"

namespace synthslice::distribution {

/// A point of D coordinates; D is 1 or 2.
template <std::size_t D>
using Point = std::array<double, D>;

/// D rows of D numbers.
template <std::size_t D>
using SquareMatrix = std::array<std::array<double, D>, D>;

/// The normal distribution N(mean, covariance) in one or two dimensions.
template <std::size_t D>
class Gaussian {
public:
    /// Refuses numbers that are not finite and a covariance that is not symmetric and positive definite.
    [[nodiscard]] static Result<Gaussian> make(const Point<D>& mean, const SquareMatrix<D>& covariance);

    [[nodiscard]] const Point<D>& mean() const { return m_mean; }
    [[nodiscard]] const SquareMatrix<D>& covariance() const { return m_covariance; }
    /// The lower triangle L with L L^T = covariance (Cholesky).
    [[nodiscard]] const SquareMatrix<D>& factor() const { return m_factor; }

    /// Standard deviation along a coordinate.
    [[nodiscard]] double sd(std::size_t coordinate) const;
    /// The smallest standard deviation along any direction.
    [[nodiscard]] double narrowest() const;

    /// ln p(x) = -|z|^2 / 2 - ln det L - D/2 ln(2 pi), with x = mean + L z.
    [[nodiscard]] double logDensity(const Point<D>& x) const;

    /// mean + L z: a draw, if the coordinates of z are standard normal.
    [[nodiscard]] Point<D> at(const Point<D>& z) const;

private:
    Gaussian() = default;

    Point<D> m_mean{};
    SquareMatrix<D> m_covariance{};
    SquareMatrix<D> m_factor{};
    double m_logNormalizer = 0.0;
};

extern template class Gaussian<1>;
extern template class Gaussian<2>;

/// N(mean, sd^2) in one dimension.
[[nodiscard]] Result<Gaussian<1>> gaussianOf(double mean, double sd);

/// z with L z = v, where L is a lower triangle.
template <std::size_t D>
[[nodiscard]] Point<D> solvedLower(const SquareMatrix<D>& L, const Point<D>& v)
{
    Point<D> z{};
    for (std::size_t i = 0; i < D; ++i) {
        double rest = v[i];
        for (std::size_t j = 0; j < i; ++j) rest -= L[i][j] * z[j];
        z[i] = rest / L[i][i];
    }
    return z;
}

}  // namespace synthslice::distribution
