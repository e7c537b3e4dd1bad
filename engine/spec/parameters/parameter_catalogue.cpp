#include "engine/spec/parameters/parameter_catalogue.h"

#include <algorithm>
#include <cassert>

#include "engine/spec/family.h"

namespace synthslice::spec {

namespace {

template <class... S>
void addAlternatives(std::vector<CataloguedGroup>& groups, const std::string& prefix,
                     const std::vector<GroupPlace>& places, const std::variant<S...>*)
{
    (groups.push_back({parameterGroupOf<S>(prefix + S::type), {}, places}), ...);
}

/// Groups of a family's own structs, each once.
void addFamily(std::vector<CataloguedGroup>& groups, const Family& family)
{
    FamilySpec defaults = family.defaults();
    for (const Part& part : defaults.parts()) {
        const auto* parameters = std::get_if<StructRef>(&part.value);
        if (parameters == nullptr) continue;
        if (groups.back().family != family.name() || groups.back().group.path != part.section()) {
            groups.push_back({parameters->group(part.section()), family.name(), {}});
        }
        if (part.path != part.section()) groups.back().places.push_back({part.path, part.help});
    }
}

/// Where the families' networks or optimizers stand.
template <class Value>
std::vector<GroupPlace> placesOf(const std::string& below)
{
    std::vector<GroupPlace> places;
    for (const Family* family : families()) {
        FamilySpec defaults = family->defaults();
        for (const Part& part : defaults.parts()) {
            const std::string place = part.path + below;
            if (std::holds_alternative<Value*>(part.value) &&
                std::ranges::find(places, place, &GroupPlace::path) == places.end()) {
                places.push_back({place, {}});
            }
        }
    }
    return places;
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

const std::vector<CataloguedGroup>& parameterCatalogue()
{
    static const auto groups = [] {
        std::vector<CataloguedGroup> all = {{parameterGroupOf<DataSpec>("data"), {}, {}}};
        for (const Family* family : families()) addFamily(all, *family);
        all.push_back({parameterGroupOf<TrainingSpec>("training"), {}, {}});
        all.push_back({parameterGroupOf<InitializationSpec>("initialization"),
                       {},
                       placesOf<NetworkSpec>(".initialization")});
        addAlternatives(all, "optimizer.", placesOf<OptimizerSpec>(""), anyOptimizer);
        addAlternatives(all, "layers.", {}, anyLayer);
        return all;
    }();
    return groups;
}

const ParameterGroup& parameterGroup(const std::string& path, const std::string& family)
{
    const auto& groups = parameterCatalogue();
    const auto found = std::ranges::find_if(groups, [&](const CataloguedGroup& each) {
        return each.family == family && each.group.path == path;
    });
    assert(found != groups.end());
    return found->group;
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
