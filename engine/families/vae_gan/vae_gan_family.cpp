#include "engine/base/text/text.h"
#include "engine/families/vae_gan/vae_gan_rules.h"
#include "engine/families/vae_gan/vae_gan_spec.h"
#include "engine/spec/family.h"
#include "engine/spec/idle_reason.h"
#include "engine/spec/network/flops.h"

namespace synthslice::spec {

namespace {

class VaeGanFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return VaeGanSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("VAE-GAN"); }
    [[nodiscard]] FamilySpec defaults() const override { return VaeGanSpec{}; }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment, const std::string& network) const override
    {
        return network == "decoder" ? shapeOf(vaeGanOf(experiment).latent) : patchShape(experiment.data);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        return vaeGanProblems(experiment);
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        if (path == "game.discriminator_rests_below" || path == "game.decoder_rests_above") {
            return unless(vaeGanOf(experiment).game.balance, SYNTHSLICE_TEXT("game.balance is off"));
        }
        return {};
    }
    /// A backward pass costs one forward pass for the gradient of the input and one for that of the weights.
    /// The decoder makes two batches and passes the gradient of features on to the encoder; the discriminator
    /// sees three, and gives that gradient for one and, unless it is the one of its own loss, that of the
    /// game for two.
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override
    {
        const VaeGanSpec& vaeGan = vaeGanOf(experiment);
        const Shape patch = patchShape(experiment.data);
        const double ofGame = vaeGan.game.decoder == DecoderLoss::Minimax ? 0.0 : 2.0;
        return static_cast<double>(experiment.training.batchSize) *
               (3.0 * forwardFlops(vaeGan.encoder, patch) +
                (2.0 * 3.0 + 1.0) * forwardFlops(vaeGan.decoder, shapeOf(vaeGan.latent)) +
                (3.0 * 3.0 + 1.0 + ofGame) * forwardFlops(vaeGan.discriminator, patch));
    }
};

}  // namespace

namespace vae_gan {

const Family& family()
{
    static const VaeGanFamily family;
    return family;
}

}  // namespace vae_gan

}  // namespace synthslice::spec
