#include "engine/spec/spec_json.h"

#include <algorithm>

#include "engine/base/overloaded.h"
#include "engine/base/text/text.h"
#include "engine/spec/family.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/parameters/struct_json.h"

namespace synthslice::spec {

namespace {

constexpr const char* formatName = "synthslice-experiment";
constexpr int formatVersion = 2;

Json networkToJson(const NetworkSpec& network)
{
    Json layers = Json::array();
    for (const auto& layer : network.layers) {
        layers.push_back(variantToJson(layer));
    }
    return {{"layers", layers}, {"initialization", structToJson(network.initialization)}};
}

Result<void> readNetwork(const Json& json, const std::string& path, NetworkSpec& network)
{
    if (auto checked = checkKeys(json, path, {"layers", "initialization"}); !checked) {
        return checked;
    }
    network.layers.clear();
    if (const auto layers = json.find("layers"); layers != json.end()) {
        if (!layers->is_array()) {
            return invalidInput(text("%1.layers: must be a list [ ... ]", path),
                                text("each layer is an object with a 'type'"));
        }
        for (std::size_t i = 0; i < layers->size(); ++i) {
            auto layer = variantFromJson<LayerSpec>((*layers)[i], path + ".layers." + std::to_string(i));
            if (!layer) {
                return tl::unexpected(layer.error());
            }
            network.layers.push_back(std::move(*layer));
        }
    }
    const auto initialization = json.find("initialization");
    return initialization == json.end()
               ? Result<void>{}
               : StructRef(network.initialization).read(*initialization, path + ".initialization");
}

Json partToJson(const Part& part)
{
    return std::visit(Overloaded{[](const StructRef& parameters) { return parameters.toJson(); },
                                 [](const NetworkSpec* network) { return networkToJson(*network); },
                                 [](const OptimizerSpec* optimizer) { return variantToJson(*optimizer); }},
                      part.value);
}

Result<void> readPart(const Part& part, const Json& json)
{
    return std::visit(
        Overloaded{
            [&](const StructRef& parameters) { return parameters.read(json, part.path); },
            [&](NetworkSpec* network) { return readNetwork(json, part.path, *network); },
            [&](OptimizerSpec* optimizer) {
                return variantFromJson<OptimizerSpec>(json, part.path).map([optimizer](OptimizerSpec read) {
                    *optimizer = std::move(read);
                });
            }},
        part.value);
}

/// All parts of an experiment, in the order of its file.
std::vector<Part> partsOf(ExperimentSpec& experiment)
{
    std::vector<Part> parts = {{"data", {}, {}, StructRef(experiment.data)}};
    for (Part& part : experiment.family.parts()) parts.push_back(std::move(part));
    parts.push_back({"training", {}, {}, StructRef(experiment.training)});
    return parts;
}

/// The same, for reading only.
std::vector<Part> partsOf(const ExperimentSpec& experiment)
{
    return partsOf(const_cast<ExperimentSpec&>(experiment));
}

/// The key in its section; empty if that has no others.
std::string keyInSection(const Part& part)
{
    const std::string section = part.section();
    return part.path == section ? std::string() : part.path.substr(section.size() + 1);
}

/// Where it stands in an experiment's JSON.
Json::json_pointer placeOf(const Part& part)
{
    Json::json_pointer place;
    place /= part.section();
    const std::string key = keyInSection(part);
    return key.empty() ? place : place / key;
}

/// Reads what stands in the file; the other parts keep their defaults.
Result<void> readParts(const Json& json, const std::vector<Part>& parts)
{
    for (const Part& part : parts) {
        const auto section = json.find(part.section());
        if (section == json.end()) continue;
        const std::string key = keyInSection(part);
        if (key.empty()) {
            if (auto read = readPart(part, *section); !read) return read;
            continue;
        }
        std::vector<std::string> keys;
        for (const Part& other : parts) {
            if (other.section() == part.section()) keys.push_back(keyInSection(other));
        }
        if (auto checked = checkKeys(*section, part.section(), keys); !checked) return checked;
        if (const auto found = section->find(key); found != section->end()) {
            if (auto read = readPart(part, *found); !read) return read;
        }
    }
    return {};
}

/// What stands before an experiment's parts: that it is one, of a version and family that are known.
Result<const Family*> readHeader(const Json& json)
{
    if (!json.is_object() || json.value("format", Json()) != formatName) {
        return invalidInput(
            text("not an experiment: the key 'format' is not \"%1\"", std::string(formatName)),
            text("'synthslice-cli presets NAME' prints an experiment to start from"));
    }
    const auto version = json.value("version", Json());
    if (!version.is_number_integer() || version.get<int>() < 1) {
        return invalidInput(text("version: %1 is not a version number", shortText(version)),
                            text("this program writes version %1", formatVersion));
    }
    if (version.get<int>() > formatVersion) {
        return invalidInput(
            text("version %1 is newer than this program can read (%2)", shortText(version), formatVersion),
            text("update Synthslice"));
    }
    if (const auto name = json.value("name", Json(""));
        !name.is_string() || !isUtf8(name.get<std::string>())) {
        return invalidInput(text("name: %1 is not a text", shortText(name)), text("write it in UTF-8"));
    }
    const auto family = json.value("family", Json("gan"));
    return familyNamed(family.is_string() ? family.get<std::string>() : family.dump());
}

std::vector<std::string> splitPath(const std::string& path)
{
    std::vector<std::string> segments(1);
    for (const char c : path) {
        if (c == '.') {
            segments.emplace_back();
        } else {
            segments.back() += c;
        }
    }
    return segments;
}

/// The place of `path` in an experiment's JSON, or an error that names the nearest key.
Result<Json*> locate(Json& json, const std::string& path)
{
    Json* place = &json;
    std::string walked;
    for (const auto& segment : splitPath(path)) {
        Json* next = nullptr;
        std::string hint = text("this value has no parts");
        if (place->is_object()) {
            std::vector<std::string> keys;
            for (const auto& item : place->items()) {
                keys.push_back(item.key());
            }
            hint = nameHint(segment, keys);
            next = place->contains(segment) ? &(*place)[segment] : nullptr;
        } else if (place->is_array()) {
            hint = text("the list has %1 entries, counted from 0", place->size());
            const bool isNumber = !segment.empty() && segment.size() < 6 &&
                                  std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; });
            next = isNumber && std::stoul(segment) < place->size() ? &(*place)[std::stoul(segment)] : nullptr;
        }
        walked += (walked.empty() ? "" : ".") + segment;
        if (next == nullptr) {
            return invalidInput(text("unknown parameter '%1'", walked), hint);
        }
        place = next;
    }
    return place;
}

