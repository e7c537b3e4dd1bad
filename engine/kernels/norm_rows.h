#pragma once

#include <cstdint>

#include "engine/kernels/vector_code.h"

/// The passes of NormActivation over rows of `channels` values, each row one pixel. Sums are added to what
/// they hold. `a` and `b` are the affine map of the norm, whose sign chooses the activation's slope.
namespace synthslice::kernels::norm_rows {

/// Sums of x - shift and of its square.
template <class T>
SYNTHSLICE_VECTOR_CODE void addMoments(const T* __restrict x, std::int64_t rows, std::int64_t channels,
                                       const Wide<T>* __restrict shift, Wide<T>* __restrict sum,
                                       Wide<T>* __restrict squares)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]) - shift[c];
            sum[c] += value;
            squares[c] += value * value;
        }
    }
}

/// y = activation(a x + b).
template <class T>
SYNTHSLICE_VECTOR_CODE void activate(const T* __restrict x, T* __restrict y, std::int64_t rows,
                                     std::int64_t channels, const Wide<T>* __restrict a,
                                     const Wide<T>* __restrict b, Wide<T> slope)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, y += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]) * a[c] + b[c];
            narrow(value > 0 ? value : value * slope, y[c]);
        }
    }
}

/// Sums of g and g (x - mean), where g is `gradient` times the activation's slope.
template <class T>
SYNTHSLICE_VECTOR_CODE void
addGradients(const T* __restrict x, const T* __restrict gradient, std::int64_t rows, std::int64_t channels,
             const Wide<T>* __restrict a, const Wide<T>* __restrict b, const Wide<T>* __restrict mean,
             Wide<T> slope, Wide<T>* __restrict sum, Wide<T>* __restrict product)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, gradient += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]);
            const Wide<T> factor = value * a[c] + b[c] > 0 ? Wide<T>(1) : slope;
            const Wide<T> g = widened(gradient[c]) * factor;
            sum[c] += g;
            product[c] += g * (value - mean[c]);
        }
    }
}

/// out = ofG g + ofX (x - mean) + constant.
template <class T>
SYNTHSLICE_VECTOR_CODE void propagate(const T* __restrict x, const T* __restrict gradient, T* __restrict out,
                                      std::int64_t rows, std::int64_t channels, const Wide<T>* __restrict a,
                                      const Wide<T>* __restrict b, const Wide<T>* __restrict mean,
                                      Wide<T> slope, const Wide<T>* __restrict ofG,
                                      const Wide<T>* __restrict ofX, const Wide<T>* __restrict constant)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, gradient += channels, out += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]);
            const Wide<T> factor = value * a[c] + b[c] > 0 ? Wide<T>(1) : slope;
            narrow(ofG[c] * (widened(gradient[c]) * factor) + ofX[c] * (value - mean[c]) + constant[c],
                   out[c]);
        }
    }
}

/// Sums of v, v (x - mean) and v g.
template <class T>
SYNTHSLICE_VECTOR_CODE void addSecond(const T* __restrict x, const T* __restrict gradient,
                                      const T* __restrict v, std::int64_t rows, std::int64_t channels,
                                      const Wide<T>* __restrict a, const Wide<T>* __restrict b,
                                      const Wide<T>* __restrict mean, Wide<T> slope, Wide<T>* __restrict sum,
                                      Wide<T>* __restrict withX, Wide<T>* __restrict withG)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, gradient += channels, v += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]);
            const Wide<T> factor = value * a[c] + b[c] > 0 ? Wide<T>(1) : slope;
            const Wide<T> second = widened(v[c]);
            sum[c] += second;
            withX[c] += second * (value - mean[c]);
            withG[c] += second * (widened(gradient[c]) * factor);
        }
    }
}

/// out = slope(x) (ofV v + ofX (x - mean) + constant): what reaches the gradient that came from above.
template <class T>
SYNTHSLICE_VECTOR_CODE void
propagateToGradient(const T* __restrict x, const T* __restrict v, T* __restrict out, std::int64_t rows,
                    std::int64_t channels, const Wide<T>* __restrict a, const Wide<T>* __restrict b,
                    const Wide<T>* __restrict mean, Wide<T> slope, const Wide<T>* __restrict ofV,
                    const Wide<T>* __restrict ofX, const Wide<T>* __restrict constant)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, v += channels, out += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]);
            const Wide<T> factor = value * a[c] + b[c] > 0 ? Wide<T>(1) : slope;
            narrow(factor * (ofV[c] * widened(v[c]) + ofX[c] * (value - mean[c]) + constant[c]), out[c]);
        }
    }
}

/// out = ofV v + ofG g + ofX (x - mean) + constant: what reaches x from its gradient's gradient.
template <class T>
SYNTHSLICE_VECTOR_CODE void
propagateSecond(const T* __restrict x, const T* __restrict gradient, const T* __restrict v, T* __restrict out,
                std::int64_t rows, std::int64_t channels, const Wide<T>* __restrict a,
                const Wide<T>* __restrict b, const Wide<T>* __restrict mean, Wide<T> slope,
                const Wide<T>* __restrict ofV, const Wide<T>* __restrict ofG, const Wide<T>* __restrict ofX,
                const Wide<T>* __restrict constant)
{
    for (std::int64_t row = 0; row < rows;
         ++row, x += channels, gradient += channels, v += channels, out += channels) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const Wide<T> value = widened(x[c]);
            const Wide<T> factor = value * a[c] + b[c] > 0 ? Wide<T>(1) : slope;
            narrow(ofV[c] * widened(v[c]) + ofG[c] * (widened(gradient[c]) * factor) +
                       ofX[c] * (value - mean[c]) + constant[c],
                   out[c]);
        }
    }
}

}  // namespace synthslice::kernels::norm_rows
