#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/nearest_name.h"
#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// An error unless `json` is an object whose keys are all in `known`.
[[nodiscard]] Result<void> checkKeys(const Json& json, const std::string& path,
                                     const std::vector<std::string>& known);

/// The struct as a JSON object, every row of its table written out.
template <class S>
Json structToJson(const S& value)
{
    Json json = Json::object();
    for (const auto& parameter : parameterTable<S>()) {
        json[parameter.info.key] = parameter.get(value);
    }
    return json;
}

/// Reads the struct by its table; missing keys keep their defaults. `extraKeys` are allowed and ignored.
template <class S>
Result<S> structFromJson(const Json& json, const std::string& path, std::vector<std::string> extraKeys = {})
{
    for (const auto& parameter : parameterTable<S>()) {
        extraKeys.push_back(parameter.info.key);
    }
    if (auto checked = checkKeys(json, path, extraKeys); !checked) {
        return tl::unexpected(checked.error());
    }
    S value;
    for (const auto& parameter : parameterTable<S>()) {
        const auto found = json.find(parameter.info.key);
        if (found == json.end()) {
            continue;
        }
        if (auto problem = valueProblem(parameter.info, *found); !problem.empty()) {
            return invalidInput((path.empty() ? "" : path + ".") + parameter.info.key + ": " + problem,
                                text(parameter.info.help.c_str()));
        }
        parameter.set(value, *found);
    }
    return value;
}

/// The `type` names of a variant's alternatives, in order.
template <class... S>
std::vector<std::string> typeNames(const std::variant<S...>*)
{
    return {S::type...};
}

/// {"type": ..., parameters...}
template <class... S>
Json variantToJson(const std::variant<S...>& value)
{
    return std::visit(
        [](const auto& alternative) {
            Json json = {{"type", alternative.type}};
            json.update(structToJson(alternative));
            return json;
        },
        value);
}

template <class V, std::size_t I = 0>
Result<V> variantFromJson(const Json& json, const std::string& path)
{
    if constexpr (I == 0) {
        const bool typed = json.is_object() && json.contains("type") && json["type"].is_string();
        const auto names = typeNames(static_cast<const V*>(nullptr));
        if (!typed) {
            return invalidInput(path + ": the key 'type' is missing", nameHint({}, names));
        }
    }
    const auto type = json["type"].template get<std::string>();
    if constexpr (I == std::variant_size_v<V>) {
        return invalidInput(path + ".type: '" + shortened(type) + "' is not known",
                            nameHint(type, typeNames(static_cast<const V*>(nullptr))));
    } else {
        using S = std::variant_alternative_t<I, V>;
        if (type == S::type) {
            return structFromJson<S>(json, path, {"type"}).map([](S value) { return V(std::move(value)); });
        }
        return variantFromJson<V, I + 1>(json, path);
    }
}

}  // namespace synthslice::spec
