#include "engine/spec/applies.h"

#include <map>

namespace synthslice::spec {

namespace {

bool usesStd(const InitializationSpec& initialization)
{
    return initialization.type == Initialization::Dcgan || initialization.type == Initialization::Normal;
}

bool hasMomentum(const OptimizerSpec& optimizer)
{
    const auto* sgd = std::get_if<SgdSpec>(&optimizer);
    return sgd == nullptr || sgd->momentum != 0;
}

bool holdsOutBlocks(const DataSpec& data)
{
    return data.heldOutFraction > 0 && data.heldOutSplit == HeldOutSplit::Block;
}

}  // namespace

bool applies(const ExperimentSpec& experiment, const std::string& path)
{
    using Condition = bool (*)(const ExperimentSpec&);
    static const std::map<std::string, Condition> conditions = {
        {"data.held_out_split", [](const ExperimentSpec& e) { return e.data.heldOutFraction > 0; }},
        {"data.block_size", [](const ExperimentSpec& e) { return holdsOutBlocks(e.data); }},
        {"generator.initialization.std",
         [](const ExperimentSpec& e) { return usesStd(e.generator.initialization); }},
        {"discriminator.initialization.std",
         [](const ExperimentSpec& e) { return usesStd(e.discriminator.initialization); }},
        {"loss.gamma_final_factor",
         [](const ExperimentSpec& e) { return e.loss.r1Gamma > 0 || e.loss.r2Gamma > 0; }},
        {"optimizer.generator.dampening",
         [](const ExperimentSpec& e) { return hasMomentum(e.optimizer.generator); }},
        {"optimizer.generator.nesterov",
         [](const ExperimentSpec& e) { return hasMomentum(e.optimizer.generator); }},
        {"optimizer.discriminator.dampening",
         [](const ExperimentSpec& e) { return hasMomentum(e.optimizer.discriminator); }},
        {"optimizer.discriminator.nesterov",
         [](const ExperimentSpec& e) { return hasMomentum(e.optimizer.discriminator); }},
        {"training.lr_final_factor",
         [](const ExperimentSpec& e) { return e.training.lrSchedule != LrSchedule::Constant; }},
    };
    const auto found = conditions.find(path);
    return found == conditions.end() || found->second(experiment);
}

}  // namespace synthslice::spec
