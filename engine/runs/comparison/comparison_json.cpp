#include "engine/runs/comparison/comparison_json.h"

#include <cmath>

#include "engine/runs/comparison/verdict.h"

namespace synthslice::runs {
namespace {

using spec::Json;

Json numberOf(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

const char* nameOf(Better better)
{
    switch (better) {
    case Better::Lower:
        return "lower";
    case Better::Higher:
        return "higher";
    case Better::Unknown:
        break;
    }
    return "unknown";
}

Json toJson(const MetricRow& row)
{
    Json values = Json::array();
    for (const MeasuredValue& each : row.values)
        values.push_back({{"value", numberOf(each.value)}, {"error", numberOf(each.error)}});
    Json groups = Json::array();
    for (const Summary& each : row.groups)
        groups.push_back({{"seeds", each.count}, {"mean", numberOf(each.mean)}, {"sd", numberOf(each.sd)}});
    return {{"key", row.key},
            {"label", row.label},
            {"unit", row.unit},
            {"better", nameOf(row.better)},
            {"taken_at", toText(row.takenAt)},
            {"values", std::move(values)},
            {"groups", std::move(groups)}};
}

Json verdictsOf(const Comparison& comparison)
{
    Json list = Json::array();
    const MetricRow& metric = comparison.metrics.front();
    for (std::size_t a = 0; a < comparison.groups.size(); ++a) {
        for (std::size_t b = a + 1; b < comparison.groups.size(); ++b) {
            const Verdict verdict = judge(comparison, metric, a, b);
            const std::string& nameA = comparison.groups[a].name;
            const std::string& nameB = comparison.groups[b].name;
            std::string text = english(verdict.headline);
            for (const Sentence& reason : verdict.reasons) text += " " + english(reason);
            Json json = {{"metric", metric.key}, {"a", nameA}, {"b", nameB}};
            json["better"] = verdict.better == 0 ? Json() : Json(verdict.better < 0 ? nameA : nameB);
            const bool tested = verdict.evidence != Evidence::None;
            json["difference"] = tested ? numberOf(verdict.test.difference) : Json();
            json["interval"] = tested ? Json{numberOf(verdict.test.low), numberOf(verdict.test.high)}
                                      : Json();
            json["p"] = tested ? numberOf(verdict.test.p) : Json();
            json["text"] = std::move(text);
            list.push_back(std::move(json));
        }
    }
    return list;
}

}  // namespace

Json toJson(const RunList& runs, const Comparison& comparison)
{
    Json json = {{"runs", Json::array()},
                 {"parameters", Json::array()},
                 {"groups", Json::array()},
                 {"metrics", Json::array()}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        json["runs"].push_back({{"name", comparison.names[i]},
                                {"folder", runs[i]->folder.string()},
                                {"steps", comparison.steps[i]}});
    }
    for (const Difference& each : comparison.differences)
        json["parameters"].push_back({{"path", each.path}, {"label", each.label}, {"values", each.values}});
    for (const SeedGroup& each : comparison.groups)
        json["groups"].push_back({{"name", each.name}, {"runs", each.runs}});
    for (const MetricRow& each : comparison.metrics) json["metrics"].push_back(toJson(each));
    json["verdicts"] = verdictsOf(comparison);
    return json;
}

}  // namespace synthslice::runs
