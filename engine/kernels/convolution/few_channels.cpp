#include "engine/kernels/convolution/few_channels.h"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {
namespace {

// GCC's and Clang's vectors: what is one register with AVX-512 is two or four elsewhere.
using Wide16 = float __attribute__((vector_size(64)));
using Wide8 = float __attribute__((vector_size(32)));
constexpr std::int64_t mostLanes = 16;
constexpr int mostSums = 10;  ///< vectors of sums that stay in registers

template <class Vector>
constexpr std::int64_t lanesOf = sizeof(Vector) / sizeof(float);

/// Calls `work` with `count` (1 to `Most`) as a constant.
template <int Most, class Work>
void withConstant(int count, Work&& work)
{
    if constexpr (Most > 1) {
        if (count < Most) return withConstant<Most - 1>(count, std::forward<Work>(work));
    }
    work(std::integral_constant<int, Most>());
}

/// Cuts `total` into parts of nearly equal size, at most mostSums each: calls `work(first, count)`.
template <class Work>
void inParts(std::int64_t total, Work&& work)
{
    const std::int64_t parts = (total + mostSums - 1) / mostSums;
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::int64_t first = total * part / parts;
        work(first, static_cast<int>(total * (part + 1) / parts - first));
    }
}

/// The sizes of a convolution, with the large images padded by zeros.
struct Sizes {
    std::int64_t in;      ///< channels of the large images
    std::int64_t out;     ///< of the small ones
    std::int64_t window;  ///< pixels a side
    std::int64_t height;  ///< of the small images
    std::int64_t width;   ///< of the small images
    std::int64_t step;    ///< values from one window to that on its right
    std::int64_t line;    ///< values of a row of the padded large images
    std::int64_t down;    ///< values from one window to that below
    std::int64_t image;   ///< values of a padded large image
    std::int64_t row;     ///< values of a row of the window
    std::int64_t taps;    ///< values of the whole window

    Sizes(const Convolution& convolution, std::int64_t channelsIn, std::int64_t channelsOut)
        : in(channelsIn), out(channelsOut), window(convolution.window.size), height(convolution.small.height),
          width(convolution.small.width), step(convolution.window.stride * in),
          line((convolution.large.width + 2 * convolution.window.padding) * in),
          down(convolution.window.stride * line),
          image((convolution.large.height + 2 * convolution.window.padding) * line), row(window * in),
          taps(window * row)
    {
    }
};

/// {N, H + 2 p, W + 2 p, C}, the border zero; the images themselves without padding.
at::Tensor padded(const at::Tensor& images, std::int64_t padding)
{
    const at::Tensor dense = images.permute({0, 2, 3, 1}).contiguous();
    if (padding == 0) return dense;
    const at::Tensor made = at::zeros(
        {dense.size(0), dense.size(1) + 2 * padding, dense.size(2) + 2 * padding, dense.size(3)},
        dense.options());
    made.narrow(1, padding, dense.size(1)).narrow(2, padding, dense.size(2)).copy_(dense);
    return made;
}

/// The weights {Co, Ci, size, size} as {blocks, taps, lanes}: outputs side by side, zero where a block has
/// more lanes than outputs are left.
std::vector<float> byOutput(const at::Tensor& weight, const Sizes& sizes, std::int64_t lanes)
{
    const at::Tensor dense = weight.permute({0, 2, 3, 1}).contiguous();
    const float* values = dense.const_data_ptr<float>();
    const std::int64_t blocks = (sizes.out + lanes - 1) / lanes;
    std::vector<float> made(static_cast<std::size_t>(blocks * sizes.taps * lanes));
    for (std::int64_t output = 0; output < sizes.out; ++output) {
        float* block = made.data() + (output / lanes) * sizes.taps * lanes + output % lanes;
        for (std::int64_t tap = 0; tap < sizes.taps; ++tap)
            block[tap * lanes] = values[output * sizes.taps + tap];
    }
    return made;
}

