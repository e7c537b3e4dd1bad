#include "engine/spec/applies.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace synthslice::spec {

namespace {

/// The last segment of a dotted path.
std::string keyOf(const std::string& path)
{
    return path.substr(path.rfind('.') + 1);
}

bool initializationApplies(const InitializationSpec& initialization, const std::string& key)
{
    using enum Initialization;
    static const std::map<std::string, std::vector<Initialization>> uses = {
        {"value", {Constant}},
        {"low", {Uniform}},
        {"high", {Uniform}},
        {"mean", {Normal}},
        {"std", {Dcgan, Normal}},
        {"gain", {XavierUniform, XavierNormal}},
        {"a", {KaimingUniform, KaimingNormal}},
        {"mode", {KaimingUniform, KaimingNormal}},
    };
    const auto found = uses.find(key);
    return found == uses.end() ||
           std::ranges::find(found->second, initialization.type) != found->second.end();
}

bool optimizerApplies(const OptimizerSpec& optimizer, const std::string& key)
{
    const auto* sgd = std::get_if<SgdSpec>(&optimizer);
    return sgd == nullptr || sgd->momentum != 0 || (key != "dampening" && key != "nesterov");
}

bool lossApplies(const GanLossSpec& loss, const std::string& key)
{
    using enum DiscriminatorLoss;
    if (key == "gamma_final_factor") return loss.r1Gamma > 0 || loss.r2Gamma > 0;
    if (key == "label_smoothing") {
        return loss.discriminator == Minimax || loss.discriminator == LeastSquares ||
               loss.discriminator == General;
    }
    return true;
}

bool termApplies(const LossTermsSpec& terms, const std::string& path)
{
    const auto found = std::ranges::find_if(
        lossTerms(), [&](const LossTermInfo& term) { return path.starts_with("terms." + term.key + "."); });
    const std::string key = keyOf(path);
    return found == lossTerms().end() || key == "weight" || key == "gradient_share" ||
           (terms.*found->member).isOn();
}

bool augmentationApplies(const AugmentationSpec& augmentation, const std::string& key)
{
    if (key == "probability" || key == "adaptive") return augmentation.isOn();
    if (key == "target" || key == "adaptation_images") return augmentation.isOn() && augmentation.adaptive;
    return true;
}

bool trainingApplies(const TrainingSpec& training, const std::string& key)
{
    const bool stepwise = training.lrSchedule == LrSchedule::Step;
    if (key == "lr_final_factor") return training.lrSchedule != LrSchedule::Constant && !stepwise;
    if (key == "lr_step_size" || key == "lr_gamma") return stepwise;
    return true;
}

bool dataApplies(const DataSpec& data, const std::string& key)
{
    if (key == "held_out_split") return data.heldOutFraction > 0;
    if (key == "block_size") return data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block;
    return true;
}

bool layerApplies(const NetworkSpec& network, const std::string& path)
{
    // <network>.layers.<index>.<key>
    if (keyOf(path) != "align_corners") return true;
    const std::size_t begin = path.find(".layers.") + std::string_view(".layers.").size();
    const std::size_t index = std::stoul(path.substr(begin));
    const auto* upsample = index < network.layers.size() ? std::get_if<UpsampleSpec>(&network.layers[index])
                                                         : nullptr;
    return upsample == nullptr || upsample->mode != UpsampleMode::Nearest;
}

}  // namespace

bool applies(const ExperimentSpec& experiment, const std::string& path)
{
    const std::string key = keyOf(path);
    const auto isIn = [&](const char* prefix) { return path.starts_with(prefix); };
    for (const auto& [name, network] :
         {std::pair{"generator.", &experiment.generator}, {"discriminator.", &experiment.discriminator}}) {
        if (!isIn(name)) continue;
        return path.find(".initialization.") != std::string::npos
                   ? initializationApplies(network->initialization, key)
                   : layerApplies(*network, path);
    }
    if (isIn("optimizer.generator.")) return optimizerApplies(experiment.optimizer.generator, key);
    if (isIn("optimizer.discriminator.")) return optimizerApplies(experiment.optimizer.discriminator, key);
    if (isIn("loss.")) return lossApplies(experiment.loss, key);
    if (isIn("general_loss.generator.")) return experiment.loss.generator == GeneratorLoss::General;
    if (isIn("general_loss.discriminator.")) {
        return experiment.loss.discriminator == DiscriminatorLoss::General;
    }
    if (isIn("terms.")) return termApplies(experiment.terms, path);
    if (isIn("augmentation.")) return augmentationApplies(experiment.augmentation, key);
    if (isIn("training.")) return trainingApplies(experiment.training, key);
    if (isIn("data.")) return dataApplies(experiment.data, key);
    return true;
}

}  // namespace synthslice::spec