/// The parameter group that describes the object which holds the value at `path`; `json` is the
/// experiment's.
std::optional<ParameterGroup> groupAt(const ExperimentSpec& experiment, const Json& json,
                                      const std::string& path)
{
    const std::size_t keyBegin = path.rfind('.');
    if (keyBegin == std::string::npos) return std::nullopt;
    const std::string object = path.substr(0, keyBegin);
    for (const Part& part : partsOf(experiment)) {
        if (object == part.path) {
            if (const auto* parameters = std::get_if<StructRef>(&part.value)) {
                return parameters->group(part.section());
            }
            if (std::holds_alternative<OptimizerSpec*>(part.value)) {
                const Json::json_pointer type = placeOf(part) / "type";
                return parameterGroup("optimizer." + json.at(type).get<std::string>());
            }
        }
        if (!std::holds_alternative<NetworkSpec*>(part.value)) continue;
        if (object == part.path + ".initialization") return parameterGroup("initialization");
        const std::string layers = part.path + ".layers.";
        if (object.starts_with(layers) && object.find('.', layers.size()) == std::string::npos) {
            const Json& layer = json.at(part.path).at("layers").at(std::stoul(object.substr(layers.size())));
            return parameterGroup("layers." + layer.at("type").get<std::string>());
        }
    }
    return std::nullopt;
}

/// The optimizer whose kind stands at `path`, or null.
const Part* optimizerOfType(std::vector<Part>& parts, const std::string& path)
{
    const auto found = std::ranges::find_if(parts, [&](const Part& part) {
        return std::holds_alternative<OptimizerSpec*>(part.value) && path == part.path + ".type";
    });
    return found == parts.end() ? nullptr : &*found;
}

}  // namespace

