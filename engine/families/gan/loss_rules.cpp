#include "engine/families/gan/loss_rules.h"

#include <vector>

#include "engine/families/gan/gan_spec.h"

namespace synthslice::spec {

namespace {

/// The general losses in use, with their paths.
std::vector<std::pair<std::string, const GeneralLossSpec*>> generalLosses(const ExperimentSpec& experiment)
{
    std::vector<std::pair<std::string, const GeneralLossSpec*>> used;
    if (ganOf(experiment).loss.discriminator == DiscriminatorLoss::General) {
        used.emplace_back("general_loss.discriminator", &ganOf(experiment).generalLoss.discriminator);
    }
    if (ganOf(experiment).loss.generator == GeneratorLoss::General) {
        used.emplace_back("general_loss.generator", &ganOf(experiment).generalLoss.generator);
    }
    return used;
}

/// Binary cross-entropy of raw scores is minimax's loss of the discriminator.
bool isOnlyBce(const GeneralLossSpec& loss)
{
    return loss.bce > 0.0 && loss.l1 + loss.mse + loss.rmse + loss.crossEntropy + loss.nll == 0.0;
}

/// Whether a generator can learn by `generator` from the experiment's discriminator. All but relativistic
/// losses judge one image at a time; the sigmoid of a score means something only to minimax, and a score of 1
/// only where real images are drawn to 1. A plain -score is a direction to any of them.
bool fits(const ExperimentSpec& experiment, GeneratorLoss generator)
{
    const DiscriminatorLoss discriminator = ganOf(experiment).loss.discriminator;
    const bool relativistic = discriminator == DiscriminatorLoss::Relativistic;
    switch (generator) {
    case GeneratorLoss::NonSaturating:
    case GeneratorLoss::Minimax:
        return discriminator == DiscriminatorLoss::Minimax ||
               (discriminator == DiscriminatorLoss::General &&
                isOnlyBce(ganOf(experiment).generalLoss.discriminator));
    case GeneratorLoss::LeastSquares:
        return discriminator == DiscriminatorLoss::LeastSquares || discriminator == DiscriminatorLoss::Hinge;
    case GeneratorLoss::Wasserstein:
    case GeneratorLoss::Hinge:
        return !relativistic;
    case GeneratorLoss::Relativistic:
        return relativistic;
    case GeneratorLoss::General:
        return discriminator == DiscriminatorLoss::General;
    }
    return false;
}

std::string nameOf(DiscriminatorLoss loss)
{
    return enumNames<DiscriminatorLoss>.at(static_cast<std::size_t>(loss));
}

std::string nameOf(GeneratorLoss loss)
{
    return enumNames<GeneratorLoss>.at(static_cast<std::size_t>(loss));
}

Problems lossesFitEachOther(const ExperimentSpec& experiment)
{
    const auto [discriminator, generator] = std::pair{ganOf(experiment).loss.discriminator,
                                                      ganOf(experiment).loss.generator};
    if (fits(experiment, generator)) {
        return {};
    }
    std::string choices;
    for (std::size_t i = 0; i < enumNames<GeneratorLoss>.size(); ++i) {
        const auto other = static_cast<GeneratorLoss>(i);
        if (fits(experiment, other)) choices += (choices.empty() ? "" : ", ") + nameOf(other);
    }
    return {{"loss.generator",
             "The generator's loss " + nameOf(generator) + " does not go with the discriminator's " +
                 nameOf(discriminator),
             "with " + nameOf(discriminator) + " use one of: " + choices}};
}

Problems wassersteinIsBounded(const ExperimentSpec& experiment)
{
    const GanLossSpec& loss = ganOf(experiment).loss;
    if (loss.discriminator == DiscriminatorLoss::Wasserstein && loss.gradientPenalty == 0 &&
        loss.clipValue == 0 && !loss.spectralNorm) {
        return {{"loss.gradient_penalty", "The Wasserstein loss needs a bounded slope of the critic",
                 "set the gradient penalty to 10, or weight clipping to 0.01"}};
    }
    return {};
}

Problems generalLossesAreSet(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [path, loss] : generalLosses(experiment)) {
        if (loss->l1 + loss->mse + loss->rmse + loss->bce + loss->crossEntropy + loss->nll == 0.0) {
            problems.push_back({path, "All weights of the general loss are 0", "give one of them a weight"});
        }
    }
    return problems;
}

/// Whether a layer leaves the values of its input as they are.
bool onlyMovesValues(const LayerSpec& layer)
{
    return std::holds_alternative<FlattenSpec>(layer) || std::holds_alternative<UnflattenSpec>(layer) ||
           std::holds_alternative<DropoutSpec>(layer) || std::holds_alternative<ZeroPad2dSpec>(layer);
}

/// Losses are computed from raw scores, which is exact where a sigmoid or softmax would round to 0 or 1; only
/// plain differences (l1, mse, rmse) may compare probabilities, and nll needs their logarithms.
Problems lastLayerSuitsTheLoss(const ExperimentSpec& experiment)
{
    const auto& layers = ganOf(experiment).discriminator.layers;
    if (layers.empty()) {
        return {};
    }
    bool onlyDifferences = ganOf(experiment).loss.discriminator == DiscriminatorLoss::General;
    bool needsLogarithms = false;
    bool needsRawScores = false;
    for (const auto& [path, loss] : generalLosses(experiment)) {
        onlyDifferences = onlyDifferences && loss->bce + loss->crossEntropy + loss->nll == 0.0;
        needsLogarithms = needsLogarithms || loss->nll > 0.0;
        needsRawScores = needsRawScores || loss->bce > 0.0;
    }
    std::size_t at = layers.size() - 1;
    while (at > 0 && onlyMovesValues(layers[at])) --at;
    const std::string path = "discriminator.layers." + std::to_string(at);
    const LayerSpec& last = layers[at];
    if (needsLogarithms && !std::holds_alternative<LogSoftmaxSpec>(last)) {
        return {{path,
                 "The NLL loss needs log-probabilities, but the discriminator does not end in log_softmax",
                 "add a log_softmax layer at its end, or use cross_entropy"}};
    }
    if (std::holds_alternative<SigmoidSpec>(last) && !onlyDifferences) {
        return {{path, "The discriminator ends in a sigmoid, but losses are computed from raw scores",
                 "remove that layer; the loss applies the sigmoid itself"}};
    }
    if (std::holds_alternative<SoftmaxSpec>(last) && !onlyDifferences) {
        return {{path, "The discriminator ends in a softmax, but losses are computed from raw scores",
                 "remove that layer; the loss applies the softmax itself"}};
    }
    if (std::holds_alternative<LogSoftmaxSpec>(last) &&
        (needsRawScores || discriminatorOutputs(experiment) == 1)) {
        return {{path, "The discriminator ends in log_softmax, which only nll and cross_entropy can use",
                 "remove that layer"}};
    }
    return {};
}

/// Batch norm ties the images of a batch together, so that a slope per image is not defined (Gulrajani
/// 2017, section 4; the same holds for R1 and R2). Minibatch standard deviation ties them too, but only by
/// one number per batch; Karras 2018 trains with it and a gradient penalty, so it is allowed: the slope of an
/// image then holds what its score changes the others' by.
Problems penaltiesFitTheCritic(const ExperimentSpec& experiment)
{
    const GanLossSpec& loss = ganOf(experiment).loss;
    if (loss.gradientPenalty == 0 && loss.r1Gamma == 0 && loss.r2Gamma == 0) {
        return {};
    }
    Problems problems;
    const auto& layers = ganOf(experiment).discriminator.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (isBatchNorm(layers[i])) {
            problems.push_back({"discriminator.layers." + std::to_string(i),
                                "A gradient penalty does not work with batch norm in the discriminator",
                                "remove the layer or use instance_norm2d, layer_norm or group_norm"});
        }
    }
    return problems;
}

}  // namespace

std::int64_t discriminatorOutputs(const ExperimentSpec& experiment)
{
    for (const auto& [path, loss] : generalLosses(experiment)) {
        if (loss->crossEntropy > 0.0 || loss->nll > 0.0) return 2;
    }
    return 1;
}

Problems lossProblems(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto rule : {lossesFitEachOther, wassersteinIsBounded, generalLossesAreSet,
                            lastLayerSuitsTheLoss, penaltiesFitTheCritic}) {
        append(problems, rule(experiment));
    }
    return problems;
}

}  // namespace synthslice::spec
