#include "engine/families/vae/vae_rules.h"
#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/spec/variational_rules.h"
#include "engine/spec/family.h"
#include "engine/spec/idle_reason.h"
#include "engine/spec/network/flops.h"

namespace synthslice::spec {

namespace {

class VaeFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return VaeSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("VAE"); }
    [[nodiscard]] FamilySpec defaults() const override { return VaeSpec{}; }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment, const std::string& network) const override
    {
        return network == "encoder" ? patchShape(experiment.data) : shapeOf(vaeOf(experiment).latent);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        return vaeProblems(experiment);
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        if (path == "training.ema_decay") return "a VAE's networks are not averaged";
        if (path.starts_with("likelihood.")) return idleLikelihood(vaeOf(experiment).likelihood, keyOf(path));
        return {};
    }
    /// A backward pass costs one forward pass for the gradient of the input and one for that of the weights.
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override
    {
        const VaeSpec& vae = vaeOf(experiment);
        return 3.0 * static_cast<double>(experiment.training.batchSize) *
               (forwardFlops(vae.encoder, patchShape(experiment.data)) +
                forwardFlops(vae.decoder, shapeOf(vae.latent)));
    }
};

}  // namespace

namespace vae {

const Family& family()
{
    static const VaeFamily family;
    return family;
}

}  // namespace vae

}  // namespace synthslice::spec
