#include "engine/families/vae/vae_rules.h"

#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/variational_rules.h"

namespace synthslice::spec {

namespace {

Problems withoutLayers(const std::string& network)
{
    return {{network + ".layers", "The " + network + " has no layers", "add layers or start from a preset"}};
}

Problems encoderGivesAPosterior(const ExperimentSpec& experiment)
{
    const VaeSpec& vae = vaeOf(experiment);
    if (vae.encoder.layers.empty()) return withoutLayers("encoder");
    NetworkShapes shapes = encoderShapes(experiment);
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    const std::int64_t values = 2 * vae.latent.channels;
    const Shape map{values, vae.latent.size, vae.latent.size};
    if (shapes.output == map || (vae.latent.size == 1 && shapes.output == Shape{values})) return {};
    return {{"encoder.layers",
             "The encoder gives " + toText(shapes.output) +
                 ", but a mean and a log variance of each latent "
                 "value are " +
                 toText(map),
             vae.latent.size == 1 ? "end it with flatten and a linear layer of " + std::to_string(values) +
                                        " outputs, or change latent.channels"
                                  : "change its layers, latent.channels or latent.size"}};
}

Problems decoderGivesPatches(const ExperimentSpec& experiment)
{
    const VaeSpec& vae = vaeOf(experiment);
    if (vae.decoder.layers.empty()) return withoutLayers("decoder");
    NetworkShapes shapes = decoderShapes(experiment);
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    Shape needed = patchShape(experiment.data);
    needed.front() = vae.likelihood.outputs();
    if (shapes.output == needed) return {};
    return {{"decoder.layers",
             "The decoder gives " + toText(shapes.output) + ", but the likelihood of a patch needs " +
                 toText(needed),
             vae.likelihood.learnsSpread()
                 ? "give its last layer two channels, for mean and log variance, or set likelihood.spread to "
                   "fixed"
                 : "change its layers, latent.size or data.patch_size"}};
}

}  // namespace

Problems vaeProblems(const ExperimentSpec& experiment)
{
    const VaeSpec& vae = vaeOf(experiment);
    const LikelihoodSpec& likelihood = vae.likelihood;
    const bool meansAlone = likelihood.distribution != PixelDistribution::Bernoulli &&
                            !likelihood.learnsSpread();
    Problems problems = encoderGivesAPosterior(experiment);
    append(problems, decoderGivesPatches(experiment));
    append(problems, imagesStandAlone("encoder", vae.encoder));
    append(problems, imagesStandAlone("decoder", vae.decoder));
    append(problems, endLeavesValuesFree("encoder", vae.encoder, false));
    append(problems, endLeavesValuesFree("decoder", vae.decoder, meansAlone));
    return problems;
}

}  // namespace synthslice::spec
