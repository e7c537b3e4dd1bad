#include "engine/models/upsampled_conv2d.h"

#include "engine/kernels/convolution/convolution.h"
#include "engine/models/compute_type.h"

namespace synthslice::models {

UpsampledConv2dImpl::UpsampledConv2dImpl(std::int64_t inChannels, const spec::Conv2dSpec& convolution)
    : m_inChannels(inChannels), m_convolution(convolution)
{
    reset();
}

void UpsampledConv2dImpl::reset()
{
    weight = register_parameter("weight", torch::zeros({m_convolution.outChannels, m_inChannels, 3, 3}));
    bias = register_parameter("bias",
                              m_convolution.bias ? torch::zeros(m_convolution.outChannels) : torch::Tensor(),
                              /*requires_grad=*/m_convolution.bias);
}

torch::Tensor UpsampledConv2dImpl::forward(const torch::Tensor& input)
{
    // Each weight counts for the 2 x 2 pixels that an input pixel becomes: a full correlation with ones.
    const torch::Tensor flipped = weight.flip({2, 3}).transpose(0, 1);
    const auto shifted = [&](std::int64_t down, std::int64_t right) {
        return torch::constant_pad_nd(flipped, {right, 1 - right, down, 1 - down});
    };
    const torch::Tensor kernel = (shifted(0, 0) + shifted(0, 1)) + (shifted(1, 0) + shifted(1, 1));
    return kernels::convTranspose2d(inComputeType(input), inComputeType(kernel), bias,
                                    {/*size=*/4, /*stride=*/2, /*padding=*/2 - m_convolution.padding});
}

bool isUpsampledConv2d(const spec::LayerSpec& layer, const spec::LayerSpec& next)
{
    const auto* upsample = std::get_if<spec::UpsampleSpec>(&layer);
    const auto* convolution = std::get_if<spec::Conv2dSpec>(&next);
    return upsample != nullptr && convolution != nullptr && upsample->mode == spec::UpsampleMode::Nearest &&
           upsample->scaleFactor == 2 && convolution->kernelSize == 3 && convolution->stride == 1 &&
           convolution->padding <= 2 && convolution->dilation == 1 && convolution->groups == 1 &&
           (convolution->padding == 0 || convolution->paddingMode == spec::PaddingMode::Zeros);
}

}  // namespace synthslice::models
