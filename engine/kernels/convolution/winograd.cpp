#include "engine/kernels/convolution/winograd.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <ATen/Parallel.h>
#include <ATen/native/CPUBlas.h>

#include "engine/kernels/convolution/winograd_tiles.h"

namespace synthslice::kernels {
namespace {

constexpr int side = 4;                            // pixels of the small image in a tile
constexpr std::int64_t tilesPerTask = lanes;       // whose elements stay in a core's second cache
constexpr std::int64_t tilesPerBlock = 128;        // the same, of all cores in the third
constexpr std::int64_t weightRowsPerTask = 8;      // of weights
constexpr std::int64_t largestMatrices = 8 << 20;  // floats; what is larger, malloc hands back after use

/// Points whose rounding errors are half of those of 0, 1, -1, 2 and -2 (measured for fp32 and 64 channels).
template <int Taps>
constexpr std::array<double, side + Taps - 2> finitePoints()
{
    if constexpr (Taps == 3) {
        return {0.0, 0.75, -0.75, 1.5, -1.5};
    } else {
        return {0.0, -1.0, 0.5, 2.0};
    }
}

template <int Taps>
constexpr auto form = filterForm<side, Taps>(finitePoints<Taps>());

/// How far apart elements of `size` floats are kept: an odd number of vectors, or they would all fall into
/// the same sets of the first cache.
constexpr std::int64_t elementStride(std::int64_t size)
{
    return ((size + lanes - 1) / lanes | 1) * lanes;
}

/// Pixels `stride` apart, the first of them at (top, left), which may lie outside of the image.
struct Lattice {
    std::int64_t stride;
    std::int64_t top;
    std::int64_t left;
};

/// Images {count, height, width, channels}, dense.
template <class T>
struct Images {
    T* data;
    std::int64_t count;
    std::int64_t height;
    std::int64_t width;
    std::int64_t channels;

    explicit Images(const at::Tensor& nhwc)
        : data(elements<std::remove_const_t<T>>(nhwc)), count(nhwc.size(0)), height(nhwc.size(1)),
          width(nhwc.size(2)), channels(nhwc.size(3))
    {
    }
};

/// How tiles of `side` x `side` positions cover the images.
struct Tiles {
    std::int64_t rows;
    std::int64_t columns;
    std::int64_t count;

    Tiles(std::int64_t images, std::int64_t height, std::int64_t width)
        : rows((height + side - 1) / side), columns((width + side - 1) / side), count(images * rows * columns)
    {
    }
};

/// The `extent` x `extent` pixels of a lattice from where the tile begins; null outside of the image and of
/// the tiles.
template <class T>
void pixelsOfTile(const Images<T>& images, const Lattice& lattice, const Tiles& tiles, std::int64_t tile,
                  int extent, T** pixels)
{
    const std::int64_t image = tile / (tiles.rows * tiles.columns);
    const std::int64_t firstRow = tile / tiles.columns % tiles.rows * side;
    const std::int64_t firstColumn = tile % tiles.columns * side;
    for (int i = 0; i < extent; ++i) {
        const std::int64_t row = lattice.top + lattice.stride * (firstRow + i);
        const bool inside = tile < tiles.count && row >= 0 && row < images.height;
        for (int j = 0; j < extent; ++j) {
            const std::int64_t column = lattice.left + lattice.stride * (firstColumn + j);
            *pixels++ = inside && column >= 0 && column < images.width
                            ? images.data +
                                  ((image * images.height + row) * images.width + column) * images.channels
                            : nullptr;
        }
    }
}

/// One phase of a strided window: every `stride`-th of its taps from (row, column) on.
struct Phase {
    std::int64_t row;
    std::int64_t column;
};

std::vector<Phase> phasesOf(const Window& window)
{
    std::vector<Phase> phases;
    for (std::int64_t row = 0; row < window.stride; ++row) {
        for (std::int64_t column = 0; column < window.stride; ++column) phases.push_back({row, column});
    }
    return phases;
}

/// The pixels of the large image that a phase meets.
Lattice latticeOf(const Phase& phase, const Window& window)
{
    return {window.stride, phase.row - window.padding, phase.column - window.padding};
}

std::vector<Lattice> latticesOf(const Window& window)
{
    std::vector<Lattice> lattices;
    for (const Phase& phase : phasesOf(window)) lattices.push_back(latticeOf(phase, window));
    return lattices;
}

/// Where in the window the i-th tap of a phase is.
template <int Taps>
std::int64_t tapIndex(const Phase& phase, const Window& window, int i)
{
    return (phase.row + window.stride * (i / Taps)) * window.size + phase.column + window.stride * (i % Taps);
}

/// Transforms the taps of a phase, of `taps` {size, size, rows, columns}, into matrices {points^2, ...,
/// columns}.
template <class T, int Taps>
void transformTaps(const at::Tensor& taps, const Phase& phase, const Window& window, bool flipped, float* out,
                   std::int64_t matrixStride)
{
    const std::int64_t rows = taps.size(2);
    const std::int64_t columns = taps.size(3);
    const T* data = elements<T>(taps);
    at::parallel_for(0, rows, weightRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            std::array<const T*, Taps * Taps> pixels;
            for (int i = 0; i < Taps * Taps; ++i) {
                const int tap = flipped ? Taps * Taps - 1 - i : i;
                pixels[static_cast<std::size_t>(i)] = data +
                                                      (tapIndex<Taps>(phase, window, tap) * rows + row) *
                                                          columns;
            }
            transformPixels<T, form<Taps>.g>(pixels.data(), columns, out + row * columns, matrixStride);
        }
    });
}

