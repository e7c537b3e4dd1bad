#pragma once

#include "engine/distribution/gaussian.h"

namespace synthslice::distribution {

/// KL(p || q) = 1/2 (tr(C_q^-1 C_p) + (m_q - m_p)^T C_q^-1 (m_q - m_p) - D + ln(det C_q / det C_p)), in nats.
template <std::size_t D>
[[nodiscard]] double kullbackLeibler(const Gaussian<D>& p, const Gaussian<D>& q);

/// Wasserstein-2 distance, whose square is |m_p - m_q|^2 + tr(C_p + C_q - 2 (C_p^1/2 C_q C_p^1/2)^1/2)
/// (Dowson and Landau 1982; the second term is Bures' metric). In one dimension (m_p - m_q)^2 + (s_p -
/// s_q)^2.
template <std::size_t D>
[[nodiscard]] double wasserstein2(const Gaussian<D>& p, const Gaussian<D>& q);

extern template double kullbackLeibler(const Gaussian<1>&, const Gaussian<1>&);
extern template double kullbackLeibler(const Gaussian<2>&, const Gaussian<2>&);
extern template double wasserstein2(const Gaussian<1>&, const Gaussian<1>&);
extern template double wasserstein2(const Gaussian<2>&, const Gaussian<2>&);

}  // namespace synthslice::distribution
