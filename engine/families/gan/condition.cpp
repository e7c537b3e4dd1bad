#include "engine/families/gan/condition.h"

#include <algorithm>
#include <cmath>

#include "engine/base/random.h"
#include "engine/families/gan/image_terms.h"

namespace synthslice::training {
namespace {

constexpr std::int64_t quantileCount = 101;
constexpr double leastSpread = 1e-3;  // so that patches without spread do not divide by zero
constexpr std::uint64_t conditionStream = 1;

}  // namespace

Condition::Condition(const torch::Tensor& patches) : m_threshold(otsuThreshold(patches.cpu()))
{
    const torch::Tensor values = measure(patches).to(torch::kCPU, torch::kFloat64);
    m_mean = values.mean().item<double>();
    m_sd = std::max(leastSpread, values.std(/*unbiased=*/false).item<double>());
    const torch::Tensor quantiles = torch::quantile(
        values, torch::linspace(0.0, 1.0, quantileCount, torch::kFloat64));
    m_quantiles.assign(quantiles.const_data_ptr<double>(),
                       quantiles.const_data_ptr<double>() + quantiles.numel());
}

Condition::Condition(const spec::Json& state)
    : m_threshold(state.at("threshold").get<double>()), m_mean(state.at("mean").get<double>()),
      m_sd(state.at("sd").get<double>()), m_quantiles(state.at("quantiles").get<std::vector<double>>())
{
}

spec::Json Condition::state() const
{
    return {{"measure", "volume_fraction"},
            {"threshold", m_threshold},
            {"mean", m_mean},
            {"sd", m_sd},
            {"quantiles", m_quantiles}};
}

torch::Tensor Condition::measure(const torch::Tensor& images) const
{
    return images.gt(m_threshold).to(torch::kFloat32).mean({1, 2, 3});
}

torch::Tensor Condition::input(const torch::Tensor& values) const
{
    return (values - m_mean) / m_sd;
}

torch::Tensor Condition::drawn(const torch::Tensor& uniform) const
{
    const auto last = static_cast<std::int64_t>(m_quantiles.size()) - 1;
    const torch::Tensor quantiles = torch::tensor(m_quantiles, torch::kFloat32);
    const torch::Tensor place = uniform.cpu() * static_cast<double>(last);
    const torch::Tensor below = place.floor().to(torch::kInt64).clamp(0, last - 1);
    const torch::Tensor share = place - below;
    return quantiles.index({below}) * (1.0 - share) + quantiles.index({below + 1}) * share;
}

double Condition::valueOf(const Latent& latent) const
{
    if (latent.condition) return *latent.condition;
    const double uniform = Random(latent.seed, conditionStream).uniform();
    return std::clamp(drawn(torch::full({1}, uniform)).item<double>(), low(), high());
}

double Condition::inputOf(const Latent& latent) const
{
    return (valueOf(latent) - m_mean) / m_sd;
}

}  // namespace synthslice::training