/// The outputs of `Pixels` windows side by side, lanesOf<Vector> each: y[pixel x outputs + lane]. Later
/// pixels overwrite lanes that an earlier one has too many, so y needs room for mostLanes more.
template <class Vector, int Pixels>
SYNTHSLICE_VECTOR_CODE void multiply(const float* __restrict x, const float* __restrict weights,
                                     const float* __restrict bias, float* __restrict y, std::int64_t window,
                                     std::int64_t row, std::int64_t line, std::int64_t step,
                                     std::int64_t outputs)
{
    Vector sums[Pixels];
#pragma GCC unroll 16
    for (int pixel = 0; pixel < Pixels; ++pixel) std::memcpy(&sums[pixel], bias, sizeof(Vector));
    for (std::int64_t top = 0; top < window; ++top, x += line) {
        for (std::int64_t tap = 0; tap < row; ++tap, weights += lanesOf<Vector>) {
            Vector weight;
            std::memcpy(&weight, weights, sizeof(Vector));
#pragma GCC unroll 16
            for (int pixel = 0; pixel < Pixels; ++pixel) sums[pixel] += x[pixel * step + tap] * weight;
        }
    }
#pragma GCC unroll 16
    for (int pixel = 0; pixel < Pixels; ++pixel)
        std::memcpy(y + pixel * outputs, &sums[pixel], sizeof(Vector));
}

/// Adds to `sums`, {Taps, lanes}, the products of `Taps` values from x on with all outputs' y under each
/// window of an image.
template <class Vector, int Taps>
SYNTHSLICE_VECTOR_CODE void correlate(const float* __restrict x, const float* __restrict y,
                                      float* __restrict sums, std::int64_t height, std::int64_t width,
                                      std::int64_t down, std::int64_t step, std::int64_t outputs)
{
    Vector sum[Taps];
#pragma GCC unroll 16
    for (int tap = 0; tap < Taps; ++tap) std::memcpy(&sum[tap], sums + tap * lanesOf<Vector>, sizeof(Vector));
    for (std::int64_t top = 0; top < height; ++top, x += down) {
        for (std::int64_t left = 0; left < width; ++left, y += outputs) {
            Vector gradient;
            std::memcpy(&gradient, y, sizeof(Vector));
#pragma GCC unroll 16
            for (int tap = 0; tap < Taps; ++tap) sum[tap] += x[left * step + tap] * gradient;
        }
    }
#pragma GCC unroll 16
    for (int tap = 0; tap < Taps; ++tap) std::memcpy(sums + tap * lanesOf<Vector>, &sum[tap], sizeof(Vector));
}

/// Adds to x, at `places`, what the outputs y of one row of windows give to `Vectors` vectors of each window;
/// weights {outputs, Vectors, lanes}.
template <class Vector, int Vectors>
SYNTHSLICE_VECTOR_CODE void scatter(const float* __restrict y, const float* __restrict weights,
                                    float* __restrict x, const std::int64_t* __restrict places,
                                    std::int64_t width, std::int64_t step, std::int64_t outputs)
{
    for (std::int64_t left = 0; left < width; ++left, y += outputs, x += step) {
        Vector sums[Vectors] = {};
        const float* weight = weights;
        for (std::int64_t output = 0; output < outputs; ++output) {
            const float value = y[output];
#pragma GCC unroll 16
            for (int vector = 0; vector < Vectors; ++vector, weight += lanesOf<Vector>) {
                Vector factor;
                std::memcpy(&factor, weight, sizeof(Vector));
                sums[vector] += value * factor;
            }
        }
#pragma GCC unroll 16
        for (int vector = 0; vector < Vectors; ++vector) {
            Vector sum;
            std::memcpy(&sum, x + places[vector], sizeof(Vector));
            sum += sums[vector];
            std::memcpy(x + places[vector], &sum, sizeof(Vector));
        }
    }
}

