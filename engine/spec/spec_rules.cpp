#include "engine/spec/spec_rules.h"

#include <algorithm>

#include "engine/spec/shape_inference.h"

namespace synthslice::spec {

namespace {

void append(Problems& problems, Problems more)
{
    std::ranges::move(more, std::back_inserter(problems));
}

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

/// A discriminator gives one raw score, or a map of scores that is averaged (Isola 2017, PatchGAN).
Problems discriminatorGivesScores(const ExperimentSpec& experiment)
{
    auto shapes = discriminatorShapes(experiment);
    const auto& layers = experiment.discriminator.layers;
    if (layers.empty()) {
        return {
            {"discriminator.layers", "The discriminator has no layers", "add layers or start from a preset"}};
    }
    if (!shapes.problems.empty()) {
        return std::move(shapes.problems);
    }
    if (shapes.output[0] != 1) {
        return {{"discriminator.layers",
                 "The discriminator gives " + toText(shapes.output) + ", but a score has one channel",
                 "end it with a layer that has 1 output channel or feature"}};
    }
    if (std::holds_alternative<SigmoidSpec>(layers.back())) {
        return {{"discriminator.layers." + std::to_string(layers.size() - 1),
                 "The discriminator ends in a sigmoid, but losses are computed from raw scores",
                 "remove the last layer; the loss applies the sigmoid itself"}};
    }
    return {};
}

Problems networksHaveWeights(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [name, shapes] : {std::pair{"generator", generatorShapes(experiment)},
                                       std::pair{"discriminator", discriminatorShapes(experiment)}}) {
        if (shapes.problems.empty() && !shapes.layers.empty() && shapes.parameters == 0) {
            problems.push_back({std::string(name) + ".layers",
                                "The " + std::string(name) + " has nothing to learn",
                                "add a linear or convolution layer"});
        }
    }
    return problems;
}

/// Batch norm ties the images of a batch together, so that a slope per image is not defined (Gulrajani
/// 2017, section 4; the same holds for R1 and R2).
Problems penaltiesFitTheCritic(const ExperimentSpec& experiment)
{
    const auto& loss = experiment.loss;
    if (loss.gradientPenalty == 0 && loss.r1Gamma == 0 && loss.r2Gamma == 0) {
        return {};
    }
    Problems problems;
    const auto& layers = experiment.discriminator.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (std::holds_alternative<BatchNorm1dSpec>(layers[i]) ||
            std::holds_alternative<BatchNorm2dSpec>(layers[i])) {
            problems.push_back({"discriminator.layers." + std::to_string(i),
                                "A gradient penalty does not work with batch norm in the discriminator",
                                "remove the layer or use instance_norm2d"});
        }
    }
    return problems;
}

Problems wassersteinIsBounded(const ExperimentSpec& experiment)
{
    if (experiment.loss.adversarial == AdversarialLoss::Wasserstein && experiment.loss.gradientPenalty == 0) {
        return {{"loss.gradient_penalty", "The Wasserstein loss needs a bounded slope of the critic",
                 "set the gradient penalty to 10"}};
    }
    return {};
}

/// Batch statistics need more than one value per feature.
Problems batchNormHasABatch(const ExperimentSpec& experiment)
{
    if (experiment.training.batchSize > 1) {
        return {};
    }
    Problems problems;
    for (const auto& [name, network, shapes] :
         {std::tuple{"generator", &experiment.generator, generatorShapes(experiment)},
          std::tuple{"discriminator", &experiment.discriminator, discriminatorShapes(experiment)}}) {
        for (std::size_t i = 0; i < shapes.layers.size(); ++i) {
            const auto& output = shapes.layers[i].output;
            const bool single = output.size() == 1 || (output.size() == 3 && output[1] * output[2] == 1);
            const auto& layer = network->layers[i];
            if (single && (std::holds_alternative<BatchNorm1dSpec>(layer) ||
                           std::holds_alternative<BatchNorm2dSpec>(layer))) {
                problems.push_back({std::string(name) + ".layers." + std::to_string(i),
                                    "Batch norm over a single value, as the batch size is 1",
                                    "use a batch size of at least 2"});
            }
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
    for (const auto rule :
         {blocksHoldPatches, generatorMakesPatches, discriminatorGivesScores, networksHaveWeights,
          penaltiesFitTheCritic, wassersteinIsBounded, batchNormHasABatch, optimizersAreConsistent}) {
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
