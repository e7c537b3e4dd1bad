#include "engine/spec/applies.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "engine/base/overloaded.h"
#include "engine/base/text/text.h"
#include "engine/spec/family.h"
#include "engine/spec/idle_reason.h"
#include "engine/spec/spec_json.h"

namespace synthslice::spec {

namespace {

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
                  SYNTHSLICE_TEXT("this kind of initial weights does not use it"));
}

Reason idleOptimizer(const OptimizerSpec& optimizer, const std::string& key)
{
    const auto* sgd = std::get_if<SgdSpec>(&optimizer);
    return unless(sgd == nullptr || sgd->momentum != 0 || (key != "dampening" && key != "nesterov"),
                  SYNTHSLICE_TEXT("there is no momentum"));
}

Reason idleTraining(const TrainingSpec& training, const std::string& key)
{
    const bool stepwise = training.lrSchedule == LrSchedule::Step;
    if (key == "lr_final_factor") {
        return unless(training.lrSchedule != LrSchedule::Constant && !stepwise,
                      SYNTHSLICE_TEXT("the schedule is neither linear nor cosine"));
    }
    if (key == "lr_step_size" || key == "lr_gamma")
        return unless(stepwise, SYNTHSLICE_TEXT("the schedule is not step"));
    return {};
}

/// Of images with classes only size counts: what else is said of slices has nothing to say of them.
Reason idleData(const ExperimentSpec& experiment, const std::string& key)
{
    const DataSpec& data = experiment.data;
    switch (familyOf(experiment).dataNeed(experiment)) {
    case DataNeed::Slices:
        break;
    case DataNeed::LabelledImages:
        return unless(key == "patch_size", SYNTHSLICE_TEXT("it is for slices, not for images with classes"));
    case DataNeed::Nothing:
        return text("no files are read");
    }
    if (key == "phases") {
        if (data.material != MaterialKind::Phases) return text("data.material is not phases");
        return unless(data.phaseThresholds.empty(),
                      SYNTHSLICE_TEXT("data.phase_thresholds tells the number of phases"));
    }
    if (key == "phase_thresholds") {
        return unless(data.material != MaterialKind::Labels, SYNTHSLICE_TEXT("data.material is labels"));
    }
    if (key == "held_out_split")
        return unless(data.heldOutFraction > 0, SYNTHSLICE_TEXT("nothing is held out"));
    if (key == "block_size") {
        return unless(data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block,
                      SYNTHSLICE_TEXT("nothing is held out by block"));
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
                  SYNTHSLICE_TEXT("nearest up-sampling has no corners to align"));
}

}  // namespace

std::optional<std::string> whyIdle(const ExperimentSpec& experiment, const std::string& path)
{
    const std::string key = keyOf(path);
    if (path.starts_with("training.")) {
        const Reason reason = idleTraining(experiment.training, key);
        return reason ? reason : familyOf(experiment).whyIdle(experiment, path);
    }
    if (path.starts_with("data.")) return idleData(experiment, key);
    for (const Part& part : experiment.family.parts()) {
        if (!path.starts_with(part.path + ".")) continue;
        const Reason reason = std::visit(
            Overloaded{[](const StructRef&) { return Reason(); },
                       [&](const NetworkSpec* network) {
                           return path.starts_with(part.path + ".initialization.")
                                      ? idleInitialization(network->initialization, key)
                                      : idleLayer(*network, path);
                       },
                       [&](const OptimizerSpec* optimizer) { return idleOptimizer(*optimizer, key); }},
            part.value);
        return reason ? reason : familyOf(experiment).whyIdle(experiment, path);
    }
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
            notes.push_back({path, text("has no effect: %1", *reason), {}});
        }
    }
    return notes;
}

}  // namespace synthslice::spec
