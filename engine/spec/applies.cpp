#include "engine/spec/applies.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "engine/spec/spec_json.h"

namespace synthslice::spec {

namespace {

/// The last segment of a dotted path.
std::string keyOf(const std::string& path)
{
    return path.substr(path.rfind('.') + 1);
}

/// Why a parameter has no effect, or nothing if it has.
using Reason = std::optional<std::string>;

Reason unless(bool applies, const char* reason)
{
    return applies ? Reason() : Reason(reason);
}

Reason idleInitialization(const InitializationSpec& initialization, const std::string& key)
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
    return unless(found == uses.end() ||
                      std::ranges::find(found->second, initialization.type) != found->second.end(),
                  "this kind of initial weights does not use it");
}

Reason idleOptimizer(const OptimizerSpec& optimizer, const std::string& key)
{
    const auto* sgd = std::get_if<SgdSpec>(&optimizer);
    return unless(sgd == nullptr || sgd->momentum != 0 || (key != "dampening" && key != "nesterov"),
                  "there is no momentum");
}

Reason idleLoss(const GanLossSpec& loss, const std::string& key)
{
    using enum DiscriminatorLoss;
    if (key == "gamma_final_factor") {
        return unless(loss.r1Gamma > 0 || loss.r2Gamma > 0, "neither R1 nor R2 is on");
    }
    if (key == "label_smoothing") {
        return unless(loss.discriminator == Minimax || loss.discriminator == LeastSquares ||
                          loss.discriminator == General,
                      "the discriminator's loss has no labels");
    }
    return {};
}

Reason idleTerm(const LossTermsSpec& terms, const std::string& path)
{
    const auto found = std::ranges::find_if(
        lossTerms(), [&](const LossTermInfo& term) { return path.starts_with("terms." + term.key + "."); });
    const std::string key = keyOf(path);
    if (found == lossTerms().end() || key == "gradient_share") return {};
    const LossTermSpec& term = terms.*found->member;
    if (key == "weight") return unless(term.gradientShare == 0, "gradient_share sets the weight");
    return unless(term.isOn(), "the term is off");
}

Reason idleAugmentation(const AugmentationSpec& augmentation, const std::string& key)
{
    const bool amount = key == "translation" || key == "cutout" || key == "brightness" || key == "contrast";
    if (amount) return {};
    if (!augmentation.isOn()) return "all amounts of augmentation are 0";
    if (key == "target" || key == "adaptation_images") {
        return unless(augmentation.adaptive, "the augmentation is not adaptive");
    }
    return {};
}

Reason idleTraining(const TrainingSpec& training, const std::string& key)
{
    const bool stepwise = training.lrSchedule == LrSchedule::Step;
    if (key == "lr_final_factor") {
        return unless(training.lrSchedule != LrSchedule::Constant && !stepwise,
                      "the schedule is neither linear nor cosine");
    }
    if (key == "lr_step_size" || key == "lr_gamma") return unless(stepwise, "the schedule is not step");
    return {};
}

Reason idleData(const DataSpec& data, const std::string& key)
{
    if (key == "phases") {
        if (data.material != MaterialKind::Phases) return "data.material is not phases";
        return unless(data.phaseThresholds.empty(), "data.phase_thresholds tells the number of phases");
    }
    if (key == "phase_thresholds") {
        return unless(data.material != MaterialKind::Labels, "data.material is labels");
    }
    if (key == "held_out_split") return unless(data.heldOutFraction > 0, "nothing is held out");
    if (key == "block_size") {
        return unless(data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block,
                      "nothing is held out by block");
    }
    return {};
}

Reason idleLayer(const NetworkSpec& network, const std::string& path)
{
    // <network>.layers.<index>.<key>
    if (keyOf(path) != "align_corners") return {};
    const std::size_t begin = path.find(".layers.") + std::string_view(".layers.").size();
    const std::size_t index = std::stoul(path.substr(begin));
    const auto* upsample = index < network.layers.size() ? std::get_if<UpsampleSpec>(&network.layers[index])
                                                         : nullptr;
    return unless(upsample == nullptr || upsample->mode != UpsampleMode::Nearest,
                  "nearest up-sampling has no corners to align");
}

}  // namespace

std::optional<std::string> whyIdle(const ExperimentSpec& experiment, const std::string& path)
{
    const std::string key = keyOf(path);
    const auto isIn = [&](const char* prefix) { return path.starts_with(prefix); };
    for (const auto& [name, network] :
         {std::pair{"generator.", &experiment.generator}, {"discriminator.", &experiment.discriminator}}) {
        if (!isIn(name)) continue;
        return path.find(".initialization.") != std::string::npos
                   ? idleInitialization(network->initialization, key)
                   : idleLayer(*network, path);
    }
    if (isIn("optimizer.generator.")) return idleOptimizer(experiment.optimizer.generator, key);
    if (isIn("optimizer.discriminator.")) return idleOptimizer(experiment.optimizer.discriminator, key);
    if (isIn("loss.")) return idleLoss(experiment.loss, key);
    if (isIn("general_loss.generator.")) {
        return unless(experiment.loss.generator == GeneratorLoss::General, "loss.generator is not general");
    }
    if (isIn("general_loss.discriminator.")) {
        return unless(experiment.loss.discriminator == DiscriminatorLoss::General,
                      "loss.discriminator is not general");
    }
    if (isIn("terms.")) return idleTerm(experiment.terms, path);
    if (isIn("augmentation.")) return idleAugmentation(experiment.augmentation, key);
    if (isIn("training.")) return idleTraining(experiment.training, key);
    if (isIn("data.")) return idleData(experiment.data, key);
    return {};
}

Problems findIdleValues(const ExperimentSpec& experiment)
{
    Problems notes;
    const Json flat = toJson(experiment).flatten();
    for (const auto& item : flat.items()) {
        std::string path = item.key().substr(1);
        std::ranges::replace(path, '/', '.');
        const auto reason = whyIdle(experiment, path);
        const auto parameter = parameterAt(experiment, path);
        if (reason && parameter && item.value() != parameter->defaultValue) {
            notes.push_back({path, "has no effect: " + *reason, {}});
        }
    }
    return notes;
}

}  // namespace synthslice::spec
