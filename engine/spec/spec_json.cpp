#include "engine/spec/spec_json.h"

#include <algorithm>

#include "engine/spec/parameter_catalogue.h"
#include "engine/spec/struct_json.h"

namespace synthslice::spec {

namespace {

constexpr const char* formatName = "synthslice-experiment";
constexpr int formatVersion = 2;

/// The sections of an experiment file, in its order: the one list for reading and writing.
template <class Experiment, class Visit>
void forEachSection(Experiment& experiment, Visit visit)
{
    visit("data", experiment.data);
    visit("latent", experiment.latent);
    visit("generator", experiment.generator);
    visit("discriminator", experiment.discriminator);
    visit("loss", experiment.loss);
    visit("general_loss", experiment.generalLoss);
    visit("terms", experiment.terms);
    visit("augmentation", experiment.augmentation);
    visit("optimizer", experiment.optimizer);
    visit("training", experiment.training);
}

/// The parts of a section that holds the same struct several times.
template <class Losses, class Visit>
requires std::is_same_v<std::remove_const_t<Losses>, GanGeneralLosses>
void forEachPart(Losses& losses, Visit visit)
{
    visit(std::string("discriminator"), losses.discriminator);
    visit(std::string("generator"), losses.generator);
}
template <class Terms, class Visit>
requires std::is_same_v<std::remove_const_t<Terms>, LossTermsSpec>
void forEachPart(Terms& terms, Visit visit)
{
    for (const LossTermInfo& term : lossTerms()) {
        visit(term.key, terms.*term.member);
    }
}
template <class S>
concept HasParts = requires(S section)
{
    forEachPart(section, [](const std::string&, auto&) {});
};

template <class S>
Json sectionToJson(const S& section)
{
    if constexpr (HasParts<S>) {
        Json json = Json::object();
        forEachPart(section,
                    [&](const std::string& key, const auto& part) { json[key] = structToJson(part); });
        return json;
    } else {
        return structToJson(section);
    }
}

template <>
Json sectionToJson(const NetworkSpec& network)
{
    Json layers = Json::array();
    for (const auto& layer : network.layers) {
        layers.push_back(variantToJson(layer));
    }
    return {{"layers", layers}, {"initialization", structToJson(network.initialization)}};
}

template <>
Json sectionToJson(const GanOptimizers& optimizers)
{
    return {{"generator", variantToJson(optimizers.generator)},
            {"discriminator", variantToJson(optimizers.discriminator)}};
}

template <class S>
Result<void> readSection(const Json& json, const std::string& path, S& section)
{
    if constexpr (HasParts<S>) {
        std::vector<std::string> keys;
        forEachPart(section, [&](const std::string& key, const auto&) { keys.push_back(key); });
        Result<void> read = checkKeys(json, path, keys);
        forEachPart(section, [&](const std::string& key, auto& part) {
            if (read && json.contains(key)) read = readSection(json[key], path + "." + key, part);
        });
        return read;
    } else {
        return structFromJson<S>(json, path).map([&](S value) { section = std::move(value); });
    }
}

template <>
Result<void> readSection(const Json& json, const std::string& path, NetworkSpec& network)
{
    if (auto checked = checkKeys(json, path, {"layers", "initialization"}); !checked) {
        return checked;
    }
    network.layers.clear();
    if (const auto layers = json.find("layers"); layers != json.end()) {
        if (!layers->is_array()) {
            return invalidInput(path + ".layers: must be a list [ ... ]",
                                "each layer is an object with a 'type'");
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
               : readSection(*initialization, path + ".initialization", network.initialization);
}

template <>
Result<void> readSection(const Json& json, const std::string& path, GanOptimizers& optimizers)
{
    if (auto checked = checkKeys(json, path, {"generator", "discriminator"}); !checked) {
        return checked;
    }
    for (auto [key, optimizer] : {std::pair{"generator", &optimizers.generator},
                                  std::pair{"discriminator", &optimizers.discriminator}}) {
        if (const auto found = json.find(key); found != json.end()) {
            auto read = variantFromJson<OptimizerSpec>(*found, path + "." + key);
            if (!read) {
                return tl::unexpected(read.error());
            }
            *optimizer = std::move(*read);
        }
    }
    return {};
}

Result<void> checkHeader(const Json& json)
{
    std::vector<std::string> keys = {"format", "version", "name", "family"};
    forEachSection(static_cast<const ExperimentSpec&>(ExperimentSpec{}),
                   [&](const char* key, const auto&) { keys.emplace_back(key); });
    if (!json.is_object() || json.value("format", Json()) != formatName) {
        return invalidInput("not an experiment: the key 'format' is not \"" + std::string(formatName) + "\"",
                            "'synthslice-cli presets NAME' prints an experiment to start from");
    }
    const auto version = json.value("version", Json());
    if (!version.is_number_integer() || version.get<int>() < 1) {
        return invalidInput("version: " + shortText(version) + " is not a version number",
                            "this program writes version " + std::to_string(formatVersion));
    }
    if (version.get<int>() > formatVersion) {
        return invalidInput("version " + shortText(version) + " is newer than this program can read (" +
                                std::to_string(formatVersion) + ")",
                            "update Synthslice");
    }
    if (const auto family = json.value("family", Json("gan")); family != "gan") {
        return invalidInput("family: " + shortText(family) + " is not known", "known are: gan");
    }
    if (const auto name = json.value("name", Json(""));
        !name.is_string() || !isUtf8(name.get<std::string>())) {
        return invalidInput("name: " + shortText(name) + " is not a text", "write it in UTF-8");
    }
    return checkKeys(json, "", keys);
}

/// Brings an experiment of an older version, whose header is right, to this one.
Json migrated(Json json)
{
    const auto loss = json.find("loss");
    if (json["version"] == 1 && loss != json.end() && loss->is_object() && loss->contains("adversarial")) {
        // Version 1 had one name for the losses of both networks.
        const Json name = (*loss)["adversarial"];
        (*loss)["discriminator"] = name == "non_saturating" ? Json("minimax") : name;
        (*loss)["generator"] = name;
        loss->erase("adversarial");
    }
    return json;
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
        std::string hint = "this value has no parts";
        if (place->is_object()) {
            std::vector<std::string> keys;
            for (const auto& item : place->items()) {
                keys.push_back(item.key());
            }
            hint = nameHint(segment, keys);
            next = place->contains(segment) ? &(*place)[segment] : nullptr;
        } else if (place->is_array()) {
            hint = "the list has " + std::to_string(place->size()) + " entries, counted from 0";
            const bool isNumber = !segment.empty() && segment.size() < 6 &&
                                  std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; });
            next = isNumber && std::stoul(segment) < place->size() ? &(*place)[std::stoul(segment)] : nullptr;
        }
        walked += (walked.empty() ? "" : ".") + segment;
        if (next == nullptr) {
            return invalidInput("unknown parameter '" + walked + "'", hint);
        }
        place = next;
    }
    return place;
}

/// Path of the parameter group that describes the object holding `path`'s last segment.
std::string groupPathOf(const Json& json, const std::vector<std::string>& segments)
{
    if (segments.size() == 3 && segments[1] == "initialization") {
        return "initialization";
    }
    if (segments.size() == 3 && segments[0] == "optimizer") {
        return "optimizer." + json["optimizer"][segments[1]]["type"].get<std::string>();
    }
    if (segments.size() == 3 && (segments[0] == "general_loss" || segments[0] == "terms")) {
        return segments[0];
    }
    if (segments.size() == 4 && segments[1] == "layers") {
        return "layers." + json[segments[0]]["layers"][std::stoul(segments[2])]["type"].get<std::string>();
    }
    return segments.size() == 2 ? segments[0] : std::string{};
}

}  // namespace

