#include "engine/kernels/rmsprop.h"

#include <cmath>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"

namespace synthslice::kernels {
namespace {

struct Rates {
    float minusLr;
    float alpha;
    float oneMinusAlpha;
    float eps;
};

/// Rounded where LibTorch's five operations round.
SYNTHSLICE_VECTOR_CODE
void update(float* __restrict weights, const float* __restrict gradient, float* __restrict squares,
            std::int64_t count, const Rates rates)
{
    for (std::int64_t i = 0; i < count; ++i) {
        squares[i] = rates.alpha * squares[i] + rates.oneMinusAlpha * gradient[i] * gradient[i];
        weights[i] += rates.minusLr * gradient[i] / (std::sqrt(squares[i]) + rates.eps);
    }
}

}  // namespace

bool hasRmspropStep(const at::Tensor& weights, const at::Tensor& gradient, const at::Tensor& squares)
{
    return weights.is_cpu() && weights.scalar_type() == at::kFloat && gradient.scalar_type() == at::kFloat &&
           weights.is_non_overlapping_and_dense() && weights.strides() == gradient.strides() &&
           weights.strides() == squares.strides();
}

void rmspropStep(const at::Tensor& weights, const at::Tensor& gradient, const at::Tensor& squares, double lr,
                 double alpha, double eps)
{
    constexpr std::int64_t grain = 1 << 15;
    const Rates rates{static_cast<float>(-lr), static_cast<float>(alpha), static_cast<float>(1.0 - alpha),
                      static_cast<float>(eps)};
    auto* w = elements<float>(weights);
    const auto* g = elements<float>(gradient);
    auto* v = elements<float>(squares);
    at::parallel_for(0, weights.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
        update(w + begin, g + begin, v + begin, end - begin, rates);
    });
}

}  // namespace synthslice::kernels
