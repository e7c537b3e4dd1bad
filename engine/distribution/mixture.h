#pragma once

#include <cstdint>
#include <vector>

#include "engine/distribution/gaussian.h"

namespace synthslice::distribution {

template <std::size_t D>
struct WeightedGaussian {
    double weight = 1.0;  ///< above 0; weights are divided by their sum
    Point<D> mean{};
    SquareMatrix<D> covariance{};
};

/// A mixture of Gaussians in one or two dimensions: p(x) = sum_k w_k N(x; m_k, C_k).
template <std::size_t D>
class Mixture {
public:
    struct Component {
        double share;  ///< w_k; all add up to 1
        Gaussian<D> gaussian;
    };

    /// Refuses a mixture without components, and names the one with a weight or a Gaussian that cannot be.
    [[nodiscard]] static Result<Mixture> make(const std::vector<WeightedGaussian<D>>& components);

    [[nodiscard]] const std::vector<Component>& components() const { return m_components; }

    [[nodiscard]] double density(const Point<D>& x) const;
    /// ln p(x), which is finite also where p(x) is too small for a number.
    [[nodiscard]] double logDensity(const Point<D>& x) const;

    /// Draw number `position`, a function of the two numbers alone.
    [[nodiscard]] Point<D> sample(std::uint64_t seed, std::uint64_t position) const;

private:
    std::vector<Component> m_components;
};

extern template class Mixture<1>;
extern template class Mixture<2>;

/// F(x): the share of the distribution up to x.
[[nodiscard]] double cdf(const Mixture<1>& mixture, double x);

/// x with F(x) = share, by bisection to the last digit; share in (0, 1).
[[nodiscard]] double quantile(const Mixture<1>& mixture, double share);

}  // namespace synthslice::distribution
