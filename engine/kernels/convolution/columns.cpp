#include "engine/kernels/convolution/columns.h"

#include <algorithm>
#include <array>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {
namespace {

constexpr std::int64_t imageRowsPerTask = 8;

/// A window that covers the whole image has its values in the image's own order.
bool isWholeImage(const Window& window, const Extent& extent)
{
    return window.padding == 0 && extent == Extent{window.size, window.size};
}

/// One row of window positions, `out` of {positions.width, size, size, channels}.
template <class T>
void rowOfColumns(const T* image, T* out, std::int64_t row, const Window& window, const Extent& extent,
                  const Extent& positions, std::int64_t channels)
{
    const std::int64_t line = window.size * channels;
    for (std::int64_t column = 0; column < positions.width; ++column) {
        const std::int64_t left = column * window.stride - window.padding;
        const std::int64_t begin = std::clamp<std::int64_t>(-left, 0, window.size);
        const std::int64_t end = std::clamp<std::int64_t>(extent.width - left, begin, window.size);
        for (std::int64_t y = 0; y < window.size; ++y, out += line) {
            const std::int64_t top = row * window.stride - window.padding + y;
            if (top < 0 || top >= extent.height) {
                std::fill(out, out + line, T(0));
                continue;
            }
            const T* pixels = image + (top * extent.width + left) * channels;
            std::fill(out, out + begin * channels, T(0));
            std::copy(pixels + begin * channels, pixels + end * channels, out + begin * channels);
            std::fill(out + end * channels, out + line, T(0));
        }
    }
}

/// The window positions that hold one pixel along one axis, and where in the window it is there.
struct Holders {
    struct Holder {
        std::int64_t position;
        std::int64_t offset;
    };
    std::array<Holder, 16> holders;
    int count = 0;

    Holders(std::int64_t pixel, const Window& window, std::int64_t positions)
    {
        for (std::int64_t offset = (pixel + window.padding) % window.stride; offset < window.size;
             offset += window.stride) {
            const std::int64_t position = (pixel + window.padding - offset) / window.stride;
            if (pixel + window.padding >= offset && position < positions) {
                holders.at(static_cast<std::size_t>(count++)) = {position, offset};
            }
        }
    }
};

template <class T>
SYNTHSLICE_VECTOR_CODE void sumOf4(const T* __restrict a, const T* __restrict b, const T* __restrict c,
                                   const T* __restrict d, T* __restrict sum, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        narrow((widened(a[i]) + widened(b[i])) + (widened(c[i]) + widened(d[i])), sum[i]);
    }
}

template <class T>
SYNTHSLICE_VECTOR_CODE void addTo(const T* __restrict values, Wide<T>* __restrict sum, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        sum[i] += widened(values[i]);
    }
}

template <class T>
SYNTHSLICE_VECTOR_CODE void narrowAll(const Wide<T>* __restrict sum, T* __restrict out, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        narrow(sum[i], out[i]);
    }
}

/// One row of pixels, `out` of {width, channels}; `columns` those of its image.
template <class T>
void rowOfImage(const T* columns, T* out, std::int64_t row, const Window& window, const Extent& extent,
                const Extent& positions, std::int64_t channels, std::vector<Wide<T>>& sum)
{
    const Holders rows(row, window, positions.height);
    for (std::int64_t pixel = 0; pixel < extent.width; ++pixel, out += channels) {
        const Holders across(pixel, window, positions.width);
        const auto at = [&](int i, int j) {
            const auto [windowRow, y] = rows.holders[static_cast<std::size_t>(i)];
            const auto [windowColumn, x] = across.holders[static_cast<std::size_t>(j)];
            return columns +
                   (((windowRow * positions.width + windowColumn) * window.size + y) * window.size + x) *
                       channels;
        };
        if (rows.count == 2 && across.count == 2) {  // inside an image, with stride 2 and a window of 4
            sumOf4(at(0, 0), at(0, 1), at(1, 0), at(1, 1), out, channels);
            continue;
        }
        std::fill(sum.begin(), sum.end(), Wide<T>(0));
        for (int i = 0; i < rows.count; ++i) {
            for (int j = 0; j < across.count; ++j) {
                addTo(at(i, j), sum.data(), channels);
            }
        }
        narrowAll(sum.data(), out, channels);
    }
}

}  // namespace

at::Tensor columnsOf(const at::Tensor& images, const Window& window, const Extent& positions)
{
    const std::int64_t count = images.size(0);
    const Extent extent{images.size(1), images.size(2)};
    const std::int64_t channels = images.size(3);
    const std::int64_t values = window.size * window.size * channels;
    if (isWholeImage(window, extent)) {
        return images.reshape({count, values});
    }
    at::Tensor columns = at::empty({count * positions.height * positions.width, values}, images.options());
    dispatch(images, [&](auto tag) {
        using T = decltype(tag);
        const T* in = elements<T>(images);
        T* out = elements<T>(columns);
        at::parallel_for(
            0, count * positions.height, imageRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t row = begin; row < end; ++row) {
                    const T* image = in + row / positions.height * extent.height * extent.width * channels;
                    rowOfColumns(image, out + row * positions.width * values, row % positions.height, window,
                                 extent, positions, channels);
                }
            });
    });
    return columns;
}

void imagesOf(const at::Tensor& columns, const Window& window, const Extent& positions, at::Tensor& images)
{
    const std::int64_t count = images.size(0);
    const Extent extent{images.size(1), images.size(2)};
    const std::int64_t channels = images.size(3);
    if (isWholeImage(window, extent)) {
        images.copy_(columns.view_as(images));
        return;
    }
    dispatch(columns, [&](auto tag) {
        using T = decltype(tag);
        const T* in = elements<T>(columns);
        T* out = elements<T>(images);
        at::parallel_for(0, count * extent.height, imageRowsPerTask,
                         [&](std::int64_t begin, std::int64_t end) {
                             std::vector<Wide<T>> sum(static_cast<std::size_t>(channels));
                             for (std::int64_t row = begin; row < end; ++row) {
                                 const T* image = in + row / extent.height * positions.height *
                                                           positions.width * columns.size(1);
                                 rowOfImage(image, out + row * extent.width * channels, row % extent.height,
                                            window, extent, positions, channels, sum);
                             }
                         });
    });
}

}  // namespace synthslice::kernels
