#include "engine/training/images/label_channels.h"

namespace synthslice::training {

torch::Tensor inChannels(const torch::Tensor& minus1To1, std::int64_t labels)
{
    if (labels == 1) return minus1To1;
    const torch::Tensor ofLabels = torch::linspace(-1.0, 1.0, labels, minus1To1.options())
                                       .view({labels, 1, 1});
    const double halfStep = 1.0 / static_cast<double>(labels - 1);
    return (minus1To1 - ofLabels).abs().lt(halfStep).to(minus1To1.scalar_type()) * 2.0 - 1.0;
}

torch::Tensor inOneChannel(const torch::Tensor& channels)
{
    const std::int64_t labels = channels.size(-3);
    if (labels == 1) return channels;
    const torch::Tensor ofLabels = torch::linspace(-1.0, 1.0, labels, channels.options())
                                       .view({labels, 1, 1});
    const torch::Tensor weights = (channels + 1.0) * 0.5;
    return (weights * ofLabels).sum(-3, /*keepdim=*/true) / weights.sum(-3, /*keepdim=*/true).clamp_min(1e-3);
}

torch::Tensor mostProbable(const torch::Tensor& channels)
{
    const std::int64_t labels = channels.size(-3);
    if (labels == 1) return channels;
    return channels.argmax(-3, /*keepdim=*/true).to(torch::kFloat32) *
               (2.0 / static_cast<double>(labels - 1)) -
           1.0;
}

}  // namespace synthslice::training