/// Transforms what a tile meets of the lattices, side by side.
template <class T, int Taps>
void transformTile(const Images<const T>& images, const std::vector<Lattice>& lattices, const Tiles& tiles,
                   std::int64_t tile, float* out, std::int64_t stride)
{
    constexpr int points = form<Taps>.points;
    for (const Lattice& lattice : lattices) {
        std::array<const T*, points * points> pixels;
        pixelsOfTile(images, lattice, tiles, tile, points, pixels.data());
        transformPixels<T, form<Taps>.bt>(pixels.data(), images.channels, out, stride);
        out += images.channels;
    }
}

/// Filters the lattices `inputs` of `from`, side by side, with `matrices` {points^2, inputs x channels,
/// channels of `into`} and writes the lattice `output` of `into`.
template <class T, int Taps>
void filter(const Images<const T>& from, const std::vector<Lattice>& inputs, const float* matrices,
            const float* bias, const Images<T>& into, const Lattice& output, const Tiles& tiles)
{
    constexpr int points = form<Taps>.points;
    constexpr int area = points * points;
    const std::int64_t depth = from.channels * static_cast<std::int64_t>(inputs.size());
    const std::int64_t matrixStride = elementStride(depth * into.channels);
    const std::int64_t tasks = (tiles.count + tilesPerTask - 1) / tilesPerTask;
    at::parallel_for(0, tasks, 1, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t inputStride = elementStride(tilesPerTask * depth);
        const std::int64_t outputStride = elementStride(tilesPerTask * into.channels);
        const auto columns = std::make_unique_for_overwrite<float[]>(
            static_cast<std::size_t>(area * inputStride));
        const auto products = std::make_unique_for_overwrite<float[]>(
            static_cast<std::size_t>(area * outputStride));
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t first = task * tilesPerTask;
            const std::int64_t count = std::min(tilesPerTask, tiles.count - first);
            for (std::int64_t tile = 0; tile < count; ++tile) {
                transformTile<T, Taps>(from, inputs, tiles, first + tile, columns.get() + tile * depth,
                                       inputStride);
            }
            for (int e = 0; e < area; ++e) {
                at::native::cpublas::brgemm(count, into.channels, depth, depth, into.channels, into.channels,
                                            /*add_C=*/false, columns.get() + e * inputStride,
                                            matrices + e * matrixStride, products.get() + e * outputStride);
            }
            for (std::int64_t tile = 0; tile < count; ++tile) {
                std::array<T*, side * side> pixels;
                pixelsOfTile(into, output, tiles, first + tile, side, pixels.data());
                transformProducts<T, form<Taps>.a.transposed()>(
                    products.get() + tile * into.channels, outputStride, bias, into.channels, pixels.data());
            }
        }
    });
}

template <class T, int Taps>
at::Tensor downOf(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                  const Convolution& convolution)
{
    constexpr int points = form<Taps>.points;
    const Window& window = convolution.window;
    const std::int64_t outputs = weight.size(0);
    const std::int64_t inputs = weight.size(1);
    const auto phases = phasesOf(window);
    const std::int64_t depth = inputs * static_cast<std::int64_t>(phases.size());
    const at::Tensor taps = weight.permute({2, 3, 1, 0}).contiguous();
    const std::int64_t matrixStride = elementStride(depth * outputs);
    const at::Tensor matrices = at::empty({points * points, matrixStride}, x.options().dtype(at::kFloat));
    for (std::size_t i = 0; i < phases.size(); ++i) {
        transformTaps<T, Taps>(taps, phases[i], window, /*flipped=*/false,
                               elements<float>(matrices) + static_cast<std::int64_t>(i) * inputs * outputs,
                               matrixStride);
    }
    const at::Tensor images = channelsLast(x);
    const Extent& extent = convolution.small;
    const at::Tensor result = at::empty({x.size(0), extent.height, extent.width, outputs}, x.options());
    const at::Tensor offset = bias.defined() ? bias.to(at::kFloat).contiguous() : bias;
    filter<T, Taps>(Images<const T>(images), latticesOf(window), elements<float>(matrices),
                    bias.defined() ? elements<float>(offset) : nullptr, Images<T>(result), {1, 0, 0},
                    Tiles(x.size(0), extent.height, extent.width));
    return channelsFirst(result);
}