template <class Vector>
at::Tensor downBy(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                  const Convolution& convolution)
{
    constexpr std::int64_t lanes = lanesOf<Vector>;
    const Sizes sizes(convolution, x.size(1), weight.size(0));
    const at::Tensor large = padded(x, convolution.window.padding);
    const std::vector<float> weights = byOutput(weight, sizes, lanes);
    const std::int64_t blocks = (sizes.out + lanes - 1) / lanes;
    std::vector<float> biases(static_cast<std::size_t>(blocks * lanes));
    if (bias.defined()) {
        const at::Tensor dense = bias.contiguous();
        std::copy_n(dense.const_data_ptr<float>(), sizes.out, biases.begin());
    }
    const at::Tensor made = at::empty({x.size(0), sizes.height, sizes.width, sizes.out}, x.options());
    const float* from = large.const_data_ptr<float>();
    auto* to = made.mutable_data_ptr<float>();
    at::parallel_for(0, x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t values = sizes.width * sizes.out;
        std::vector<float> rowOfOutputs(static_cast<std::size_t>(values + blocks * lanes));
        for (std::int64_t row = begin * sizes.height; row < end * sizes.height; ++row) {
            const float* source = from + row / sizes.height * sizes.image + row % sizes.height * sizes.down;
            // The last block first, as it overwrites lanes of the first one's next pixel.
            for (std::int64_t block = blocks - 1; block >= 0; --block) {
                inParts(sizes.width, [&](std::int64_t first, int count) {
                    withConstant<mostSums>(count, [&](auto pixels) {
                        multiply<Vector, decltype(pixels)::value>(
                            source + first * sizes.step, weights.data() + block * sizes.taps * lanes,
                            biases.data() + block * lanes,
                            rowOfOutputs.data() + first * sizes.out + block * lanes, sizes.window, sizes.row,
                            sizes.line, sizes.step, sizes.out);
                    });
                });
            }
            std::copy_n(rowOfOutputs.data(), values, to + row * values);
        }
    });
    return made.permute({0, 3, 1, 2});
}

template <class Vector>
at::Tensor weightGradientBy(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution)
{
    constexpr std::int64_t lanes = lanesOf<Vector>;
    const Sizes sizes(convolution, x.size(1), y.size(1));
    const at::Tensor large = padded(x, convolution.window.padding);
    const at::Tensor small = y.permute({0, 2, 3, 1}).contiguous();
    const std::int64_t blocks = (sizes.out + lanes - 1) / lanes;
    const std::int64_t sums = blocks * sizes.taps * lanes;
    // One for each thread, added up in their order.
    const int threads = at::get_num_threads();
    std::vector<float> ofThreads(static_cast<std::size_t>(threads * sums));
    const float* from = large.const_data_ptr<float>();
    const float* gradients = small.const_data_ptr<float>();
    at::parallel_for(0, x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        float* own = ofThreads.data() + at::get_thread_num() * sums;
        const std::int64_t values = sizes.height * sizes.width * sizes.out;
        std::vector<float> outputs(static_cast<std::size_t>(values + blocks * lanes));
        for (std::int64_t image = begin; image < end; ++image) {
            std::copy_n(gradients + image * values, values,
                        outputs.data());  // which may be read beyond its end
            for (std::int64_t block = 0; block < blocks; ++block) {
                for (std::int64_t top = 0; top < sizes.window; ++top) {
                    inParts(sizes.row, [&](std::int64_t first, int count) {
                        withConstant<mostSums>(count, [&](auto taps) {
                            correlate<Vector, decltype(taps)::value>(
                                from + image * sizes.image + top * sizes.line + first,
                                outputs.data() + block * lanes,
                                own + ((block * sizes.window + top) * sizes.row + first) * lanes,
                                sizes.height, sizes.width, sizes.down, sizes.step, sizes.out);
                        });
                    });
                }
            }
        }
    });
    const at::Tensor made = at::empty({sizes.out, sizes.window, sizes.window, sizes.in}, x.options());
    auto* to = made.mutable_data_ptr<float>();
    for (std::int64_t output = 0; output < sizes.out; ++output) {
        for (std::int64_t tap = 0; tap < sizes.taps; ++tap) {
            const std::int64_t place = (output / lanes * sizes.taps + tap) * lanes + output % lanes;
            float sum = 0.0F;
            for (int thread = 0; thread < threads; ++thread)
                sum += ofThreads[static_cast<std::size_t>(thread * sums + place)];
            to[output * sizes.taps + tap] = sum;
        }
    }
    return made.permute({0, 3, 1, 2});
}

/// Where a vector of a window's values lies in its image, and the weights {outputs, lanes} for it.
struct WindowVector {
    std::int64_t place;
    std::vector<float> weights;
};

template <class Vector>
std::vector<WindowVector> windowVectors(const at::Tensor& weight, const Sizes& sizes)
{
    constexpr std::int64_t lanes = lanesOf<Vector>;
    const at::Tensor dense = weight.permute({0, 2, 3, 1}).contiguous();
    const float* values = dense.const_data_ptr<float>();
    std::vector<WindowVector> vectors;
    for (std::int64_t top = 0; top < sizes.window; ++top) {
        for (std::int64_t first = 0; first < sizes.row; first += lanes) {
            WindowVector vector{top * sizes.line + first,
                                std::vector<float>(static_cast<std::size_t>(sizes.out * lanes))};
            const std::int64_t count = std::min(lanes, sizes.row - first);
            for (std::int64_t output = 0; output < sizes.out; ++output) {
                std::copy_n(values + output * sizes.taps + top * sizes.row + first, count,
                            vector.weights.data() + output * lanes);
            }
            vectors.push_back(std::move(vector));
        }
    }
    return vectors;
}

