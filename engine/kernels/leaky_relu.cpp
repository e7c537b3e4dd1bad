#include "engine/kernels/leaky_relu.h"

namespace synthslice::kernels {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

/// `gradient` where the activation's output was positive, elsewhere times the slope; linear in `gradient`.
struct Slopes : Function<Slopes> {
    static Tensor forward(AutogradContext* context, const Tensor& gradient, const Tensor& output,
                          double negativeSlope)
    {
        context->save_for_backward({output});
        context->saved_data["slope"] = negativeSlope;
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        return at::leaky_relu_backward(gradient, output, negativeSlope, /*self_is_result=*/true);
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        return {Slopes::apply(gradients[0], context->get_saved_variables()[0],
                              context->saved_data["slope"].toDouble()),
                Tensor(), Tensor()};
    }
};

struct LeakyRelu : Function<LeakyRelu> {
    static Tensor forward(AutogradContext* context, const Tensor& values, double negativeSlope)
    {
        Tensor output;
        {
            const at::AutoDispatchBelowADInplaceOrView belowAutograd;
            output = at::leaky_relu(values, negativeSlope);
        }
        context->save_for_backward({output});
        context->saved_data["slope"] = negativeSlope;
        return output;
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        // Detached: the slopes' own derivative is zero.
        return {Slopes::apply(gradients[0], context->get_saved_variables()[0].detach(),
                              context->saved_data["slope"].toDouble()),
                Tensor()};
    }
};

}  // namespace

Tensor leakyRelu(const Tensor& values, double negativeSlope)
{
    return LeakyRelu::apply(values, negativeSlope);
}

}  // namespace synthslice::kernels
