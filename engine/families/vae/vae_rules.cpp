#include "engine/families/vae/vae_rules.h"

#include "engine/families/vae/vae_spec.h"
#include "engine/spec/general_loss_rules.h"

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

/// What an image is made of, or said to be, depends on itself alone, and the bound holds for networks without
/// noise of their own.
Problems imagesStandAlone(const std::string& name, const NetworkSpec& network)
{
    Problems problems;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const LayerSpec& layer = network.layers[i];
        const std::string path = name + ".layers." + std::to_string(i);
        if (needsWholeBatch(layer)) {
            problems.push_back({path, "What is said of an image would depend on the others of its batch",
                                "turn on track_running_stats, or use another layer"});
        } else if (std::holds_alternative<NoiseSpec>(layer)) {
            problems.push_back(
                {path, "The bound holds only where all chance is in the latent", "remove the noise layer"});
        }
    }
    return problems;
}

bool isActivation(const LayerSpec& layer)
{
    return std::holds_alternative<ReluSpec>(layer) || std::holds_alternative<LeakyReluSpec>(layer) ||
           std::holds_alternative<EluSpec>(layer) || std::holds_alternative<GeluSpec>(layer) ||
           std::holds_alternative<TanhSpec>(layer) || std::holds_alternative<SigmoidSpec>(layer) ||
           std::holds_alternative<SoftmaxSpec>(layer) || std::holds_alternative<LogSoftmaxSpec>(layer);
}

/// Means and logarithms of variances take any value, logits too; a mean of grey may be kept in -1 to 1.
Problems endLeavesValuesFree(const std::string& name, const NetworkSpec& network, bool mayBeTanh)
{
    const LayerSpec* last = lastToChangeValues(network.layers);
    if (last == nullptr || !isActivation(*last)) return {};
    if (mayBeTanh && std::holds_alternative<TanhSpec>(*last)) return {};
    const std::string type = std::visit([](const auto& layer) { return std::string(layer.type); }, *last);
    return {{name + ".layers." + std::to_string(last - network.layers.data()),
             "The " + name + " ends in " + type + ", which keeps its values from some that they need to take",
             mayBeTanh ? "remove that layer, or use tanh" : "remove that layer"}};
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
