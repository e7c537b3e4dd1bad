#include "engine/store/lines/assessment_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "engine/spec/parameters/parameter_info.h"
#include "engine/store/lines/whole_lines.h"

namespace synthslice::store {

namespace {

using session::Assessment;
using session::DescriptorAssessment;
using spec::Json;

Json toJson(const DescriptorAssessment& descriptor)
{
    return {{"key", descriptor.key},
            {"label", descriptor.label},
            {"unit", descriptor.unit},
            {"ratio", descriptor.ratio},
            {"x", descriptor.x},
            {"generated", descriptor.generated},
            {"real_low", descriptor.realLow},
            {"real_median", descriptor.realMedian},
            {"real_high", descriptor.realHigh}};
}

double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::vector<double> numbers(const Json& json)
{
    std::vector<double> values;
    for (const Json& value : json) values.push_back(number(value));
    return values;
}

Json toJson(const session::Interval& interval)
{
    return {interval.low, interval.high};
}

/// Absent from older runs.
session::Interval interval(const Json& json, const char* key)
{
    const std::vector<double> ends = numbers(json.value(key, Json::array()));
    return ends.size() == 2 ? session::Interval{ends[0], ends[1]} : session::Interval{};
}

Assessment assessmentFromJson(const Json& json)
{
    Assessment assessment;
    assessment.step = json.at("step");
    assessment.score = number(json.at("score"));
    assessment.scoreSd = number(json.at("score_sd"));
    assessment.images = json.at("images");
    assessment.scoreInterval = interval(json, "score_interval");
    assessment.realScore = number(json.value("real_score", Json()));
    assessment.realInterval = interval(json, "real_interval");
    if (json.contains("real_patches")) assessment.realPatches = json.at("real_patches").get<std::int64_t>();
    for (const Json& each : json.at("descriptors")) {
        assessment.descriptors.push_back({each.at("key"), each.at("label"), each.at("unit"),
                                          number(each.at("ratio")), numbers(each.at("x")),
                                          numbers(each.at("generated")), numbers(each.at("real_low")),
                                          numbers(each.at("real_median")), numbers(each.at("real_high"))});
    }
    return assessment;
}

std::optional<Assessment> parseAssessment(std::string_view line)
{
    const auto json = spec::parseJson(line);
    if (!json) return std::nullopt;
    try {
        return assessmentFromJson(*json);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

void forEachAssessment(std::string_view text,
                       const std::function<void(std::string_view line, Assessment assessment)>& use)
{
    forEachWholeLine(text, [&](std::string_view line) {
        if (auto assessment = parseAssessment(line)) use(line, std::move(*assessment));
    });
}

/// The number of a key of the outermost object, read from the line's end, where "score" and "step" stand.
/// Quotes inside JSON texts are escaped, so what is found is the key.
template <class Number>
std::optional<Number> numberOf(std::string_view key, std::string_view line)
{
    const std::string quoted = '"' + std::string(key) + "\":";
    const std::size_t place = line.rfind(quoted);
    if (place == std::string_view::npos) return std::nullopt;
    Number number{};
    const char* const digits = line.data() + place + quoted.size();
    const bool isNumber = std::from_chars(digits, line.data() + line.size(), number).ec == std::errc();
    return isNumber ? std::optional(number) : std::nullopt;
}

/// What the choice of the best takes of an assessment.
struct ScoredStep {
    std::int64_t step = 0;
    double score = 0.0;
    double sd = 0.0;
};

/// By score; but the newest of those within a standard error of the lowest comes first.
void sortBestFirst(std::vector<ScoredStep>& steps)
{
    if (steps.empty()) return;
    std::ranges::sort(steps, {}, [](const ScoredStep& each) { return std::pair(each.score, each.step); });
    const double asGood = steps.front().score + steps.front().sd;
    const auto firstWorse = std::ranges::find_if(
        steps, [&](const ScoredStep& each) { return !(each.score <= asGood); });
    const auto newest = std::ranges::max_element(steps.begin(), firstWorse, {}, &ScoredStep::step);
    if (newest != firstWorse) std::rotate(steps.begin(), newest, std::next(newest));
}

}  // namespace

std::string assessmentLine(const Assessment& assessment)
{
    Json descriptors = Json::array();
    for (const DescriptorAssessment& each : assessment.descriptors) descriptors.push_back(toJson(each));
    Json json = {{"step", assessment.step},
                 {"score", assessment.score},
                 {"score_sd", assessment.scoreSd},
                 {"score_interval", toJson(assessment.scoreInterval)},
                 {"real_score", assessment.realScore},
                 {"real_interval", toJson(assessment.realInterval)},
                 {"images", assessment.images},
                 {"descriptors", descriptors}};
    if (assessment.realPatches) json["real_patches"] = *assessment.realPatches;
    return json.dump() + '\n';
}

std::vector<Assessment> parseAssessments(std::string_view text)
{
    std::vector<Assessment> assessments;
    forEachAssessment(
        text, [&](std::string_view, Assessment assessment) { assessments.push_back(std::move(assessment)); });
    return assessments;
}

std::optional<Assessment> bestAssessmentIn(std::string_view text)
{
    std::map<std::int64_t, std::string_view> last;  // of each step
    forEachWholeLine(text, [&](std::string_view line) {
        if (const auto step = numberOf<std::int64_t>("step", line)) last[*step] = line;
    });
    std::vector<ScoredStep> steps;
    for (const auto& [step, line] : last) {
        if (const auto score = numberOf<double>("score", line))
            steps.push_back({step, *score, numberOf<double>("score_sd", line).value_or(std::nan(""))});
    }
    sortBestFirst(steps);
    for (const ScoredStep& each : steps) {
        if (auto assessment = parseAssessment(last.at(each.step))) return assessment;
    }
    return std::nullopt;
}

std::string assessmentsUpTo(std::string_view text, std::int64_t step)
{
    std::string kept;
    forEachAssessment(text, [&](std::string_view line, const Assessment& assessment) {
        if (assessment.step <= step) kept += line;
    });
    return kept;
}

std::vector<std::int64_t> bestSteps(const std::vector<Assessment>& assessments,
                                    const std::vector<std::int64_t>& steps, std::size_t count)
{
    std::map<std::int64_t, const Assessment*> last;  // of each step
    for (const Assessment& each : assessments) last[each.step] = &each;
    std::vector<ScoredStep> scored;
    for (const std::int64_t step : steps) {
        const auto found = last.find(step);
        if (found != last.end() && std::isfinite(found->second->score))
            scored.push_back({step, found->second->score, found->second->scoreSd});
    }
    sortBestFirst(scored);
    std::vector<std::int64_t> best;
    for (const ScoredStep& each : scored) best.push_back(each.step);
    if (best.size() > count) best.resize(count);
    return best;
}

}  // namespace synthslice::store
