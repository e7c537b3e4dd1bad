#pragma once

#include <algorithm>

namespace synthslice::runs {

/// The running mean of a curve: exponential, looking back over some `span` values (1 or more). It is divided
/// by the weights that it has so far, so that its beginning is not drawn to zero (the bias correction of
/// Kingma and Ba 2015).
class ExponentialMean {
public:
    explicit ExponentialMean(double span) : m_keep(1.0 - 1.0 / std::max(1.0, span)) {}

    /// Takes a value in and gives the mean.
    double operator()(double value)
    {
        m_sum = m_keep * m_sum + (1.0 - m_keep) * value;
        m_weight = m_keep * m_weight + (1.0 - m_keep);
        return m_sum / m_weight;
    }

private:
    double m_keep;
    double m_sum = 0.0;
    double m_weight = 0.0;
};

}  // namespace synthslice::runs
