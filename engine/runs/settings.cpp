#include "engine/runs/settings.h"

#include <algorithm>

#include "engine/spec/spec_json.h"

namespace synthslice::runs {
namespace {

void flatten(const spec::Json& json, const std::string& prefix, Settings& settings)
{
    for (const auto& [key, value] : json.items()) {
        const auto path = prefix.empty() ? key : prefix + "." + key;
        if (value.is_object())
            flatten(value, path, settings);
        else
            settings.emplace(path, value);
    }
}

}  // namespace

Settings settingsOf(const spec::ExperimentSpec& experiment)
{
    auto json = spec::toJson(experiment);
    json.erase("format");
    json.erase("version");
    Settings settings;
    flatten(json, {}, settings);
    return settings;
}

std::set<std::string> differing(std::span<const Settings> all)
{
    std::map<std::string, std::size_t> owners;
    for (const auto& settings : all)
        for (const auto& [path, value] : settings) ++owners[path];

    std::set<std::string> paths;
    for (const auto& [path, count] : owners) {
        const auto isAsFirst = [&, &key = path](const Settings& settings) {
            return settings.at(key) == all.front().at(key);
        };
        if (count < all.size() || !std::ranges::all_of(all, isAsFirst)) paths.insert(path);
    }
    return paths;
}

Settings withoutSeed(Settings settings)
{
    settings.erase("name");
    settings.erase("training.seed");
    settings.erase("training.sample_seed");
    return settings;
}

}  // namespace synthslice::runs
