#include <algorithm>
#include <cmath>

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/struct_json.h"

namespace synthslice::acceptance {

namespace {

using spec::Json;

constexpr const char* format = "synthslice-criteria";
constexpr int formatVersion = 2;

// Unlike an experiment's, no value of this file has a default that would be right.
Result<void> checkComplete(const Json& json, const std::string& path, const Json& example)
{
    for (const auto& item : example.items()) {
        if (!json.contains(item.key())) {
            return invalidInput(text("%1the key '%2' is missing", path, item.key()), text("calibrate again"));
        }
    }
    return {};
}

template <class S>
Result<S> completeStructFromJson(const Json& json, const std::string& path,
                                 const std::vector<std::string>& extraKeys = {})
{
    auto value = spec::structFromJson<S>(json, path, extraKeys);
    if (!value) {
        return value;
    }
    if (auto complete = checkComplete(json, path.empty() ? "" : path + ": ", spec::structToJson(S{}));
        !complete) {
        return tl::unexpected(complete.error());
    }
    return value;
}

Result<std::vector<double>> greysFromJson(const Json& json, const std::string& key)
{
    const Json list = json.value(key, Json());
    const bool greys = list.is_array() && list.size() < measure::PhaseImage::outside &&
                       std::ranges::all_of(list, [](const Json& grey) {
                           return grey.is_number() && grey >= 0.0 && grey <= 1.0;
                       });
    if (!greys)
        return invalidInput(text("material.%1: must be a list of greys from 0 to 1", key),
                            text("calibrate again"));
    auto values = list.get<std::vector<double>>();
    if (!std::ranges::is_sorted(values, std::ranges::less_equal{}))
        return invalidInput(text("material.%1: must be ascending", key), text("calibrate again"));
    return values;
}

Json materialToJson(const measure::Material& material)
{
    Json json = spec::structToJson(material);
    json["thresholds"] = material.thresholds;
    json["labels"] = material.labels;
    return json;
}

Result<measure::Material> materialFromJson(const Json& json)
{
    auto material = completeStructFromJson<measure::Material>(json, "material", {"thresholds", "labels"});
    if (!material) return material;
    const auto thresholds = greysFromJson(json, "thresholds");
    if (!thresholds) return tl::unexpected(thresholds.error());
    const auto labels = greysFromJson(json, "labels");
    if (!labels) return tl::unexpected(labels.error());
    if (thresholds->empty() && labels->size() < 2)
        return invalidInput(text("material: neither thresholds nor labels separate its phases"),
                            text("calibrate again"));
    material->thresholds = *thresholds;
    material->labels = *labels;
    return material;
}

/// A file of version 1 knew fibres only, and their grey threshold and bit depth at its top.
Json migrated(Json json)
{
    if (json.value("version", Json()) != 1) return json;
    json["version"] = formatVersion;
    json.emplace("scale", 0.0);  // the first files do not tell it
    Json material = materialToJson({});
    material["thresholds"] = Json::array({json.value("grey_threshold", Json())});
    material["bit_depth"] = json.value("bit_depth", Json());
    json["material"] = material;
    json.erase("grey_threshold");
    json.erase("bit_depth");
    return json;
}

Result<Limit> limitFromJson(const Json& json, const std::string& path, const measure::Material& material)
{
    auto limit = completeStructFromJson<Limit>(json, path);
    if (!limit) {
        return limit;
    }
    if (findCriterion(limit->criterion, material) == nullptr) {
        std::vector<std::string> known;
        for (const Criterion* criterion : criteriaOf(material)) known.push_back(criterion->key);
        return invalidInput(
            text("%1.name: there is no criterion '%2'", path, spec::shortened(limit->criterion)),
            spec::nameHint(limit->criterion, known));
    }
    if (limit->low > limit->high) {
        return invalidInput(text("%1: 'low' is above 'high'", path), text("swap them"));
    }
    return limit;
}

Error inFile(const std::filesystem::path& file, Error error)
{
    error.message = file.string() + ": " + error.message;
    return error;
}

}  // namespace

bool isForScale(const CriteriaSet& criteria, double scale)
{
    constexpr double tolerance = 0.005;
    return criteria.scale == 0.0 || scale == 0.0 || std::abs(criteria.scale / scale - 1.0) < tolerance;
}

bool isForLabels(const CriteriaSet& criteria, const std::vector<double>& labels)
{
    constexpr double tolerance = 1e-6;
    return std::ranges::equal(criteria.material.labels, labels,
                              [](double a, double b) { return std::abs(a - b) < tolerance; });
}

Json toJson(const CriteriaSet& criteria)
{
    Json json = {{"format", format}, {"version", formatVersion}};
    json.update(spec::structToJson(criteria));
    json["material"] = materialToJson(criteria.material);
    if (criteria.material.roundInclusions) json["circles"] = spec::structToJson(criteria.material.circles);
    json["criteria"] = Json::array();
    for (const Limit& limit : criteria.limits) {
        json["criteria"].push_back(spec::structToJson(limit));
    }
    return json;
}

Result<CriteriaSet> criteriaFromJson(const Json& json)
{
    if (!json.is_object() || json.value("format", Json()) != format) {
        return invalidInput(text("not a criteria file: 'format' is not '%1'", format),
                            text("make one with calibrate"));
    }
    const Json whole = migrated(json);
    if (whole.value("version", Json()) != formatVersion) {
        return invalidInput(text("version %1 is not known; this program reads versions up to %2",
                                 spec::shortText(json.value("version", Json())), formatVersion),
                            text("calibrate again"));
    }
    auto criteria = completeStructFromJson<CriteriaSet>(
        whole, "", {"format", "version", "material", "circles", "criteria"});
    if (!criteria) {
        return criteria;
    }
    auto material = materialFromJson(whole.value("material", Json()));
    if (!material) {
        return tl::unexpected(material.error());
    }
    criteria->material = *material;
    if (material->roundInclusions) {
        auto circles = completeStructFromJson<measure::CircleFinderSettings>(whole.value("circles", Json()),
                                                                             "circles");
        if (!circles) {
            return tl::unexpected(circles.error());
        }
        criteria->material.circles = *circles;
    }
    const Json limits = whole.value("criteria", Json());
    if (!limits.is_array()) {
        return invalidInput(text("criteria: must be a list [ ... ]"), text("calibrate again"));
    }
    for (std::size_t i = 0; i < limits.size(); ++i) {
        auto limit = limitFromJson(limits[i], "criteria." + std::to_string(i), criteria->material);
        if (!limit) {
            return tl::unexpected(limit.error());
        }
        criteria->limits.push_back(*std::move(limit));
    }
    return criteria;
}

Result<CriteriaSet> readCriteria(const std::filesystem::path& file)
{
    const auto json = spec::readJsonFile(file);
    if (!json) {
        return tl::unexpected(json.error());
    }
    return criteriaFromJson(*json).map_error([&](Error error) { return inFile(file, std::move(error)); });
}

Result<void> writeCriteria(const std::filesystem::path& file, const CriteriaSet& criteria)
{
    return writeFileAtomically(file, toJson(criteria).dump(2) + "\n");
}

}  // namespace synthslice::acceptance
