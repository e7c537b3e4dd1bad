#include "engine/families/vae_gan/vae_gan_rules.h"

#include "engine/base/text/text.h"
#include "engine/families/vae_gan/vae_gan_spec.h"
#include "engine/families/variational/spec/variational_rules.h"
#include "engine/spec/training/general_loss_rules.h"

namespace synthslice::spec {

namespace {

/// A raw score for each patch, or a map of them that is averaged.
Problems discriminatorGivesAScore(const ExperimentSpec& experiment)
{
    const NetworkSpec& discriminator = vaeGanOf(experiment).discriminator;
    NetworkShapes shapes = inferShapes("discriminator", discriminator, patchShape(experiment.data));
    if (!shapes.problems.empty()) return std::move(shapes.problems);
    if (shapes.output.front() != 1) {
        return {{"discriminator.layers",
                 text("The discriminator gives %1, but a score has one channel", toText(shapes.output)),
                 text("end it with a layer that has one output channel or feature")}};
    }
    return lastLayerSuitsLosses("discriminator", discriminator, {});
}

Problems thereAreFeatures(const ExperimentSpec& experiment)
{
    const VaeGanSpec& vaeGan = vaeGanOf(experiment);
    if (featureLayer(vaeGan)) return {};
    if (vaeGan.features.layer < 0) {
        return {{"discriminator.layers",
                 text("The discriminator has no layer whose output could be compared"),
                 text("put layers before the linear layer or convolution that gives the score")}};
    }
    return {
        {"features.layer",
         text("Layer %1 of the discriminator is not before the one that gives the score",
              vaeGan.features.layer),
         text("give the number of an earlier layer, counted from 0, or -1 for the last before the score's")}};
}

Problems limitsAreInOrder(const ExperimentSpec& experiment)
{
    const GameSpec& game = vaeGanOf(experiment).game;
    if (!game.balance || game.discriminatorRestsBelow <= game.decoderRestsAbove) return {};
    return {{"game.discriminator_rests_below",
             text("The discriminator would rest where the decoder does, so that neither ever did"),
             text("set it below game.decoder_rests_above")}};
}

}  // namespace

Problems vaeGanProblems(const ExperimentSpec& experiment)
{
    const VaeGanSpec& vaeGan = vaeGanOf(experiment);
    const Shape patch = patchShape(experiment.data);
    Problems problems = encoderGivesPosterior(vaeGan.encoder, vaeGan.latent, patch);
    append(problems, decoderGives(patch, "a patch", "change its layers, latent.size or data.patch_size",
                                  vaeGan.decoder, vaeGan.latent));
    if (vaeGan.discriminator.layers.empty()) {
        problems.push_back({"discriminator.layers", text("The discriminator has no layers"),
                            text("add layers or start from a preset")});
    } else {
        append(problems, discriminatorGivesAScore(experiment));
        append(problems, thereAreFeatures(experiment));
    }
    append(problems, imagesStandAlone("encoder", vaeGan.encoder));
    append(problems, imagesStandAlone("decoder", vaeGan.decoder));
    append(problems, endLeavesValuesFree("encoder", vaeGan.encoder, false));
    append(problems, endLeavesValuesFree("decoder", vaeGan.decoder, true));
    append(problems, limitsAreInOrder(experiment));
    return problems;
}

}  // namespace synthslice::spec
