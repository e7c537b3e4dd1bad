#include "engine/families/distribution/point_tensors.h"

namespace synthslice::training {

using synthslice::distribution::Point;

template <std::size_t D>
torch::Tensor toTensor(const Points<D>& points)
{
    torch::Tensor tensor = torch::empty({static_cast<std::int64_t>(points.size()), D});
    auto* value = tensor.mutable_data_ptr<float>();
    for (const Point<D>& point : points) {
        for (const double coordinate : point) *value++ = static_cast<float>(coordinate);
    }
    return tensor;
}

template <std::size_t D>
Points<D> toPoints(const torch::Tensor& points)
{
    const torch::Tensor onCpu = points.detach().cpu().to(torch::kFloat64).contiguous();
    const auto* value = onCpu.const_data_ptr<double>();
    Points<D> result(static_cast<std::size_t>(onCpu.size(0)));
    for (Point<D>& point : result) {
        for (double& coordinate : point) coordinate = *value++;
    }
    return result;
}

template torch::Tensor toTensor<1>(const Points<1>&);
template torch::Tensor toTensor<2>(const Points<2>&);
template Points<1> toPoints<1>(const torch::Tensor&);
template Points<2> toPoints<2>(const torch::Tensor&);

}  // namespace synthslice::training
