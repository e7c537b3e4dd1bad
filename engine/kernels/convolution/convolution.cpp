#include "engine/kernels/convolution/convolution.h"

#include <optional>

#include "engine/kernels/convolution/convolution_maps.h"

namespace synthslice::kernels {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

Extent extentOf(const Tensor& images)
{
    return {images.size(2), images.size(3)};
}

// The family y = down(x, w), x = up(y, w), w = weightGradient(y, x). Every backward pass is made of the
// others, so it can be differentiated again. Gradients that nobody needs stay undefined and cost nothing.

Tensor differentiableDown(const Tensor& x, const Tensor& weight, const Tensor& bias,
                          const Convolution& convolution);
Tensor differentiableUp(const Tensor& y, const Tensor& weight, const Convolution& convolution);
Tensor differentiableWeightGradient(const Tensor& y, const Tensor& x, const Convolution& convolution);

void keep(AutogradContext* context, const Convolution& convolution)
{
    context->saved_data["convolution"] = std::vector<std::int64_t>{
        convolution.window.size,  convolution.window.stride, convolution.window.padding,
        convolution.large.height, convolution.large.width,   convolution.small.height,
        convolution.small.width};
}

Convolution keptConvolution(AutogradContext* context)
{
    const auto values = context->saved_data["convolution"].toIntVector();
    return {{values[0], values[1], values[2]}, {values[3], values[4]}, {values[5], values[6]}};
}

struct Down : Function<Down> {
    static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& weight,
                          const std::optional<Tensor>& bias, const Convolution& convolution)
    {
        context->save_for_backward({x, weight});
        context->saved_data["bias"] = bias.has_value();
        keep(context, convolution);
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return down(x, weight, bias ? bias->to(x.scalar_type()) : Tensor(), convolution,
                    fasterMethod(Map::Down, x, weight.size(1), weight.size(0), convolution));
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const Convolution convolution = keptConvolution(context);
        const auto saved = context->get_saved_variables();
        const Tensor& y = gradients[0];
        Tensor x;
        Tensor weight;
        Tensor bias;
        if (context->needs_input_grad(0)) x = differentiableUp(y, saved[1], convolution);
        if (context->needs_input_grad(1)) weight = differentiableWeightGradient(y, saved[0], convolution);
        if (context->saved_data["bias"].toBool() && context->needs_input_grad(2)) {
            const auto type = y.scalar_type() == torch::kBFloat16 ? torch::kFloat32 : y.scalar_type();
            bias = y.sum({0, 2, 3}, /*keepdim=*/false, type);
        }
        return {x, weight, bias, Tensor()};
    }
};

struct Up : Function<Up> {
    static Tensor forward(AutogradContext* context, const Tensor& y, const Tensor& weight,
                          const Convolution& convolution)
    {
        context->save_for_backward({y, weight});
        keep(context, convolution);
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return up(y, weight, convolution,
                  fasterMethod(Map::Up, y, weight.size(1), weight.size(0), convolution));
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const Convolution convolution = keptConvolution(context);
        const auto saved = context->get_saved_variables();
        const Tensor& x = gradients[0];
        Tensor y;
        Tensor weight;
        if (context->needs_input_grad(0)) y = differentiableDown(x, saved[1], Tensor(), convolution);
        if (context->needs_input_grad(1)) weight = differentiableWeightGradient(saved[0], x, convolution);
        return {y, weight, Tensor()};
    }
};

struct WeightGradient : Function<WeightGradient> {
    static Tensor forward(AutogradContext* context, const Tensor& y, const Tensor& x,
                          const Convolution& convolution)
    {
        context->save_for_backward({y, x});
        keep(context, convolution);
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return weightGradient(y, x, convolution,
                              fasterMethod(Map::WeightGradient, x, x.size(1), y.size(1), convolution));
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const Convolution convolution = keptConvolution(context);
        const auto saved = context->get_saved_variables();
        const Tensor& weight = gradients[0];
        Tensor y;
        Tensor x;
        if (context->needs_input_grad(0)) y = differentiableDown(saved[1], weight, Tensor(), convolution);
        if (context->needs_input_grad(1)) x = differentiableUp(saved[0], weight, convolution);
        return {y, x, Tensor()};
    }
};

Tensor differentiableDown(const Tensor& x, const Tensor& weight, const Tensor& bias,
                          const Convolution& convolution)
{
    // An undefined tensor cannot enter a graph.
    return Down::apply(x, weight, bias.defined() ? std::optional(bias) : std::nullopt, convolution);
}

Tensor differentiableUp(const Tensor& y, const Tensor& weight, const Convolution& convolution)
{
    return Up::apply(y, weight, convolution);
}

Tensor differentiableWeightGradient(const Tensor& y, const Tensor& x, const Convolution& convolution)
{
    return WeightGradient::apply(y, x, convolution);
}

}  // namespace

Tensor conv2d(const Tensor& images, const Tensor& weight, const Tensor& bias, const Window& window)
{
    return differentiableDown(images, weight, bias, convolutionOf(extentOf(images), window));
}

Tensor convTranspose2d(const Tensor& images, const Tensor& weight, const Tensor& bias, const Window& window)
{
    const Tensor made = differentiableUp(images, weight, transposedConvolutionOf(extentOf(images), window));
    return bias.defined() ? made + bias.to(made.scalar_type()).view({1, -1, 1, 1}) : made;
}

}  // namespace synthslice::kernels
