#include "engine/families/draw/gaussian_window.h"

#include <algorithm>

namespace synthslice::training {
namespace {

/// left {batch, n, k} times each of right {batch, maps, k, m}.
torch::Tensor times(const torch::Tensor& left, const torch::Tensor& right)
{
    if (right.size(1) == 1) return left.bmm(right.squeeze(1)).unsqueeze(1);
    return left.unsqueeze(1).matmul(right);
}

}  // namespace

GaussianWindow windowOf(const torch::Tensor& values, std::int64_t filters, std::int64_t side)
{
    const double half = 0.5 * static_cast<double>(side + 1);
    // A single filter has no neighbour: any stride does.
    const double widest = static_cast<double>(side - 1) /
                          static_cast<double>(std::max<std::int64_t>(1, filters - 1));
    const std::vector<torch::Tensor> each = values.split(1, 1);
    return {half * (each[0] + 1.0), half * (each[1] + 1.0), torch::exp(each[2]), widest * torch::exp(each[3]),
            torch::exp(each[4])};
}

torch::Tensor withFiniteLogs(const torch::Tensor& values)
{
    constexpr double largest = 20.0;
    return torch::cat({values.narrow(1, 0, 2), values.narrow(1, 2, 3).clamp(-largest, largest)}, 1);
}

torch::Tensor filterBanks(const GaussianWindow& window, std::int64_t filters, std::int64_t side)
{
    const torch::TensorOptions options = window.x.options().requires_grad(false);
    const double first = 0.5 - 0.5 * static_cast<double>(filters);
    const torch::Tensor places = first + torch::arange(filters, options);
    const torch::Tensor pixels = torch::arange(1, side + 1, options);
    const torch::Tensor centres = torch::stack({window.x, window.y}, 1) +
                                  (window.stride * places).unsqueeze(1);  // {batch, 2, filters}
    const torch::Tensor distances = pixels - centres.unsqueeze(3);
    // Normalized before a weight can vanish.
    return torch::softmax(distances.square() * (-0.5 / window.variance).view({-1, 1, 1, 1}), 3);
}

torch::Tensor readThrough(const GaussianWindow& window, const torch::Tensor& banks,
                          const torch::Tensor& images)
{
    const torch::Tensor columns = times(banks.select(1, 1), images);  // F_Y image
    const torch::Tensor across = banks.select(1, 0).transpose(1, 2).unsqueeze(1);
    return columns.matmul(across) * window.intensity.view({-1, 1, 1, 1});
}

torch::Tensor writeThrough(const GaussianWindow& window, const torch::Tensor& banks,
                           const torch::Tensor& patches)
{
    const torch::Tensor rows = (patches / window.intensity.view({-1, 1, 1, 1}))
                                   .matmul(banks.select(1, 0).unsqueeze(1));  // patch F_X
    return times(banks.select(1, 1).transpose(1, 2), rows);
}

torch::Tensor extentOf(const GaussianWindow& window, std::int64_t filters)
{
    return static_cast<double>(filters - 1) * window.stride + 2.0 * window.variance.sqrt();
}

torch::Tensor isOutside(const GaussianWindow& window, std::int64_t side)
{
    const double middle = 0.5 * static_cast<double>(side + 1);
    const double half = 0.5 * static_cast<double>(side);
    return ((window.x - middle).abs().maximum((window.y - middle).abs()) > half).to(window.x.dtype());
}

}  // namespace synthslice::training
