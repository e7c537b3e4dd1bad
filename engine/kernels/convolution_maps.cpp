#include "engine/kernels/convolution_maps.h"

#include "engine/kernels/processor.h"
#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {
namespace {

/// {Co, Ci, size, size} as the matrix {Co, size x size x Ci} that columns are multiplied with.
at::Tensor matrixOf(const at::Tensor& weight)
{
    return channelsLast(weight).flatten(1);
}

at::Tensor pixelsOf(const at::Tensor& images)
{
    return channelsLast(images).flatten(0, 2);
}

at::Tensor dense(const at::Tensor& images)
{
    return images.contiguous(at::MemoryFormat::ChannelsLast);
}

/// One of the gradients of torch.conv2d: `which` of {images, weight}.
at::Tensor convolutionBackward(const at::Tensor& y, const at::Tensor& x, const at::Tensor& weight,
                               const Window& window, bool ofImages)
{
    const auto gradients = at::convolution_backward(
        dense(y), dense(x), dense(weight), at::OptionalIntArrayRef(), {window.stride, window.stride},
        {window.padding, window.padding}, {1, 1}, /*transposed=*/false, {0, 0}, /*groups=*/1,
        {ofImages, !ofImages, false});
    return dense(ofImages ? std::get<0>(gradients) : std::get<1>(gradients));
}

}  // namespace

Convolution convolutionOf(const Extent& large, const Window& window)
{
    const auto positions = [&](std::int64_t pixels) {
        return (pixels + 2 * window.padding - window.size) / window.stride + 1;
    };
    return {window, large, {positions(large.height), positions(large.width)}};
}

Convolution transposedConvolutionOf(const Extent& small, const Window& window)
{
    const auto pixels = [&](std::int64_t positions) {
        return (positions - 1) * window.stride - 2 * window.padding + window.size;
    };
    return {window, {pixels(small.height), pixels(small.width)}, small};
}

at::Tensor down(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                const Convolution& convolution, Method method)
{
    const Window& window = convolution.window;
    if (method == Method::Direct) {
        return dense(at::conv2d(dense(x), dense(weight), bias, {window.stride, window.stride},
                                {window.padding, window.padding}));
    }
    const at::Tensor columns = columnsOf(channelsLast(x), window, convolution.small);
    const at::Tensor matrix = matrixOf(weight).t();
    const at::Tensor pixels = bias.defined() ? at::addmm(bias, columns, matrix) : at::mm(columns, matrix);
    return channelsFirst(
        pixels.view({x.size(0), convolution.small.height, convolution.small.width, weight.size(0)}));
}

at::Tensor up(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution, Method method)
{
    const Extent& extent = convolution.large;
    if (method == Method::Direct) {
        // The values of x are not looked at, only its shape.
        const at::Tensor x = at::empty({y.size(0), weight.size(1), extent.height, extent.width}, y.options(),
                                       at::MemoryFormat::ChannelsLast);
        return convolutionBackward(y, x, weight, convolution.window, /*ofImages=*/true);
    }
    return channelsFirst(imagesOf(at::mm(pixelsOf(y), matrixOf(weight)), convolution.window,
                                  convolution.small, y.size(0), extent));
}

at::Tensor weightGradient(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution,
                          Method method)
{
    const std::int64_t size = convolution.window.size;
    if (method == Method::Direct) {
        const at::Tensor weight = at::empty({y.size(1), x.size(1), size, size}, x.options(),
                                            at::MemoryFormat::ChannelsLast);
        return convolutionBackward(y, x, weight, convolution.window, /*ofImages=*/false);
    }
    const at::Tensor columns = columnsOf(channelsLast(x), convolution.window, convolution.small);
    return channelsFirst(at::mm(pixelsOf(y).t(), columns).view({y.size(1), size, size, x.size(1)}));
}

Method fasterMethod(Map map, const at::Tensor& images, std::int64_t channelsOfLarge,
                    std::int64_t channelsOfSmall, const Convolution& convolution)
{
    const auto columnsIf = [](bool faster) { return faster ? Method::Columns : Method::Direct; };
    const Window& window = convolution.window;
    constexpr std::int64_t largestWindow = 16;
    if (!images.is_cpu() || window.size > largestWindow) {
        return Method::Direct;
    }
    const bool onePosition = convolution.small == Extent{1, 1};
    if (onePosition) {
        return Method::Columns;  // a plain matrix product
    }
    if (channelsOfLarge <= 4) {
        return columnsIf(map != Map::WeightGradient);
    }
    if (images.scalar_type() != at::kBFloat16) {
        return Method::Direct;
    }
    static const bool hasTiles = processorHas("amx_bf16");
    if (map == Map::WeightGradient) {
        // With AMX, oneDNN's kernel spins where another program takes its core.
        return columnsIf(hasTiles || channelsOfSmall >= 256);
    }
    return columnsIf(hasTiles && (channelsOfLarge >= 128 || (map == Map::Up && channelsOfLarge >= 64)));
}

}  // namespace synthslice::kernels
