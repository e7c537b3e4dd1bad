#include "engine/families/distribution/point_slopes.h"

#include <algorithm>
#include <cmath>

namespace synthslice::training {

PointSlopes slopesAt(const Critic& network, const torch::Tensor& points)
{
    const torch::Tensor leaf = points.detach().clone().requires_grad_();
    const torch::Tensor scores = network(leaf);
    const torch::Tensor slopes = torch::autograd::grad({scores.sum()}, {leaf}).front();
    return {scores.detach().cpu().to(torch::kFloat64), slopes.cpu().to(torch::kFloat64)};
}

torch::Tensor minimaxPush(const PointSlopes& ofDiscriminator)
{
    return ofDiscriminator.slopes * torch::sigmoid(ofDiscriminator.scores).unsqueeze(1);
}

torch::Tensor nonSaturatingPush(const PointSlopes& ofDiscriminator)
{
    return ofDiscriminator.slopes * torch::sigmoid(-ofDiscriminator.scores).unsqueeze(1);
}

torch::Tensor criticPush(const PointSlopes& ofCritic)
{
    return ofCritic.slopes;
}

double log10MeanLength(const torch::Tensor& rows)
{
    constexpr double least = 1e-30;
    return std::log10(std::max(rows.to(torch::kFloat64).norm(2, 1).mean().item<double>(), least));
}

std::vector<double> gradientByLayer(torch::nn::SequentialImpl& network, const spec::NetworkSpec& spec,
                                    const torch::Tensor& points)
{
    torch::Tensor values = points.detach();
    std::vector<torch::Tensor> outputs;
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        values = (network.begin() + static_cast<std::ptrdiff_t>(i))->forward(values);
        if (std::holds_alternative<spec::LinearSpec>(spec.layers[i])) outputs.push_back(values);
    }
    std::vector<double> lengths;
    for (const torch::Tensor& gradient : torch::autograd::grad({values.sum()}, outputs)) {
        lengths.push_back(log10MeanLength(gradient.flatten(1)));
    }
    return lengths;
}

}  // namespace synthslice::training
