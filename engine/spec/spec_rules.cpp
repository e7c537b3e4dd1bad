#include "engine/spec/spec_rules.h"

#include "engine/base/text/text.h"
#include "engine/spec/family.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/phase_thresholds.h"

namespace synthslice::spec {

namespace {

Problems networksHaveWeights(const std::vector<NamedNetwork>& networks)
{
    Problems problems;
    for (const auto& [name, title, network, input, shapes] : networks) {
        if (shapes.problems.empty() && !shapes.layers.empty() && shapes.parameters == 0) {
            problems.push_back({name + ".layers", text("The %1 has nothing to learn", name),
                                text("add a linear or convolution layer")});
        }
    }
    return problems;
}

/// Batch statistics need more than one value per feature.
Problems batchNormHasABatch(const ExperimentSpec& experiment, const std::vector<NamedNetwork>& networks)
{
    if (experiment.training.batchSize > 1) {
        return {};
    }
    Problems problems;
    for (const auto& [name, title, network, input, shapes] : networks) {
        for (std::size_t i = 0; i < shapes.layers.size(); ++i) {
            const auto& output = shapes.layers[i].output;
            const bool single = output.size() == 1 || (output.size() == 3 && output[1] * output[2] == 1);
            const auto& layer = network.layers[i];
            if ((single && isBatchNorm(layer)) || std::holds_alternative<MinibatchStdSpec>(layer)) {
                problems.push_back({name + ".layers." + std::to_string(i),
                                    text("Statistics of a batch of one image, as the batch size is 1"),
                                    text("use a batch size of at least 2")});
            }
        }
    }
    return problems;
}

Problems optimizersAreConsistent(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const Part& part : experiment.family.parts()) {
        OptimizerSpec* const* optimizer = std::get_if<OptimizerSpec*>(&part.value);
        const auto* sgd = optimizer != nullptr ? std::get_if<SgdSpec>(*optimizer) : nullptr;
        if (sgd != nullptr && sgd->nesterov && (sgd->momentum == 0 || sgd->dampening != 0)) {
            problems.push_back({part.path + ".nesterov", text("Nesterov needs momentum and no dampening"),
                                text("set momentum to 0.9 and dampening to 0")});
        }
    }
    return problems;
}

Problems initialRangeIsOne(const std::vector<NamedNetwork>& networks)
{
    Problems problems;
    for (const NamedNetwork& named : networks) {
        const InitializationSpec& initialization = named.network.initialization;
        if (initialization.type == Initialization::Uniform && initialization.low > initialization.high) {
            problems.push_back({named.name + ".initialization.low",
                                text("The lowest initial weight is above the highest"),
                                text("exchange low and high")});
        }
    }
    return problems;
}

Problems scaleLeavesSlices(const ExperimentSpec& experiment)
{
    constexpr double least = 0.05;
    if (experiment.data.scale > 0.0 && experiment.data.scale < least) {
        return {{"data.scale", text("Slices would hardly have a pixel left"),
                 text("set it to 0.05 or more, or to 0, which finds it in the slices")}};
    }
    return {};
}

Problems blocksHoldPatches(const ExperimentSpec& experiment)
{
    const auto& data = experiment.data;
    if (data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block &&
        data.blockSize < data.patchSize) {
        return {
            {"data.block_size",
             text("Held-out blocks of %1 px cannot hold a patch of %2 px", data.blockSize, data.patchSize),
             text("make block_size at least patch_size")}};
    }
    return {};
}

Problems thresholdsAscend(const ExperimentSpec& experiment)
{
    const auto thresholds = parsePhaseThresholds(experiment.data.phaseThresholds);
    if (thresholds) return {};
    return {{"data.phase_thresholds", thresholds.error().message, thresholds.error().hint}};
}

}  // namespace

Problems findProblems(const ExperimentSpec& experiment)
{
    Problems problems;
    if (familyOf(experiment).dataNeed(experiment) == DataNeed::Slices) {
        append(problems, scaleLeavesSlices(experiment));
        append(problems, blocksHoldPatches(experiment));
        append(problems, thresholdsAscend(experiment));
    }
    append(problems, familyOf(experiment).problems(experiment));
    const std::vector<NamedNetwork> networks = networksOf(experiment);
    append(problems, networksHaveWeights(networks));
    append(problems, batchNormHasABatch(experiment, networks));
    append(problems, initialRangeIsOne(networks));
    append(problems, optimizersAreConsistent(experiment));
    return problems;
}

Result<void> checkExperiment(const ExperimentSpec& experiment)
{
    const Problems problems = findProblems(experiment);
    if (problems.empty()) {
        return {};
    }
    const Problem& first = problems.front();
    const std::string more = problems.size() > 1 ? text(" (and %1 more problems)", problems.size() - 1) : "";
    return invalidInput(first.path + ": " + first.message, first.hint + more);
}

}  // namespace synthslice::spec
