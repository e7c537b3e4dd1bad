#include "engine/models/minibatch_std.h"

namespace synthslice::models {

MinibatchStdImpl::MinibatchStdImpl(const spec::MinibatchStdSpec& layer) : m_layer(layer) {}

torch::Tensor MinibatchStdImpl::forward(const torch::Tensor& input)
{
    const std::int64_t batch = input.size(0);
    const std::int64_t group = batch % m_layer.groupSize == 0 ? m_layer.groupSize : batch;
    const std::int64_t parts = m_layer.numChannels;
    // {group, groups, parts, values of a part}
    const torch::Tensor grouped = input.to(torch::kFloat32).reshape({group, batch / group, parts, -1});
    constexpr double tiny = 1e-8;  // the root's slope is infinite at 0
    const torch::Tensor deviation = (grouped.var(0, /*unbiased=*/false) + tiny).sqrt().mean(2);
    std::vector<std::int64_t> shape(static_cast<std::size_t>(input.dim()), 1);
    shape[0] = batch;
    shape[1] = parts;
    std::vector<std::int64_t> expanded = input.sizes().vec();
    expanded[1] = parts;
    const torch::Tensor maps = deviation.repeat({group, 1}).view(shape).expand(expanded);
    return torch::cat({input, maps.to(input.dtype())}, 1);
}

}  // namespace synthslice::models
