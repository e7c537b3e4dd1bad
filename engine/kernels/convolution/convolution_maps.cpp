#include "engine/kernels/convolution/convolution_maps.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/kernels/convolution/few_channels.h"
#include "engine/kernels/convolution/winograd.h"
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

/// As many images at once as have columns that stay in the last cache: {first, count} of each part.
std::vector<std::pair<std::int64_t, std::int64_t>>
partsOf(const at::Tensor& images, const Convolution& convolution, std::int64_t channels)
{
    constexpr std::int64_t mostBytes = 6 << 20;
    const std::int64_t bytes = convolution.small.height * convolution.small.width * convolution.window.size *
                               convolution.window.size * channels * images.element_size();
    const std::int64_t most = std::max<std::int64_t>(1, mostBytes / std::max<std::int64_t>(1, bytes));
    std::vector<std::pair<std::int64_t, std::int64_t>> parts;
    for (std::int64_t first = 0; first < images.size(0); first += most) {
        parts.emplace_back(first, std::min(most, images.size(0) - first));
    }
    return parts;
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
    if (method == Method::Winograd) return winogradDown(x, weight, bias, convolution);
    if (method == Method::FewChannels) return fewChannelsDown(x, weight, bias, convolution);
    const Window& window = convolution.window;
    if (method == Method::Direct) {
        return dense(at::conv2d(dense(x), dense(weight), bias, {window.stride, window.stride},
                                {window.padding, window.padding}));
    }
    const at::Tensor images = channelsLast(x);
    const at::Tensor matrix = matrixOf(weight).t();
    const Extent& extent = convolution.small;
    const at::Tensor y = at::empty({x.size(0), extent.height, extent.width, weight.size(0)}, x.options());
    for (const auto& [first, count] : partsOf(x, convolution, x.size(1))) {
        const at::Tensor columns = columnsOf(images.narrow(0, first, count), window, extent);
        at::Tensor pixels = y.narrow(0, first, count).flatten(0, 2);
        if (bias.defined()) {
            at::addmm_out(pixels, bias, columns, matrix);
        } else {
            at::mm_out(pixels, columns, matrix);
        }
    }
    return channelsFirst(y);
}

at::Tensor up(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution, Method method)
{
    if (method == Method::Winograd) return winogradUp(y, weight, convolution);
    if (method == Method::FewChannels) return fewChannelsUp(y, weight, convolution);
    const Extent& extent = convolution.large;
    if (method == Method::Direct) {
        // The values of x are not looked at, only its shape.
        const at::Tensor x = at::empty({y.size(0), weight.size(1), extent.height, extent.width}, y.options(),
                                       at::MemoryFormat::ChannelsLast);
        return convolutionBackward(y, x, weight, convolution.window, /*ofImages=*/true);
    }
    const at::Tensor matrix = matrixOf(weight);
    const at::Tensor x = at::empty({y.size(0), extent.height, extent.width, weight.size(1)}, y.options());
    for (const auto& [first, count] : partsOf(y, convolution, weight.size(1))) {
        at::Tensor images = x.narrow(0, first, count);
        imagesOf(at::mm(pixelsOf(y.narrow(0, first, count)), matrix), convolution.window, convolution.small,
                 images);
    }
    return channelsFirst(x);
}

at::Tensor weightGradient(const at::Tensor& y, const at::Tensor& x, const Convolution& convolution,
                          Method method)
{
    if (method == Method::Winograd) return winogradWeightGradient(y, x, convolution);
    if (method == Method::FewChannels) return fewChannelsWeightGradient(y, x, convolution);
    const std::int64_t size = convolution.window.size;
    if (method == Method::Direct) {
        const at::Tensor weight = at::empty({y.size(1), x.size(1), size, size}, x.options(),
                                            at::MemoryFormat::ChannelsLast);
        return convolutionBackward(y, x, weight, convolution.window, /*ofImages=*/false);
    }
    const at::Tensor images = channelsLast(x);
    const auto wide = x.scalar_type() == at::kBFloat16 ? at::kFloat : x.scalar_type();
    at::Tensor sum;
    for (const auto& [first, count] : partsOf(x, convolution, x.size(1))) {
        const at::Tensor columns = columnsOf(images.narrow(0, first, count), convolution.window,
                                             convolution.small);
        const at::Tensor part = at::mm(pixelsOf(y.narrow(0, first, count)).t(), columns);
        sum = first == 0 ? part : sum + part.to(wide);
    }
    return channelsFirst(sum.to(x.scalar_type()).view({y.size(1), size, size, x.size(1)}));
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
    if (hasFewChannels(images, channelsOfLarge, channelsOfSmall, convolution)) {
        return Method::FewChannels;
    }
    if (channelsOfLarge <= 4) {
        return columnsIf(map != Map::WeightGradient);
    }
    const bool isHalf = images.scalar_type() == at::kBFloat16;
    static const bool hasTiles = processorHas("amx_bf16");
    const std::int64_t channels = std::min(channelsOfLarge, channelsOfSmall);
    if (hasWinograd(map, images, channelsOfLarge, channelsOfSmall, convolution) &&
        (isHalf ? !hasTiles && channels >= 48 && (window.size == 3 || map == Map::WeightGradient)
                : channels >= 24)) {
        return Method::Winograd;
    }
    if (!isHalf) {
        return Method::Direct;
    }
    if (map == Map::WeightGradient) {
        // With AMX, oneDNN's kernel spins where another program takes its core.
        return columnsIf(hasTiles || channelsOfSmall >= 256);
    }
    if (!hasTiles) {
        return columnsIf(channelsOfLarge >= 256);
    }
    return columnsIf(channelsOfLarge >= 128 || (map == Map::Up && channelsOfLarge >= 64));
}

}  // namespace synthslice::kernels