template <class Vector>
at::Tensor upBy(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution)
{
    constexpr std::int64_t lanes = lanesOf<Vector>;
    const Sizes sizes(convolution, weight.size(1), y.size(1));
    const Extent& extent = convolution.large;
    const std::int64_t padding = convolution.window.padding;
    const std::vector<WindowVector> vectors = windowVectors<Vector>(weight, sizes);
    const at::Tensor small = y.permute({0, 2, 3, 1}).contiguous();
    const at::Tensor made = at::empty({y.size(0), extent.height, extent.width, sizes.in}, y.options());
    const float* gradients = small.const_data_ptr<float>();
    auto* to = made.mutable_data_ptr<float>();

    // Groups of vectors whose sums stay in registers: weights {outputs, vectors, lanes} and places.
    struct Group {
        int count;
        std::vector<float> weights;
        std::vector<std::int64_t> places;
    };
    std::vector<Group> groups;
    inParts(static_cast<std::int64_t>(vectors.size()), [&](std::int64_t first, int count) {
        Group group{count, {}, {}};
        for (std::int64_t output = 0; output < sizes.out; ++output) {
            for (int i = 0; i < count; ++i) {
                const float* values = vectors[static_cast<std::size_t>(first + i)].weights.data() +
                                      output * lanes;
                group.weights.insert(group.weights.end(), values, values + lanes);
            }
        }
        for (int i = 0; i < count; ++i)
            group.places.push_back(vectors[static_cast<std::size_t>(first + i)].place);
        groups.push_back(std::move(group));
    });
    at::parallel_for(0, y.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> image(static_cast<std::size_t>(sizes.image + lanes));
        for (std::int64_t n = begin; n < end; ++n) {
            std::ranges::fill(image, 0.0F);
            for (std::int64_t top = 0; top < sizes.height; ++top) {
                const float* row = gradients + (n * sizes.height + top) * sizes.width * sizes.out;
                for (const Group& group : groups) {
                    withConstant<mostSums>(group.count, [&](auto count) {
                        scatter<Vector, decltype(count)::value>(
                            row, group.weights.data(), image.data() + top * sizes.down, group.places.data(),
                            sizes.width, sizes.step, sizes.out);
                    });
                }
            }
            const std::int64_t values = extent.width * sizes.in;
            for (std::int64_t line = 0; line < extent.height; ++line) {
                std::copy_n(image.data() + (line + padding) * sizes.line + padding * sizes.in, values,
                            to + (n * extent.height + line) * values);
            }
        }
    });
    return made.permute({0, 3, 1, 2});
}

/// Half vectors where they hold all.
bool fitsInHalf(std::int64_t values)
{
    return values <= lanesOf<Wide8>;
}

}  // namespace

bool hasFewChannels(const at::Tensor& images, std::int64_t channelsOfLarge, std::int64_t channelsOfSmall,
                    const Convolution& convolution)
{
    return images.is_cpu() && images.scalar_type() == at::kFloat && convolution.window.size > 1 &&
           channelsOfLarge <= 16 && channelsOfSmall <= 24;
}

at::Tensor fewChannelsDown(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const Convolution& convolution)
{
    return fitsInHalf(weight.size(0)) ? downBy<Wide8>(x, weight, bias, convolution)
                                      : downBy<Wide16>(x, weight, bias, convolution);
}

at::Tensor fewChannelsUp(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution)
{
    return fitsInHalf(convolution.window.size * weight.size(1)) ? upBy<Wide8>(y, weight, convolution)
                                                                : upBy<Wide16>(y, weight, convolution);
}

at::Tensor fewChannelsWeightGradient(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution)
{
    return fitsInHalf(y.size(1)) ? weightGradientBy<Wide8>(y, x, convolution)
                                 : weightGradientBy<Wide16>(y, x, convolution);
}

}  // namespace synthslice::kernels
