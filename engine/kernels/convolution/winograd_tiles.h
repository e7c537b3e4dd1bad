#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "engine/kernels/convolution/toom_cook.h"
#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {

/// Channels, or tiles, that one vector holds.
constexpr std::int64_t lanes = 16;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));

template <class T>
[[gnu::always_inline]] inline void load(const T* from, Lanes& into)
{
    for (std::int64_t lane = 0; lane < lanes; ++lane) into[lane] = widened(from[lane]);
}

template <class T>
[[gnu::always_inline]] inline void store(const Lanes& from, T* into)
{
    for (std::int64_t lane = 0; lane < lanes; ++lane) narrow(from[lane], into[lane]);
}

/// sum over k of M[Row][k] in[k x stride], without what is multiplied by zero. Vectors are passed by
/// reference, as how they are returned depends on the processor.
template <auto M, int Row, int... K>
[[gnu::always_inline]] inline void productOfRow(const Lanes* in, int stride, Lanes& sum,
                                                std::integer_sequence<int, K...>)
{
    sum = Lanes{};
    ((M.at[Row][K] == 0.0F ? void() : void(sum += M.at[Row][K] * in[K * stride])), ...);
}

template <auto M, int Rows, int Columns, int... Row>
[[gnu::always_inline]] inline void productOfRows(const Lanes* in, int inStride, Lanes* out, int outStride,
                                                 std::integer_sequence<int, Row...>)
{
    (productOfRow<M, Row>(in, inStride, out[Row * outStride], std::make_integer_sequence<int, Columns>()),
     ...);
}

/// M in Mt of a tile `in` of {Columns, Columns} into `out` of {Rows, Rows}.
template <auto M>
[[gnu::always_inline]] inline void transform(const Lanes* in, Lanes* out)
{
    constexpr int rows = M.rows;
    constexpr int columns = M.columns;
    Lanes half[rows * columns];
    for (int column = 0; column < columns; ++column) {
        productOfRows<M, rows, columns>(in + column, columns, half + column, columns,
                                        std::make_integer_sequence<int, rows>());
    }
    for (int row = 0; row < rows; ++row) {
        productOfRows<M, rows, columns>(half + row * columns, 1, out + row * rows, 1,
                                        std::make_integer_sequence<int, rows>());
    }
}

/// Calls `run` with the first of every `lanes` of `channels`; the last ones overlap others where they do not
/// divide.
template <class Run>
[[gnu::always_inline]] inline void forLanes(std::int64_t channels, Run run)
{
    for (std::int64_t first = 0; first < channels; first += lanes) {
        run(first + lanes <= channels ? first : channels - lanes);
    }
}

/// Transforms a tile whose pixels, null where they are zero, each hold `channels` values. Element e of the
/// result goes to out + e x stride.
template <class T, auto M>
SYNTHSLICE_VECTOR_CODE void transformPixels(const T* const* __restrict pixels, std::int64_t channels,
                                            float* __restrict out, std::int64_t stride)
{
    forLanes(
        channels, [&](std::int64_t first) __attribute__((always_inline)) {
            Lanes in[M.columns * M.columns];
            Lanes result[M.rows * M.rows];
            for (int i = 0; i < M.columns * M.columns; ++i) {
                in[i] = Lanes{};
                if (pixels[i] != nullptr) load(pixels[i] + first, in[i]);
            }
            transform<M>(in, result);
            for (int e = 0; e < M.rows * M.rows; ++e) store(result[e], out + e * stride + first);
        });
}

/// The same for `lanes` tiles, pixels of {tile, pixel}: their elements become neighbours, channels are
/// `channelStride` apart.
template <class T, auto M>
SYNTHSLICE_VECTOR_CODE void transformPixelsOfTiles(const T* const* __restrict pixels, std::int64_t channels,
                                                   float* __restrict out, std::int64_t stride,
                                                   std::int64_t channelStride)
{
    constexpr int area = M.columns * M.columns;
    forLanes(
        channels, [&](std::int64_t first) __attribute__((always_inline)) {
            float in[lanes][area][lanes];
            for (int i = 0; i < area; ++i) {
                for (std::int64_t tile = 0; tile < lanes; ++tile) {
                    const T* pixel = pixels[tile * area + i];
                    for (std::int64_t channel = 0; channel < lanes; ++channel) {
                        in[channel][i][tile] = pixel != nullptr ? widened(pixel[first + channel]) : 0.0F;
                    }
                }
            }
            for (std::int64_t channel = 0; channel < lanes; ++channel) {
                Lanes tile[area];
                Lanes result[M.rows * M.rows];
                std::memcpy(tile, in[channel], sizeof tile);
                transform<M>(tile, result);
                for (int e = 0; e < M.rows * M.rows; ++e) {
                    store(result[e], out + e * stride + (first + channel) * channelStride);
                }
            }
        });
}

/// Transforms elements that are `stride` apart and hold `channels` values into pixels, but those that are
/// null; the bias may be null.
template <class T, auto M>
SYNTHSLICE_VECTOR_CODE void transformProducts(const float* __restrict products, std::int64_t stride,
                                              const float* __restrict bias, std::int64_t channels,
                                              T* const* __restrict pixels)
{
    forLanes(
        channels, [&](std::int64_t first) __attribute__((always_inline)) {
            Lanes in[M.columns * M.columns];
            Lanes result[M.rows * M.rows];
            for (int e = 0; e < M.columns * M.columns; ++e) load(products + e * stride + first, in[e]);
            transform<M>(in, result);
            Lanes offset{};
            if (bias != nullptr) load(bias + first, offset);
            for (int i = 0; i < M.rows * M.rows; ++i) {
                if (pixels[i] != nullptr) store(result[i] + offset, pixels[i] + first);
            }
        });
}

}  // namespace synthslice::kernels
