#pragma once

#include <array>
#include <functional>
#include <optional>

#include <torch/torch.h>

#include "engine/families/gan/gan_metrics.h"
#include "engine/families/gan/image_terms.h"
#include "engine/families/gan/spec/loss_terms_spec.h"

namespace synthslice::training {

/// Adds the extra loss terms to the generator's gradient. A term with a gradient share has the weight
/// share * E|g| / E|t|, where |g| is the norm of the adversarial gradient at the images, |t| that of the
/// term, and E a running mean, so that the term's part in the gradient stays at its share though both norms
/// change all the time. Steps in which a term has no gradient do not count.
class ExtraTerms {
public:
    /// `makeTerms` is called once, when the first term is turned on.
    explicit ExtraTerms(std::function<ImageTerms()> makeTerms);

    /// `gradient` (of the adversarial loss by the images) plus those of the terms that are on after `step`
    /// steps; their values and shares go into `measures`.
    [[nodiscard]] torch::Tensor addTo(const torch::Tensor& gradient, const torch::Tensor& images,
                                      const spec::LossTermsSpec& terms, std::int64_t step,
                                      std::int64_t stepsPerEpoch, GanMeasures& measures);

    /// Whether steps from `step` on can be graphs of a GPU: every term that is on has counted in the step
    /// before, and none of them makes its filters anew.
    [[nodiscard]] bool canBeGraphs(const spec::LossTermsSpec& terms, std::int64_t step,
                                   std::int64_t stepsPerEpoch) const;

    [[nodiscard]] spec::Json state() const;
    void loadState(const spec::Json& state);

private:
    /// The weight that gives a term of that gradient norm its share, and the norm's running mean with it. A
    /// norm far above the mean gets at most twice the share. Scalars.
    [[nodiscard]] torch::Tensor weightForShare(double share, const torch::Tensor& norm,
                                               torch::Tensor& meanNorm) const;

    std::function<ImageTerms()> m_makeTerms;
    std::optional<ImageTerms> m_terms;
    // Running means, double scalars, below 0 before the first; changed in place, where a graph of the GPU
    // looks.
    torch::Tensor m_adversarialNorm;
    std::array<torch::Tensor, spec::lossTermCount> m_termNorms;
};

}  // namespace synthslice::training
