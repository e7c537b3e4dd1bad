#pragma once

#include <cmath>
#include <functional>

#include <QTest>

#include <torch/torch.h>

namespace synthslice::test {

/// The slope of `function`, a scalar, at `at`, fp64, by autograd and by central differences. `function` sees
/// a tensor that is changed in place, which may be a parameter that it uses itself.
inline void compareSlopes(const std::function<torch::Tensor()>& function, torch::Tensor at)
{
    at.requires_grad_();
    const torch::Tensor slope = torch::autograd::grad({function()}, {at}).front().flatten();
    const torch::NoGradGuard noGradients;
    constexpr double step = 1e-5;
    torch::Tensor flat = at.view(-1);
    for (std::int64_t i = 0; i < flat.numel(); ++i) {
        const auto moved = [&](double by) {
            const double was = flat[i].item<double>();
            flat[i] = was + by;
            const double value = function().item<double>();
            flat[i] = was;
            return value;
        };
        const double difference = (moved(step) - moved(-step)) / (2.0 * step);
        const double exact = slope[i].item<double>();
        QVERIFY2(std::abs(exact - difference) <= 1e-6 * (1.0 + std::abs(difference)),
                 qPrintable(QString("%1: %2, %3").arg(i).arg(exact).arg(difference)));
    }
}

/// The same of a function of `at`.
inline void compareSlopes(const std::function<torch::Tensor(const torch::Tensor&)>& function,
                          const torch::Tensor& at)
{
    const torch::Tensor leaf = at.detach().clone();
    compareSlopes([&] { return function(leaf); }, leaf);
}

}  // namespace synthslice::test
