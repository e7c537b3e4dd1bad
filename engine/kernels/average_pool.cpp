#include "engine/kernels/average_pool.h"

#include <algorithm>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

at::Tensor inRows(const Tensor& images)
{
    return images.permute({0, 2, 3, 1}).contiguous();
}

/// Adds `size` lines of `values` each.
SYNTHSLICE_VECTOR_CODE void addLines(const float* __restrict lines, float* __restrict sum, std::int64_t size,
                                     std::int64_t values)
{
    std::copy_n(lines, values, sum);
    for (std::int64_t line = 1; line < size; ++line) {
        for (std::int64_t i = 0; i < values; ++i) sum[i] += lines[line * values + i];
    }
}

/// {N, C, H, W}, dense in rows of pixels -> {N, C, H / size, W / size}.
Tensor pooled(const Tensor& images, std::int64_t size)
{
    const Tensor from = inRows(images);
    const std::int64_t channels = from.size(3);
    const std::int64_t line = from.size(2) * channels;
    const std::int64_t height = from.size(1) / size;
    const std::int64_t width = from.size(2) / size;
    const Tensor made = at::empty({from.size(0), height, width, channels}, from.options());
    const float* source = from.const_data_ptr<float>();
    auto* target = made.mutable_data_ptr<float>();
    const float scale = 1.0F / static_cast<float>(size * size);
    at::parallel_for(0, from.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> sum(static_cast<std::size_t>(line));
        for (std::int64_t row = begin * height; row < end * height; ++row) {
            const std::int64_t top = row / height * from.size(1) + row % height * size;
            addLines(source + top * line, sum.data(), size, line);
            float* out = target + row * width * channels;
            const float* in = sum.data();
            for (std::int64_t x = 0; x < width; ++x, in += size * channels, out += channels) {
                for (std::int64_t c = 0; c < channels; ++c) {
                    float all = in[c];
                    for (std::int64_t i = 1; i < size; ++i) all += in[i * channels + c];
                    out[c] = all * scale;
                }
            }
        }
    });
    return made.permute({0, 3, 1, 2});
}

/// The adjoint: every pixel of a window gets its share; `shape` is that of the images.
Tensor spread(const Tensor& means, std::int64_t size, at::IntArrayRef shape)
{
    const Tensor from = inRows(means);
    const std::int64_t channels = shape[1];
    const std::int64_t line = shape[3] * channels;
    const std::int64_t height = from.size(1);
    const std::int64_t width = from.size(2);
    const bool drops = height * size != shape[2] || width * size != shape[3];
    const Tensor made = drops ? at::zeros({shape[0], shape[2], shape[3], channels}, from.options())
                              : at::empty({shape[0], shape[2], shape[3], channels}, from.options());
    const float* source = from.const_data_ptr<float>();
    auto* target = made.mutable_data_ptr<float>();
    const float scale = 1.0F / static_cast<float>(size * size);
    at::parallel_for(0, from.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin * height; row < end * height; ++row) {
            float* first = target + (row / height * shape[2] + row % height * size) * line;
            const float* in = source + row * width * channels;
            float* out = first;
            for (std::int64_t x = 0; x < width; ++x, in += channels) {
                for (std::int64_t i = 0; i < size; ++i, out += channels) {
                    for (std::int64_t c = 0; c < channels; ++c) out[c] = in[c] * scale;
                }
            }
            for (std::int64_t i = 1; i < size; ++i)
                std::copy_n(first, width * size * channels, first + i * line);
        }
    });
    return made.permute({0, 3, 1, 2});
}

Tensor differentiablePool(const Tensor& images, std::int64_t size);

struct Spread : Function<Spread> {
    static Tensor forward(AutogradContext* context, const Tensor& means, std::int64_t size,
                          const std::vector<std::int64_t>& shape)
    {
        context->saved_data["size"] = size;
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return spread(means, size, shape);
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        return {differentiablePool(gradients[0], context->saved_data["size"].toInt()), Tensor(), Tensor()};
    }
};

struct Pool : Function<Pool> {
    static Tensor forward(AutogradContext* context, const Tensor& images, std::int64_t size)
    {
        context->saved_data["size"] = size;
        context->saved_data["shape"] = images.sizes().vec();
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return pooled(images, size);
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        return {Spread::apply(gradients[0], context->saved_data["size"].toInt(),
                              context->saved_data["shape"].toIntVector()),
                Tensor()};
    }
};

Tensor differentiablePool(const Tensor& images, std::int64_t size)
{
    return Pool::apply(images, size);
}

}  // namespace

Tensor averagePool(const Tensor& images, std::int64_t size)
{
    if (!images.is_cpu() || images.scalar_type() != torch::kFloat) return torch::avg_pool2d(images, size);
    return differentiablePool(images, size);
}

}  // namespace synthslice::kernels
