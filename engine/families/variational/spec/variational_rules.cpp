#include "engine/families/variational/spec/variational_rules.h"

#include <utility>
#include <variant>

#include "engine/base/text/text.h"
#include "engine/spec/training/general_loss_rules.h"

namespace synthslice::spec {
namespace {

Problems withoutLayers(const std::string& network)
{
    return {{network + ".layers", text("The %1 has no layers", network),
             text("add layers or start from a preset")}};
}

}  // namespace

Problems encoderGivesPosterior(const NetworkSpec& encoder, const LatentSpec& latent, const Shape& patch)
{
    if (encoder.layers.empty()) return withoutLayers("encoder");
    NetworkShapes shapes = inferShapes("encoder", encoder, patch);
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    const std::int64_t values = 2 * latent.channels;
    const Shape map{values, latent.size, latent.size};
    if (shapes.output == map || (latent.size == 1 && shapes.output == Shape{values})) return {};
    return {
        {"encoder.layers",
         text("The encoder gives %1, but a mean and a log variance of each latent value are %2",
              toText(shapes.output), toText(map)),
         latent.size == 1
             ? text("end it with flatten and a linear layer of %1 outputs, or change latent.channels", values)
             : text("change its layers, latent.channels or latent.size")}};
}

Problems decoderGives(const Shape& needed, const std::string& use, const std::string& hint,
                      const NetworkSpec& decoder, const LatentSpec& latent)
{
    if (decoder.layers.empty()) return withoutLayers("decoder");
    NetworkShapes shapes = inferShapes("decoder", decoder, shapeOf(latent));
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    if (shapes.output == needed) return {};
    return {{"decoder.layers",
             text("The decoder gives %1, but %2 needs %3", toText(shapes.output), use, toText(needed)),
             hint}};
}

Problems imagesStandAlone(const std::string& name, const NetworkSpec& network)
{
    Problems problems;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const LayerSpec& layer = network.layers[i];
        const std::string path = name + ".layers." + std::to_string(i);
        if (needsWholeBatch(layer)) {
            problems.push_back({path,
                                text("What is said of an image would depend on the others of its batch"),
                                text("turn on track_running_stats, or use another layer")});
        } else if (std::holds_alternative<NoiseSpec>(layer)) {
            problems.push_back({path, text("The bound holds only where all chance is in the latent"),
                                text("remove the noise layer")});
        }
    }
    return problems;
}

Problems endLeavesValuesFree(const std::string& name, const NetworkSpec& network, bool mayBeTanh)
{
    const LayerSpec* last = lastToChangeValues(network.layers);
    if (last == nullptr || !isActivation(*last)) return {};
    if (mayBeTanh && std::holds_alternative<TanhSpec>(*last)) return {};
    const std::string type = std::visit([](const auto& layer) { return std::string(layer.type); }, *last);
    return {{name + ".layers." + std::to_string(last - network.layers.data()),
             text("The %1 ends in %2, which keeps its values from some that they need to take", name, type),
             mayBeTanh ? text("remove that layer, or use tanh") : text("remove that layer")}};
}

Reason idleLikelihood(const LikelihoodSpec& likelihood, const std::string& key)
{
    using enum PixelDistribution;
    if (key == "binarisation") {
        return unless(likelihood.distribution == Bernoulli,
                      SYNTHSLICE_TEXT("the distribution is not bernoulli"));
    }
    if (key == "spread" || key == "sd") {
        if (likelihood.distribution == Bernoulli) return "bernoulli has no spread to choose";
        return unless(key == "spread" || likelihood.spread == Spread::Fixed,
                      SYNTHSLICE_TEXT("the spread is learned"));
    }
    if (key == "grey_levels") {
        return unless(likelihood.distribution == DiscretizedLogistic,
                      SYNTHSLICE_TEXT("the distribution is not discretized_logistic"));
    }
    return {};
}

}  // namespace synthslice::spec
