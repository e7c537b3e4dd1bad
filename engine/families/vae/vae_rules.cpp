#include "engine/families/vae/vae_rules.h"

#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/spec/variational_rules.h"

namespace synthslice::spec {

Problems vaeProblems(const ExperimentSpec& experiment)
{
    const VaeSpec& vae = vaeOf(experiment);
    const LikelihoodSpec& likelihood = vae.likelihood;
    const bool meansAlone = likelihood.distribution != PixelDistribution::Bernoulli &&
                            !likelihood.learnsSpread();
    Shape needed = patchShape(experiment.data);
    needed.front() = likelihood.outputs();
    Problems problems = encoderGivesPosterior(vae.encoder, vae.latent, patchShape(experiment.data));
    append(problems, decoderGives(needed, "the likelihood of a patch",
                                  likelihood.learnsSpread()
                                      ? "give its last layer two channels, for mean and log variance, or set "
                                        "likelihood.spread to fixed"
                                      : "change its layers, latent.size or data.patch_size",
                                  vae.decoder, vae.latent));
    append(problems, imagesStandAlone("encoder", vae.encoder));
    append(problems, imagesStandAlone("decoder", vae.decoder));
    append(problems, endLeavesValuesFree("encoder", vae.encoder, false));
    append(problems, endLeavesValuesFree("decoder", vae.decoder, meansAlone));
    return problems;
}

}  // namespace synthslice::spec
