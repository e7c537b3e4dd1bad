#include "engine/spec/presets/presets.h"

#include <cassert>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/nearest_name.h"
#include "engine/spec/presets/preset_files.h"
#include "engine/spec/spec_json.h"

namespace synthslice::spec {

namespace {

Preset preset(const Json& entry)
{
    const auto name = entry.at("name").get<std::string>();
    Json json = Json::parse(presetFile(name));
    const std::string variationOf = json.value("variation_of", "");
    if (!variationOf.empty()) {
        json = Json::parse(presetFile(variationOf)).patch(json["changes"]);
        json["name"] = name;
    }
    auto experiment = experimentFromText(json.dump(), "resources/presets/" + name + ".json");
    assert(experiment);
    return {name, entry.at("title").get<std::string>(), entry.at("summary").get<std::string>(), variationOf,
            std::move(*experiment)};
}

}  // namespace

const std::vector<Preset>& presets()
{
    static const auto all = [] {
        std::vector<Preset> listed;
        for (const Json& entry : Json::parse(presetFile("list"))) listed.push_back(preset(entry));
        return listed;
    }();
    return all;
}

Result<Preset> presetNamed(const std::string& name)
{
    std::vector<std::string> names;
    for (const auto& candidate : presets()) {
        if (candidate.name == name) {
            return candidate;
        }
        names.push_back(candidate.name);
    }
    return invalidInput(text("there is no preset '%1'", name), nameHint(name, names));
}

}  // namespace synthslice::spec