Json toJson(const ExperimentSpec& experiment)
{
    Json json = {{"format", formatName},
                 {"version", formatVersion},
                 {"name", experiment.name},
                 {"family", experiment.family.name()}};
    for (const Part& part : partsOf(experiment)) {
        json[placeOf(part)] = partToJson(part);
    }
    return json;
}

Result<ExperimentSpec> experimentFromJson(const Json& json)
{
    const auto family = readHeader(json);
    if (!family) {
        return tl::unexpected(family.error());
    }
    const auto current = (*family)->migrated(json);
    if (!current) {
        return tl::unexpected(current.error());
    }
    ExperimentSpec experiment;
    experiment.name = current->value("name", experiment.name);
    experiment.family = (*family)->defaults();
    const std::vector<Part> parts = partsOf(experiment);
    std::vector<std::string> keys = {"format", "version", "name", "family"};
    for (const Part& part : parts) keys.push_back(part.section());
    if (auto checked = checkKeys(*current, "", keys).and_then([&] { return readParts(*current, parts); });
        !checked) {
        return tl::unexpected(checked.error());
    }
    return experiment;
}

Result<ExperimentSpec> experimentFromText(const std::string& text, const std::string& fileName)
{
    return parseJson(text).and_then(experimentFromJson).map_error([&](Error error) {
        error.message = fileName + ": " + error.message;
        return error;
    });
}

Result<Json> valueAt(const ExperimentSpec& experiment, const std::string& path)
{
    auto json = toJson(experiment);
    return locate(json, path).map([](const Json* place) { return *place; });
}

Result<ParameterInfo> parameterAt(const ExperimentSpec& experiment, const std::string& path)
{
    auto json = toJson(experiment);
    if (auto place = locate(json, path); !place) {
        return tl::unexpected(place.error());
    }
    if (path == "name") {
        return ParameterInfo{.key = "name",
                             .label = SYNTHSLICE_TEXT("Name"),
                             .help = SYNTHSLICE_TEXT("What the run is called."),
                             .type = ParameterType::Text};
    }
    std::vector<Part> parts = partsOf(experiment);
    if (optimizerOfType(parts, path) != nullptr) {
        return ParameterInfo{.key = "type",
                             .label = SYNTHSLICE_TEXT("Optimizer"),
                             .help = SYNTHSLICE_TEXT("The rule by which weights follow their gradients."),
                             .type = ParameterType::Choice,
                             .choices = optimizerTypes()};
    }
    if (const auto group = groupAt(experiment, json, path)) {
        const auto found = std::ranges::find(group->parameters, path.substr(path.rfind('.') + 1),
                                             &ParameterInfo::key);
        if (found != group->parameters.end()) return *found;
    }
    return invalidInput(text("'%1' is not a single parameter", path), text("name one value inside it"));
}

Result<ExperimentSpec> withValue(const ExperimentSpec& experiment, const std::string& path, const Json& value)
{
    auto json = toJson(experiment);
    auto place = locate(json, path);
    if (!place) {
        return tl::unexpected(place.error());
    }
    std::vector<Part> parts = partsOf(experiment);
    if (const Part* optimizer = optimizerOfType(parts, path); optimizer != nullptr && value.is_string()) {
        const auto& types = optimizerTypes();
        if (std::ranges::find(types, value.get<std::string>()) == types.end()) {
            return invalidInput(text("%1: '%2' is not known", path, shortened(value.get<std::string>())),
                                nameHint(value.get<std::string>(), types));
        }
        json[placeOf(*optimizer)] = defaultOptimizer(value.get<std::string>());
    } else {
        **place = value;
    }
    return experimentFromJson(json);
}

Result<ExperimentSpec> withText(const ExperimentSpec& experiment, const std::string& path,
                                const std::string& text)
{
    return parameterAt(experiment, path).and_then([&](const ParameterInfo& info) {
        return withValue(experiment, path, parseValue(info, text));
    });
}

}  // namespace synthslice::spec
