#include "engine/families/gan/extra_terms.h"

#include <algorithm>

#include "engine/training/images/label_channels.h"

namespace synthslice::training {
namespace {

bool hasStarted(const spec::LossTermSpec& term, std::int64_t step, std::int64_t stepsPerEpoch)
{
    const double unit = term.startUnit == spec::TermUnit::Epochs ? static_cast<double>(stepsPerEpoch) : 1.0;
    return term.isOn() && static_cast<double>(step) >= term.start * unit;
}

/// A running mean after one more value.
torch::Tensor followed(const torch::Tensor& mean, const torch::Tensor& value)
{
    constexpr double memory = 0.95;
    return torch::where(mean < 0.0, value, memory * mean + (1.0 - memory) * value);
}

void moveTo(torch::Device device, torch::Tensor& mean)
{
    if (mean.device() != device) mean = scalar(mean.item<double>(), device);
}

torch::Tensor normOf(const torch::Tensor& gradient)
{
    return gradient.norm().to(torch::kFloat64);
}

}  // namespace

ExtraTerms::ExtraTerms(std::function<ImageTerms()> makeTerms)
    : m_makeTerms(std::move(makeTerms)), m_adversarialNorm(scalar(-1.0))
{
    for (torch::Tensor& norm : m_termNorms) norm = scalar(-1.0);
}

torch::Tensor ExtraTerms::addTo(const torch::Tensor& gradient, const torch::Tensor& images,
                                const spec::LossTermsSpec& terms, std::int64_t step,
                                std::int64_t stepsPerEpoch, GanMeasures& measures)
{
    torch::Tensor sum = gradient;
    torch::Tensor adversarialNorm;  // once, when the first term needs it
    for (std::size_t i = 0; i < spec::lossTerms().size(); ++i) {
        const spec::LossTermInfo& info = spec::lossTerms()[i];
        const spec::LossTermSpec& term = terms.*info.member;
        if (!hasStarted(term, step, stepsPerEpoch)) continue;
        if (!m_terms) m_terms.emplace(m_makeTerms());
        if (!adversarialNorm.defined()) {
            adversarialNorm = normOf(gradient);
            moveTo(gradient.device(), m_adversarialNorm);
            m_adversarialNorm.copy_(followed(m_adversarialNorm, adversarialNorm));
        }

        constexpr double tiny = 1e-30;
        const torch::Tensor leaf = images.detach().requires_grad_();
        const torch::Tensor value = m_terms->value(info, inOneChannel(leaf));
        const torch::Tensor termGradient = torch::autograd::grad({value}, {leaf}).front();
        const torch::Tensor norm = normOf(termGradient);
        const torch::Tensor weight = term.gradientShare > 0.0
                                         ? weightForShare(term.gradientShare, norm, m_termNorms[i])
                                         : scalar(term.weight, norm.device());
        sum = sum + weight * termGradient;
        measures.termValues[i] = value.detach();
        measures.termShares[i] = weight * norm / adversarialNorm.clamp_min(tiny);
    }
    return sum;
}

torch::Tensor ExtraTerms::weightForShare(double share, const torch::Tensor& norm,
                                         torch::Tensor& meanNorm) const
{
    // A term without a gradient is satisfied; its mean waits, or it would come back with a leap.
    const torch::Tensor counts = norm > 0.0;
    moveTo(norm.device(), meanNorm);
    meanNorm.copy_(torch::where(counts, followed(meanNorm, norm), meanNorm));
    constexpr double mostOvershoot = 2.0;
    const torch::Tensor weight = share * m_adversarialNorm / torch::maximum(meanNorm, norm / mostOvershoot);
    return torch::where(counts, weight, torch::zeros_like(weight));
}

bool ExtraTerms::canBeGraphs(const spec::LossTermsSpec& terms, std::int64_t step,
                             std::int64_t stepsPerEpoch) const
{
    return !terms.circles.isOn() &&
           std::ranges::all_of(spec::lossTerms(), [&](const spec::LossTermInfo& info) {
               const spec::LossTermSpec& term = terms.*info.member;
               return !term.isOn() || (m_terms && hasStarted(term, step - 1, stepsPerEpoch));
           });
}

spec::Json ExtraTerms::state() const
{
    std::vector<double> norms;
    for (const torch::Tensor& norm : m_termNorms) norms.push_back(norm.item<double>());
    return {{"adversarial_norm", m_adversarialNorm.item<double>()}, {"term_norms", norms}};
}

void ExtraTerms::loadState(const spec::Json& state)
{
    m_adversarialNorm = scalar(state.at("adversarial_norm").get<double>());
    // Checkpoints from before a term was there have none of it; terms are only ever added at the end.
    const auto norms = state.at("term_norms").get<std::vector<double>>();
    for (std::size_t i = 0; i < std::min(norms.size(), m_termNorms.size()); ++i)
        m_termNorms[i] = scalar(norms[i]);
}

}  // namespace synthslice::training
