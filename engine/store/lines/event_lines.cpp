#include "engine/store/lines/event_lines.h"

#include <array>
#include <ctime>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "engine/store/lines/local_time.h"
#include "engine/store/lines/whole_lines.h"

namespace synthslice::store {

namespace {

using session::EventKind;
using spec::Json;

constexpr std::array<std::pair<EventKind, const char*>, 8> kindNames = {
    {{EventKind::Info, "info"},
     {EventKind::Warning, "warning"},
     {EventKind::Edit, "edit"},
     {EventKind::CheckpointSaved, "checkpoint"},
     {EventKind::Health, "health"},
     {EventKind::Failure, "failure"},
     {EventKind::Stopped, "stopped"},
     {EventKind::Finished, "finished"}}};

const char* nameOf(EventKind kind)
{
    return kindNames.at(static_cast<std::size_t>(kind)).second;
}

Json findingJson(const session::HealthFinding& finding)
{
    Json remedy = Json::array();
    for (const session::LiveEdit& edit : finding.remedy) {
        remedy.push_back({{"path", edit.path}, {"value", edit.value}});
    }
    return {{"failure", finding.failure},
            {"title", finding.title},
            {"measure", finding.evidence.measure},
            {"value", finding.evidence.value},  // null if it is not finite
            {"healthy", finding.evidence.healthy},
            {"advice", finding.advice},
            {"remedy", remedy},
            {"healthy_step", finding.healthyStep},
            {"step", finding.step}};
}

std::optional<session::HealthFinding> parseFinding(const Json& json)
{
    if (!json.is_object()) return std::nullopt;
    try {
        session::HealthFinding finding;
        finding.failure = json.at("failure");
        finding.step = json.at("step");
        finding.title = json.at("title");
        const Json& value = json.at("value");
        finding.evidence = {json.at("measure"),
                            value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>(),
                            json.at("healthy")};
        finding.advice = json.at("advice");
        finding.healthyStep = json.at("healthy_step");
        for (const Json& edit : json.at("remedy")) {
            finding.remedy.push_back({edit.at("path"), edit.at("value")});
        }
        return finding;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::optional<session::SessionEvent> parseEvent(std::string_view line)
{
    const Json json = spec::parseJson(line).value_or(Json());
    if (!json.is_object()) return std::nullopt;
    const Json step = json.value("step", Json());
    const Json message = json.value("message", Json());
    if (!step.is_number_integer() || !message.is_string()) return std::nullopt;
    for (const auto& [kind, name] : kindNames) {
        if (json.value("kind", Json()) == name) {
            return session::SessionEvent{kind, step.get<std::int64_t>(), message.get<std::string>(),
                                         parseFinding(json.value("finding", Json()))};
        }
    }
    return std::nullopt;
}

void forEachEvent(std::string_view text,
                  const std::function<void(std::string_view line, session::SessionEvent event)>& use)
{
    forEachWholeLine(text, [&](std::string_view line) {
        if (auto event = parseEvent(line)) use(line, std::move(*event));
    });
}

}  // namespace

std::string eventLine(const session::SessionEvent& event)
{
    Json json = {{"time", localTime("%Y-%m-%dT%H:%M:%S", std::time(nullptr))},
                 {"step", event.step},
                 {"kind", nameOf(event.kind)},
                 {"message", event.message}};
    if (event.finding) json["finding"] = findingJson(*event.finding);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';  // file names may be no UTF-8
}

std::vector<session::SessionEvent> parseEvents(std::string_view text)
{
    std::vector<session::SessionEvent> events;
    forEachEvent(text,
                 [&](std::string_view, session::SessionEvent event) { events.push_back(std::move(event)); });
    return events;
}

std::string eventsUpTo(std::string_view text, std::int64_t step)
{
    std::size_t afterCheckpoint = text.size();
    forEachEvent(text, [&](std::string_view line, const session::SessionEvent& event) {
        if (event.kind == EventKind::CheckpointSaved && event.step == step) {
            afterCheckpoint = static_cast<std::size_t>(line.data() - text.data()) + line.size();
        }
    });
    std::string kept;
    forEachEvent(text, [&](std::string_view line, const session::SessionEvent& event) {
        const bool inCheckpoint = line.data() < text.data() + afterCheckpoint;
        if (event.step <= step && (inCheckpoint || event.kind != EventKind::Edit)) kept += line;
    });
    return kept;
}

}  // namespace synthslice::store
