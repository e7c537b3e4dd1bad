#include "engine/families/gan/spec/loss_rules.h"

#include <vector>

#include "engine/base/text/text.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/training/general_loss_rules.h"

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
    return loss.bce > 0.0 && loss.bce == loss.sum();
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
             text("The generator's loss %1 does not go with the discriminator's %2", nameOf(generator),
                  nameOf(discriminator)),
             text("with %1 use one of: %2", nameOf(discriminator), choices)}};
}

Problems wassersteinIsBounded(const ExperimentSpec& experiment)
{
    const GanLossSpec& loss = ganOf(experiment).loss;
    if (loss.discriminator == DiscriminatorLoss::Wasserstein && loss.gradientPenalty == 0 &&
        loss.clipValue == 0 && !loss.spectralNorm) {
        return {{"loss.gradient_penalty", text("The Wasserstein loss needs a bounded slope of the critic"),
                 text("set the gradient penalty to 10, or weight clipping to 0.01")}};
    }
    return {};
}

Problems generalLossesAreSet(const ExperimentSpec& experiment)
{
    Problems problems;
    for (const auto& [path, loss] : generalLosses(experiment)) append(problems, lossIsSet(path, *loss));
    return problems;
}

Problems lastLayerSuitsTheLoss(const ExperimentSpec& experiment)
{
    std::vector<GeneralLossSpec> losses;
    for (const auto& [path, loss] : generalLosses(experiment)) losses.push_back(*loss);
    return lastLayerSuitsLosses("discriminator", ganOf(experiment).discriminator, losses);
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
                                text("A gradient penalty does not work with batch norm in the discriminator"),
                                text("remove the layer or use instance_norm2d, layer_norm or group_norm")});
        }
    }
    return problems;
}

}  // namespace

std::int64_t discriminatorOutputs(const ExperimentSpec& experiment)
{
    for (const auto& [path, loss] : generalLosses(experiment)) {
        if (loss->ofClasses()) return 2;
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
