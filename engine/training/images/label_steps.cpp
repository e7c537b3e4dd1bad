#include "engine/training/images/label_steps.h"

#include <numbers>

namespace synthslice::training {

torch::Tensor towardsLabels(const torch::Tensor& minus1To1, std::size_t labels)
{
    constexpr double strength = 0.9;
    constexpr double turn = 2.0 * std::numbers::pi;
    const double halfSteps = 0.5 * static_cast<double>(labels - 1);
    const torch::Tensor steps = (minus1To1 + 1.0) * halfSteps;
    return (steps - torch::sin(steps * turn) * (strength / turn)) / halfSteps - 1.0;
}

}  // namespace synthslice::training
