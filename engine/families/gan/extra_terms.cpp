#include "engine/families/gan/extra_terms.h"

#include <algorithm>

namespace synthslice::training {
namespace {

bool hasStarted(const spec::LossTermSpec& term, std::int64_t step, std::int64_t stepsPerEpoch)
{
    const double unit = term.startUnit == spec::TermUnit::Epochs ? static_cast<double>(stepsPerEpoch) : 1.0;
    return term.isOn() && static_cast<double>(step) >= term.start * unit;
}

void follow(double& mean, double value)
{
    constexpr double memory = 0.95;
    mean = mean < 0.0 ? value : memory * mean + (1.0 - memory) * value;
}

double normOf(const torch::Tensor& gradient)
{
    return gradient.norm().item<double>();
}

}  // namespace

torch::Tensor ExtraTerms::addTo(const torch::Tensor& gradient, const torch::Tensor& images,
                                const spec::LossTermsSpec& terms, std::int64_t step,
                                std::int64_t stepsPerEpoch, GanMeasures& measures)
{
    torch::Tensor sum = gradient;
    double adversarialNorm = -1.0;  // once, when the first term needs it
    for (std::size_t i = 0; i < spec::lossTerms().size(); ++i) {
        const spec::LossTermInfo& info = spec::lossTerms()[i];
        const spec::LossTermSpec& term = terms.*info.member;
        if (!hasStarted(term, step, stepsPerEpoch)) continue;
        if (!m_terms) m_terms.emplace(m_makeTerms());
        if (adversarialNorm < 0.0) {
            adversarialNorm = normOf(gradient);
            follow(m_adversarialNorm, adversarialNorm);
        }

        constexpr double tiny = 1e-30;
        const torch::Tensor leaf = images.detach().requires_grad_();
        const torch::Tensor value = m_terms->value(info, leaf);
        const torch::Tensor termGradient = torch::autograd::grad({value}, {leaf}).front();
        const double norm = normOf(termGradient);
        double weight = term.weight;
        if (term.gradientShare > 0.0) {
            weight = weightForShare(term.gradientShare, norm, m_termNorms[i]);
        }
        sum = sum + weight * termGradient;
        measures.termValues[i] = value.detach();
        measures.termShares[i] = torch::scalar_tensor(weight * norm / std::max(tiny, adversarialNorm),
                                                      torch::kFloat64);
    }
    return sum;
}

double ExtraTerms::weightForShare(double share, double norm, double& meanNorm) const
{
    if (norm <= 0.0) {
        return 0.0;  // satisfied; its mean waits, or the term would come back with a leap
    }
    follow(meanNorm, norm);
    constexpr double mostOvershoot = 2.0;
    return share * m_adversarialNorm / std::max(meanNorm, norm / mostOvershoot);
}

spec::Json ExtraTerms::state() const
{
    return {{"adversarial_norm", m_adversarialNorm}, {"term_norms", m_termNorms}};
}

void ExtraTerms::loadState(const spec::Json& state)
{
    m_adversarialNorm = state.at("adversarial_norm").get<double>();
    // Checkpoints from before a term was there have none of it; terms are only ever added at the end.
    const auto norms = state.at("term_norms").get<std::vector<double>>();
    std::ranges::copy_n(norms.begin(),
                        static_cast<std::ptrdiff_t>(std::min(norms.size(), m_termNorms.size())),
                        m_termNorms.begin());
}

}  // namespace synthslice::training
