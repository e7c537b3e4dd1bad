#include <cmath>

#include "engine/acceptance/criteria_set.h"
#include "engine/acceptance/criterion.h"
#include "engine/base/atomic_file.h"
#include "engine/spec/struct_json.h"

namespace synthslice::acceptance {

namespace {

using spec::Json;

constexpr const char* format = "synthslice-criteria";
constexpr int formatVersion = 1;

// Unlike an experiment's, no value of this file has a default that would be right.
Result<void> checkComplete(const Json& json, const std::string& path, const Json& example)
{
    for (const auto& item : example.items()) {
        if (!json.contains(item.key())) {
            return invalidInput(path + "the key '" + item.key() + "' is missing", "calibrate again");
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

Result<Limit> limitFromJson(const Json& json, const std::string& path)
{
    auto limit = completeStructFromJson<Limit>(json, path);
    if (!limit) {
        return limit;
    }
    if (findCriterion(limit->criterion) == nullptr) {
        std::vector<std::string> known;
        for (const auto& criterion : allCriteria()) {
            known.push_back(criterion->name());
        }
        return invalidInput(path + ".name: there is no criterion '" + spec::shortened(limit->criterion) + "'",
                            spec::nameHint(limit->criterion, known));
    }
    if (limit->low > limit->high) {
        return invalidInput(path + ": 'low' is above 'high'", "swap them");
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

Json toJson(const CriteriaSet& criteria)
{
    Json json = {{"format", format}, {"version", formatVersion}};
    json.update(spec::structToJson(criteria));
    json["circles"] = spec::structToJson(criteria.circles);
    json["criteria"] = Json::array();
    for (const Limit& limit : criteria.limits) {
        json["criteria"].push_back(spec::structToJson(limit));
    }
    return json;
}

Result<CriteriaSet> criteriaFromJson(const Json& json)
{
    if (!json.is_object() || json.value("format", Json()) != format) {
        return invalidInput(std::string("not a criteria file: 'format' is not '") + format + "'",
                            "make one with calibrate");
    }
    if (json.value("version", Json()) != formatVersion) {
        return invalidInput("version " + spec::shortText(json.value("version", Json())) +
                                " is not known; this program reads version " + std::to_string(formatVersion),
                            "calibrate again");
    }
    Json whole = json;
    whole.emplace("scale", 0.0);  // files of earlier programs do not tell it
    auto criteria = completeStructFromJson<CriteriaSet>(whole, "",
                                                        {"format", "version", "circles", "criteria"});
    if (!criteria) {
        return criteria;
    }
    auto circles = completeStructFromJson<measure::CircleFinderSettings>(json.value("circles", Json()),
                                                                         "circles");
    if (!circles) {
        return tl::unexpected(circles.error());
    }
    criteria->circles = *circles;
    const Json limits = json.value("criteria", Json());
    if (!limits.is_array()) {
        return invalidInput("criteria: must be a list [ ... ]", "calibrate again");
    }
    for (std::size_t i = 0; i < limits.size(); ++i) {
        auto limit = limitFromJson(limits[i], "criteria." + std::to_string(i));
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