Json toJson(const ExperimentSpec& experiment)
{
    Json json = {{"format", formatName},
                 {"version", formatVersion},
                 {"name", experiment.name},
                 {"family", experiment.family}};
    forEachSection(experiment,
                   [&](const char* key, const auto& section) { json[key] = sectionToJson(section); });
    return json;
}

Result<ExperimentSpec> experimentFromJson(const Json& json)
{
    if (auto checked = checkHeader(json); !checked) {
        return tl::unexpected(checked.error());
    }
    const Json current = migrated(json);
    if (const auto loss = current.find("loss");
        loss != current.end() && loss->is_object() && loss->contains("adversarial")) {
        return invalidInput("loss.adversarial: this key belongs to version 1 of experiment files",
                            "name both losses: loss.discriminator and loss.generator");
    }
    ExperimentSpec experiment;
    experiment.name = current.value("name", experiment.name);
    Result<void> read;
    forEachSection(experiment, [&](const char* key, auto& section) {
        if (const auto found = current.find(key); read && found != current.end()) {
            read = readSection(*found, key, section);
        }
    });
    if (!read) {
        return tl::unexpected(read.error());
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
    const auto segments = splitPath(path);
    if (path == "name") {
        return ParameterInfo{.key = "name",
                             .label = SYNTHSLICE_TEXT("Name"),
                             .help = SYNTHSLICE_TEXT("What the run is called."),
                             .type = ParameterType::Text};
    }
    if (segments.size() == 3 && segments[0] == "optimizer" && segments[2] == "type") {
        return ParameterInfo{.key = "type",
                             .label = SYNTHSLICE_TEXT("Optimizer"),
                             .help = SYNTHSLICE_TEXT("The rule by which weights follow their gradients."),
                             .type = ParameterType::Choice,
                             .choices = optimizerTypes()};
    }
    const auto groupPath = groupPathOf(json, segments);
    for (const auto& group : parameterGroups()) {
        const auto found = std::ranges::find(group.parameters, segments.back(), &ParameterInfo::key);
        if (group.path == groupPath && found != group.parameters.end()) return *found;
    }
    return invalidInput("'" + path + "' is not a single parameter", "name one value inside it");
}

Result<ExperimentSpec> withValue(const ExperimentSpec& experiment, const std::string& path, const Json& value)
{
    auto json = toJson(experiment);
    auto place = locate(json, path);
    if (!place) {
        return tl::unexpected(place.error());
    }
    const auto segments = splitPath(path);
    if (segments.size() == 3 && segments[0] == "optimizer" && segments[2] == "type" && value.is_string()) {
        const auto& types = optimizerTypes();
        if (std::ranges::find(types, value.get<std::string>()) == types.end()) {
            return invalidInput(path + ": '" + shortened(value.get<std::string>()) + "' is not known",
                                nameHint(value.get<std::string>(), types));
        }
        json["optimizer"][segments[1]] = defaultOptimizer(value.get<std::string>());
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
