#include "engine/spec/spec_rules.h"

#include <array>

#include "engine/spec/loss_rules.h"
#include "engine/spec/shape_inference.h"

namespace synthslice::spec {

namespace {

Problems generatorMakesPatches(const ExperimentSpec& experiment)
{
    auto shapes = generatorShapes(experiment);
    const Shape patch = {1, experiment.data.patchSize, experiment.data.patchSize};
    if (experiment.generator.layers.empty()) {
        return {{"generator.layers", "The generator has no layers", "add layers or start from a preset"}};
    }
    if (shapes.problems.empty() && shapes.output != patch) {
        return {{"generator.layers",
                 "The generator gives " + toText(shapes.output) + ", but a patch is " + toText(patch),
                 "change its layers, latent.size or data.patch_size"}};
    }
    return std::move(shapes.problems);
}

/// A discriminator gives one raw score or one per class, or a map of them that is averaged (Isola 2017,
/// PatchGAN).
Problems discriminatorGivesScores(const ExperimentSpec& experiment)
{
    auto shapes = discriminatorShapes(experiment);
    if (experiment.discriminator.layers.empty()) {
        return {
            {"discriminator.layers", "The discriminator has no layers", "add layers or start from a preset"}};
    }
    if (!shapes.problems.empty()) {
        return std::move(shapes.problems);
    }
    const std::int64_t outputs = discriminatorOutputs(experiment);
    if (shapes.output[0] != outputs) {
        return {
            {"discriminator.layers",
             "The discriminator gives " + toText(shapes.output) + ", but " +
                 (outputs == 1 ? "a score has one channel"
                               : "cross_entropy and nll need two, for generated and real"),
             "end it with a layer that has " + std::to_string(outputs) + " output channel(s) or feature(s)"}};
    }
    return {};
}

/// The network of that name, with its shapes.
struct NamedNetwork {
    std::string name;
    const NetworkSpec& network;
    NetworkShapes shapes;
};
std::array<NamedNetwork, 2> networksOf(const ExperimentSpec& experiment)
{
    return {NamedNetwork{"generator", experiment.generator, generatorShapes(experiment)},
            NamedNetwork{"discriminator", experiment.discriminator, discriminatorShapes(experiment)}};
}

Problems networksHaveWeights(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [name, network, shapes] : networksOf(experiment)) {
        if (shapes.problems.empty() && !shapes.layers.empty() && shapes.parameters == 0) {
            problems.push_back({name + ".layers", "The " + name + " has nothing to learn",
                                "add a linear or convolution layer"});
        }
    }
    return problems;
}

/// Batch statistics need more than one value per feature.
Problems batchNormHasABatch(const ExperimentSpec& experiment)
{
    if (experiment.training.batchSize > 1) {
        return {};
    }
    Problems problems;
    for (const auto& [name, network, shapes] : networksOf(experiment)) {
        for (std::size_t i = 0; i < shapes.layers.size(); ++i) {
            const auto& output = shapes.layers[i].output;
            const bool single = output.size() == 1 || (output.size() == 3 && output[1] * output[2] == 1);
            const auto& layer = network.layers[i];
            if ((single && isBatchNorm(layer)) || std::holds_alternative<MinibatchStdSpec>(layer)) {
                problems.push_back({name + ".layers." + std::to_string(i),
                                    "Statistics of a batch of one image, as the batch size is 1",
                                    "use a batch size of at least 2"});
            }
        }
    }
    return problems;
}

/// An image is made again from its seed alone, so no other image may have a say in it.
Problems generatedImagesAreIndependent(const ExperimentSpec& experiment)
{
    Problems problems;
    const auto& layers = experiment.generator.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto* norm1d = std::get_if<BatchNorm1dSpec>(&layers[i]);
        const auto* norm2d = std::get_if<BatchNorm2dSpec>(&layers[i]);
        if ((norm1d != nullptr && !norm1d->trackRunningStats) ||
            (norm2d != nullptr && !norm2d->trackRunningStats) ||
            std::holds_alternative<MinibatchStdSpec>(layers[i])) {
            problems.push_back({"generator.layers." + std::to_string(i),
                                "Generated images would depend on the others of their batch",
                                "turn on track_running_stats, or use another layer"});
        }
    }
    return problems;
}

Problems optimizersAreConsistent(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [name, optimizer] : {std::pair{"generator", &experiment.optimizer.generator},
                                          std::pair{"discriminator", &experiment.optimizer.discriminator}}) {
        const auto* sgd = std::get_if<SgdSpec>(optimizer);
        if (sgd != nullptr && sgd->nesterov && (sgd->momentum == 0 || sgd->dampening != 0)) {
            problems.push_back({"optimizer." + std::string(name) + ".nesterov",
                                "Nesterov needs momentum and no dampening",
                                "set momentum to 0.9 and dampening to 0"});
        }
    }
    return problems;
}

Problems initialRangeIsOne(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [name, network] :
         {std::pair{"generator", &experiment.generator}, {"discriminator", &experiment.discriminator}}) {
        const InitializationSpec& initialization = network->initialization;
        if (initialization.type == Initialization::Uniform && initialization.low > initialization.high) {
            problems.push_back({std::string(name) + ".initialization.low",
                                "The lowest initial weight is above the highest", "exchange low and high"});
        }
    }
    return problems;
}

Problems scaleLeavesSlices(const ExperimentSpec& experiment)
{
    constexpr double least = 0.05;
    if (experiment.data.scale > 0.0 && experiment.data.scale < least) {
        return {{"data.scale", "Slices would hardly have a pixel left",
                 "set it to 0.05 or more, or to 0, which finds it in the slices"}};
    }
    return {};
}

Problems blocksHoldPatches(const ExperimentSpec& experiment)
{
    const auto& data = experiment.data;
    if (data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block &&
        data.blockSize < data.patchSize) {
        return {{"data.block_size",
                 "Held-out blocks of " + std::to_string(data.blockSize) + " px cannot hold a patch of " +
                     std::to_string(data.patchSize) + " px",
                 "make block_size at least patch_size"}};
    }
    return {};
}

}  // namespace

Problems findProblems(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto rule : {scaleLeavesSlices, blocksHoldPatches, generatorMakesPatches,
                            generatedImagesAreIndependent, discriminatorGivesScores, networksHaveWeights,
                            lossProblems, batchNormHasABatch, initialRangeIsOne, optimizersAreConsistent}) {
        append(problems, rule(experiment));
    }
    return problems;
}

Result<void> checkExperiment(const ExperimentSpec& experiment)
{
    const Problems problems = findProblems(experiment);
    if (problems.empty()) {
        return {};
    }
    const Problem& first = problems.front();
    const std::string more = problems.size() > 1
                                 ? " (and " + std::to_string(problems.size() - 1) + " more problems)"
                                 : "";
    return invalidInput(first.path + ": " + first.message, first.hint + more);
}

}  // namespace synthslice::spec