template <class T, int Taps>
at::Tensor upOf(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution)
{
    constexpr int points = form<Taps>.points;
    const Window& window = convolution.window;
    const std::int64_t outputs = weight.size(1);
    const at::Tensor taps = weight.permute({2, 3, 0, 1}).contiguous();
    const std::int64_t matrixStride = elementStride(weight.size(0) * outputs);
    const at::Tensor matrices = at::empty({points * points, matrixStride}, y.options().dtype(at::kFloat));
    const at::Tensor images = channelsLast(y);
    const Extent& extent = convolution.large;
    const at::Tensor result = at::empty({y.size(0), extent.height, extent.width, outputs}, y.options());
    for (const Phase& phase : phasesOf(window)) {
        transformTaps<T, Taps>(taps, phase, window, /*flipped=*/true, elements<float>(matrices),
                               matrixStride);
        // A pixel at stride x position + phase - padding is made of the small pixels from position - Taps + 1
        // on.
        const auto position = [&](std::int64_t offset) {
            return std::max<std::int64_t>(0, window.padding - offset + window.stride - 1) / window.stride;
        };
        const std::int64_t top = position(phase.row);
        const std::int64_t left = position(phase.column);
        const Lattice output{window.stride, top * window.stride + phase.row - window.padding,
                             left * window.stride + phase.column - window.padding};
        const auto positions = [&](std::int64_t pixels, std::int64_t first) {
            return (pixels - first + window.stride - 1) / window.stride;
        };
        filter<T, Taps>(
            Images<const T>(images), {{1, top - Taps + 1, left - Taps + 1}}, elements<float>(matrices),
            nullptr, Images<T>(result), output,
            Tiles(y.size(0), positions(extent.height, output.top), positions(extent.width, output.left)));
    }
    return channelsFirst(result);
}

/// Elements of the tiles of one block, as products over tiles take them, and the sums of those products.
struct GradientElements {
    std::int64_t depth;          ///< channels of all phases of the large image
    std::int64_t outputs;        ///< channels of the small image
    std::int64_t largeStride;    ///< of large, {points^2, tiles, depth}
    std::int64_t smallStride;    ///< of small, {points^2, outputs, tiles}
    std::int64_t productStride;  ///< of products, {points^2, outputs, depth}
    at::Tensor large;
    at::Tensor small;
    at::Tensor products;

    GradientElements(std::int64_t area, std::int64_t depthOfLarge, std::int64_t channelsOfSmall,
                     const at::TensorOptions& options)
        : depth(depthOfLarge), outputs(channelsOfSmall), largeStride(elementStride(tilesPerBlock * depth)),
          smallStride(elementStride(outputs * tilesPerBlock)), productStride(elementStride(outputs * depth)),
          large(at::empty({area, largeStride}, options)), small(at::empty({area, smallStride}, options)),
          products(at::empty({area, productStride}, options))
    {
    }
};

/// The elements of the `count` tiles from `first` on.
template <class T, int Taps>
void transformBlock(const Images<const T>& small, const Images<const T>& large, const Window& window,
                    const Tiles& tiles, std::int64_t first, std::int64_t count, GradientElements& into)
{
    constexpr int area = side * side;
    const auto lattices = latticesOf(window);
    at::parallel_for(0, (count + lanes - 1) / lanes, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t tile = begin * lanes; tile < end * lanes; tile += lanes) {
            std::array<const T*, lanes * area> smallPixels;
            for (std::int64_t lane = 0; lane < lanes; ++lane) {
                pixelsOfTile(small, {1, 0, 0}, tiles, first + tile + lane, side,
                             smallPixels.data() + lane * area);
                transformTile<T, Taps>(large, lattices, tiles, first + tile + lane,
                                       elements<float>(into.large) + (tile + lane) * into.depth,
                                       into.largeStride);
            }
            transformPixelsOfTiles<T, form<Taps>.a>(smallPixels.data(), into.outputs,
                                                    elements<float>(into.small) + tile, into.smallStride,
                                                    tilesPerBlock);
        }
    });
}

