#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace synthslice::kernels {

// Functions that compilers vectorize, unlike those of the standard library. fp32.

/// e^x to 2e-7 of its value; x beyond +-87 counts as +-87.
inline float exponential(float x)
{
    x = std::min(std::max(x, -87.0F), 87.0F);
    // x = n log 2 + r, n whole: adding 1.5 * 2^23 rounds.
    constexpr float rounding = 12582912.0F;
    const float n = (x * 1.44269504F + rounding) - rounding;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    // Cephes' expf.
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

inline float sigmoid(float x)
{
    return 1.0F / (1.0F + exponential(-x));
}

inline float tangentH(float x)
{
    return 2.0F * sigmoid(2.0F * x) - 1.0F;
}

}  // namespace synthslice::kernels
