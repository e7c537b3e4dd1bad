#include "engine/spec/parameter_catalogue.h"

#include <algorithm>
#include <cassert>

#include "engine/spec/struct_json.h"

namespace synthslice::spec {

namespace {

template <class S>
ParameterGroup group(const std::string& path)
{
    auto text = groupText<S>();
    ParameterGroup result{path, std::move(text.title), std::move(text.help), {}};
    for (const auto& parameter : parameterTable<S>()) {
        result.parameters.push_back(parameter.info);
    }
    return result;
}

template <class... S>
void addAlternatives(std::vector<ParameterGroup>& groups, const std::string& prefix,
                     const std::variant<S...>*)
{
    (groups.push_back(group<S>(prefix + S::type)), ...);
}

template <class... S>
Json defaultOf(const std::string& type, const std::variant<S...>*)
{
    Json json;
    ((type == S::type ? void(json = variantToJson(std::variant<S...>(S{}))) : void()), ...);
    assert(!json.is_null());
    return json;
}

constexpr const LayerSpec* anyLayer = nullptr;
constexpr const OptimizerSpec* anyOptimizer = nullptr;

}  // namespace

const std::vector<ParameterGroup>& parameterGroups()
{
    static const auto groups = [] {
        std::vector<ParameterGroup> all = {
            group<DataSpec>("data"),         group<LatentSpec>("latent"),
            group<GanLossSpec>("loss"),      group<GeneralLossSpec>("general_loss"),
            group<LossTermSpec>("terms"),    group<AugmentationSpec>("augmentation"),
            group<TrainingSpec>("training"), group<InitializationSpec>("initialization"),
        };
        addAlternatives(all, "optimizer.", anyOptimizer);
        addAlternatives(all, "layers.", anyLayer);
        return all;
    }();
    return groups;
}

const ParameterGroup& parameterGroup(const std::string& path)
{
    const auto& groups = parameterGroups();
    const auto found = std::ranges::find(groups, path, &ParameterGroup::path);
    assert(found != groups.end());
    return *found;
}

const std::vector<std::string>& layerTypes()
{
    static const auto types = typeNames(anyLayer);
    return types;
}

const std::vector<std::string>& optimizerTypes()
{
    static const auto types = typeNames(anyOptimizer);
    return types;
}

Json defaultLayer(const std::string& type)
{
    return defaultOf(type, anyLayer);
}

Json defaultOptimizer(const std::string& type)
{
    return defaultOf(type, anyOptimizer);
}

}  // namespace synthslice::spec