/// Weights {outputs, size, size, inputs} of the sums of products.
template <class T, int Taps>
at::Tensor tapsOf(const GradientElements& from, const Window& window, const at::TensorOptions& options)
{
    const auto phases = phasesOf(window);
    const std::int64_t inputs = from.depth / static_cast<std::int64_t>(phases.size());
    const at::Tensor weight = at::empty({from.outputs, window.size, window.size, inputs}, options);
    at::parallel_for(0, from.outputs, weightRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t output = begin; output < end; ++output) {
            const float* row = elements<float>(from.products) + output * from.depth;
            for (const Phase& phase : phases) {
                std::array<T*, Taps * Taps> taps;
                T* const weights = elements<T>(weight) + output * window.size * window.size * inputs;
                for (int i = 0; i < Taps * Taps; ++i) {
                    taps[static_cast<std::size_t>(i)] = weights + tapIndex<Taps>(phase, window, i) * inputs;
                }
                transformProducts<T, form<Taps>.g.transposed()>(row, from.productStride, nullptr, inputs,
                                                                taps.data());
                row += inputs;
            }
        }
    });
    return weight;
}

template <class T, int Taps>
at::Tensor weightGradientOf(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution)
{
    constexpr int area = form<Taps>.points * form<Taps>.points;
    const Window& window = convolution.window;
    const at::Tensor small = channelsLast(y);
    const at::Tensor large = channelsLast(x);
    const Tiles tiles(y.size(0), convolution.small.height, convolution.small.width);
    GradientElements block(area, x.size(1) * window.stride * window.stride, y.size(1),
                           x.options().dtype(at::kFloat));
    for (std::int64_t first = 0; first < tiles.count; first += tilesPerBlock) {
        const std::int64_t count = std::min(tilesPerBlock, tiles.count - first);
        transformBlock<T, Taps>(Images<const T>(small), Images<const T>(large), window, tiles, first, count,
                                block);
        at::parallel_for(0, area, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t e = begin; e < end; ++e) {
                at::native::cpublas::brgemm(block.outputs, block.depth, count, tilesPerBlock, block.depth,
                                            block.depth, /*add_C=*/first > 0,
                                            elements<float>(block.small) + e * block.smallStride,
                                            elements<float>(block.large) + e * block.largeStride,
                                            elements<float>(block.products) + e * block.productStride);
            }
        });
    }
    return channelsFirst(tapsOf<T, Taps>(block, window, x.options()));
}

/// Calls `run` with a value of the elements' type and the taps a phase has.
template <class Run>
at::Tensor dispatchWinograd(const at::Tensor& images, const Window& window, Run run)
{
    const bool three = window.size / window.stride == 3;
    const std::integral_constant<int, 3> threeTaps;
    const std::integral_constant<int, 2> twoTaps;
    if (images.scalar_type() == at::kBFloat16) {
        return three ? run(Bf16Bits{}, threeTaps) : run(Bf16Bits{}, twoTaps);
    }
    return three ? run(float{}, threeTaps) : run(float{}, twoTaps);
}

}  // namespace

bool hasWinograd(Map map, const at::Tensor& images, std::int64_t channelsOfLarge,
                 std::int64_t channelsOfSmall, const Convolution& convolution)
{
    const Window& window = convolution.window;
    const bool fits = (window.size == 3 && window.stride == 1) || (window.size == 4 && window.stride == 2);
    if (!fits || !images.is_cpu() ||
        (images.scalar_type() != at::kFloat && images.scalar_type() != at::kBFloat16) ||
        std::min(channelsOfLarge, channelsOfSmall) < lanes) {
        return false;
    }
    const Tiles tiles(images.size(0), convolution.small.height, convolution.small.width);
    const std::int64_t points = side + window.size / window.stride - 1;
    const std::int64_t phases = map == Map::Up ? 1 : window.stride * window.stride;
    const std::int64_t matrices = points * points * phases * channelsOfLarge * channelsOfSmall;
    return tiles.count >= 2 * tilesPerTask && matrices <= largestMatrices;
}

at::Tensor winogradDown(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                        const Convolution& convolution)
{
    return dispatchWinograd(x, convolution.window, [&](auto type, auto taps) {
        return downOf<decltype(type), decltype(taps)::value>(x, weight, bias, convolution);
    });
}

at::Tensor winogradUp(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution)
{
    return dispatchWinograd(y, convolution.window, [&](auto type, auto taps) {
        return upOf<decltype(type), decltype(taps)::value>(y, weight, convolution);
    });
}

at::Tensor winogradWeightGradient(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution)
{
    return dispatchWinograd(x, convolution.window, [&](auto type, auto taps) {
        return weightGradientOf<decltype(type), decltype(taps)::value>(y, x, convolution);
    });
}

}  // namespace synthslice::kernels
