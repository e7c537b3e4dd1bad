#pragma once

#include <array>
#include <functional>
#include <optional>

#include <torch/torch.h>

#include "engine/families/gan/gan_metrics.h"
#include "engine/families/gan/image_terms.h"
#include "engine/families/gan/loss_terms_spec.h"

namespace synthslice::training {

/// Adds the extra loss terms to the generator's gradient. A term with a gradient share has the weight
/// share * E|g| / E|t|, where |g| is the norm of the adversarial gradient at the images, |t| that of the
/// term, and E a running mean, so that the term's part in the gradient stays at its share though both norms
/// change all the time. Steps in which a term has no gradient do not count.
class ExtraTerms {
public:
    /// `makeTerms` is called once, when the first term is turned on.
    explicit ExtraTerms(std::function<ImageTerms()> makeTerms) : m_makeTerms(std::move(makeTerms)) {}

    /// `gradient` (of the adversarial loss by the images) plus those of the terms that are on after `step`
    /// steps; their values and shares go into `measures`.
    [[nodiscard]] torch::Tensor addTo(const torch::Tensor& gradient, const torch::Tensor& images,
                                      const spec::LossTermsSpec& terms, std::int64_t step,
                                      std::int64_t stepsPerEpoch, GanMeasures& measures);

    [[nodiscard]] spec::Json state() const;
    void loadState(const spec::Json& state);

private:
    /// The weight that gives a term of that gradient norm its share, and the norm's running mean with it. A
    /// norm far above the mean gets at most twice the share.
    [[nodiscard]] double weightForShare(double share, double norm, double& meanNorm) const;

    std::function<ImageTerms()> m_makeTerms;
    std::optional<ImageTerms> m_terms;
    double m_adversarialNorm = -1.0;  ///< running means; below 0 before the first
    std::array<double, spec::lossTermCount> m_termNorms = [] {
        std::array<double, spec::lossTermCount> none{};
        none.fill(-1.0);
        return none;
    }();
};

}  // namespace synthslice::training
