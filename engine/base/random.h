#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace synthslice {

/// SplitMix64 (Steele, Lea, Flood 2014): a small generator whose numbers, unlike those of the standard
/// distributions, are the same with every compiler. `Random(seed, stream)` gives independent streams, so
/// that draw number k of anything can be made again without the k - 1 before it.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : m_state(seed)
    {
        m_state = next() ^ (stream * 0x9E3779B97F4A7C15ULL);
        m_state = next();
    }

    /// 64 uniform bits.
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    /// Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    /// Uniform in {0, ..., count - 1}; count > 0. (Lemire's multiply-shift; its bias is below 2^-32.)
    std::uint32_t below(std::uint32_t count)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * count) >> 32U);
    }

    /// Standard normal (Box and Muller 1958).
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::uint64_t m_state;
};

/// Brings fewer than 2^32 values into an order that is drawn from all alike (Fisher and Yates 1938).
template <class T>
void shuffle(std::vector<T>& values, Random& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
}

}  // namespace synthslice
