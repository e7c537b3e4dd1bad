#include "engine/families/gan/spec/gan_rules.h"

#include "engine/base/text/text.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/families/gan/spec/loss_rules.h"

namespace synthslice::spec {

namespace {

Problems generatorMakesPatches(const ExperimentSpec& experiment)
{
    auto shapes = generatorShapes(experiment);
    const Shape patch = patchShape(experiment.data);
    if (ganOf(experiment).generator.layers.empty()) {
        return {{"generator.layers", text("The generator has no layers"),
                 text("add layers or start from a preset")}};
    }
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    Shape oneChannel = shapes.output;
    if (!oneChannel.empty()) oneChannel.front() = patch.front();
    if (oneChannel != patch) {
        return {{"generator.layers",
                 text("The generator gives %1, but a patch is %2", toText(shapes.output), toText(patch)),
                 text("change its layers, latent.size or data.patch_size")}};
    }
    return {};
}

/// A discriminator gives one raw score or one per class, or a map of them that is averaged (Isola 2017,
/// PatchGAN).
Problems discriminatorGivesScores(const ExperimentSpec& experiment)
{
    auto shapes = discriminatorShapes(experiment);
    if (ganOf(experiment).discriminator.layers.empty()) {
        return {{"discriminator.layers", text("The discriminator has no layers"),
                 text("add layers or start from a preset")}};
    }
    if (!shapes.problems.empty()) {
        return std::move(shapes.problems);
    }
    const std::int64_t outputs = discriminatorOutputs(experiment);
    if (shapes.output[0] != outputs) {
        return {{"discriminator.layers",
                 text("The discriminator gives %1, but %2", toText(shapes.output),
                      outputs == 1 ? text("a score has one channel")
                                   : text("cross_entropy and nll need two, for generated and real")),
                 text("end it with a layer that has %1 output channel(s) or feature(s)", outputs)}};
    }
    return {};
}

/// An image is made again from its seed alone, so no other image may have a say in it.
Problems generatedImagesAreIndependent(const ExperimentSpec& experiment)
{
    Problems problems;
    const auto& layers = ganOf(experiment).generator.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (needsWholeBatch(layers[i])) {
            problems.push_back({"generator.layers." + std::to_string(i),
                                text("Generated images would depend on the others of their batch"),
                                text("turn on track_running_stats, or use another layer")});
        }
    }
    return problems;
}

}  // namespace

Problems ganProblems(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto rule :
         {generatorMakesPatches, generatedImagesAreIndependent, discriminatorGivesScores, lossProblems}) {
        append(problems, rule(experiment));
    }
    return problems;
}

}  // namespace synthslice::spec
