#include "engine/runs/run_card.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>

#include "engine/base/text/text.h"
#include "engine/runs/file_pieces.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/lines/local_time.h"
#include "engine/store/run_folder.h"

namespace synthslice::runs {

namespace {

using spec::Json;
using store::RunFolder;
using store::RunOutcome;

std::string presetOf(const spec::ExperimentSpec& experiment)
{
    const auto& all = spec::presets();
    const auto found = std::ranges::find(all, experiment.name, &spec::Preset::name);
    const bool same = found != all.end() && found->experiment.family.name() == experiment.family.name();
    return same ? found->name : std::string();
}

std::string lastChange(const RunFolder& run)
{
    std::filesystem::file_time_type newest = std::filesystem::file_time_type::min();
    for (const auto& file : {run.record(), run.metrics(), run.events()}) {
        std::error_code absent;
        const auto time = std::filesystem::last_write_time(file, absent);
        if (!absent) newest = std::max(newest, time);
    }
    const auto system = std::chrono::file_clock::to_sys(newest);
    return store::localTime("%Y-%m-%dT%H:%M:%S", std::chrono::system_clock::to_time_t(
                                                     std::chrono::floor<std::chrono::seconds>(system)));
}

std::optional<double> numberIn(std::string_view row, std::size_t column)
{
    for (; column > 0; --column) {
        const std::size_t comma = row.find(',');
        if (comma == std::string_view::npos) return std::nullopt;
        row.remove_prefix(comma + 1);
    }
    double value = 0.0;
    const bool read = std::from_chars(row.data(), row.data() + row.size(), value).ec == std::errc();
    return read && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> bestAccuracy(const RunFolder& run, const store::RunRecord& record,
                                   std::int64_t lastStep)
{
    const auto found = std::ranges::find(record.metrics, "accuracy_test", &session::MetricInfo::key);
    if (found == record.metrics.end()) return std::nullopt;
    const auto column = static_cast<std::size_t>(found - record.metrics.begin()) + 1;
    const std::int64_t every = record.experiment.training.sampleEverySteps;
    constexpr std::int64_t most = 200;
    const std::int64_t evaluations = lastStep / every;
    const std::int64_t stride = (evaluations + most - 1) / most;
    const FilePieces metrics(run.metrics());
    std::optional<double> best;
    for (std::int64_t evaluation = evaluations; evaluation > 0; evaluation -= stride) {
        const auto row = rowOfStep(metrics, evaluation * every, lastStep);
        const auto value = row ? numberIn(*row, column) : std::nullopt;
        if (value) best = std::max(best.value_or(*value), *value);
    }
    return best;
}

void add(RunCard& card, const store::RunRecord& record)
{
    card.name = record.experiment.name;
    card.family = record.experiment.family.name();
    card.preset = presetOf(record.experiment);
    card.data = record.data;
    card.parent = record.parent;
    card.parentStep = record.parentStep;
    card.targetSteps = record.experiment.training.steps;
    card.settings = settingsOf(record.experiment);
    card.bestAccuracy = bestAccuracy({card.folder}, record, card.step);
}

void addQuality(RunCard& card)
{
    const auto best = store::bestAssessment(card.folder);
    if (!best || !best->enoughReal()) return;
    card.bestQ = best->score;
    if (const auto* worst = session::worstOf(*best)) card.worstDescriptor = worst->label;
}

Json orNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json orNull(const std::optional<double>& number)
{
    return number ? Json(*number) : Json();
}

}  // namespace

std::string plainText(const Json& value)
{
    std::string text = value.is_string() ? value.get<std::string>()
                                         : value.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x80U) c = static_cast<char>(std::tolower(c));
    }
    return text;
}

RunCard readCard(const std::filesystem::path& runFolder)
{
    const RunFolder run{runFolder};
    RunCard card;
    card.folder = runFolder;
    card.step = store::lastStep(runFolder);
    card.name = runFolder.filename().string();
    card.state = store::outcomeOf(runFolder);
    card.changed = lastChange(run);
    card.seconds = trainedSeconds(FilePieces(run.timing()));
    addQuality(card);
    if (const auto record = store::readRun(runFolder)) {
        add(card, *record);
    } else {
        card.problem = record.error().text();
    }
    if (auto notes = readNotes(runFolder)) {
        card.notes = std::move(*notes);
    } else {
        card.problem += (card.problem.empty() ? "" : "; ") + notes.error().text();
    }
    if (!card.notes.name.empty()) card.name = card.notes.name;
    return card;
}

const char* nameOf(RunOutcome state)
{
    switch (state) {
    case RunOutcome::Running:
        return "running";
    case RunOutcome::Interrupted:
        return "interrupted";
    case RunOutcome::Stopped:
        return "stopped";
    case RunOutcome::Finished:
        return "finished";
    case RunOutcome::Failed:
        return "failed";
    }
    return "";
}

const std::vector<CardField>& cardFields()
{
    static const std::vector<CardField> fields = {
        {"name", SYNTHSLICE_TEXT("Name"), SYNTHSLICE_TEXT("Name of the run; yours, or the experiment's"),
         false, [](const RunCard& card) { return Json(card.name); }},
        {"family", SYNTHSLICE_TEXT("Family"), SYNTHSLICE_TEXT("Kind of network"), false,
         [](const RunCard& card) { return orNull(card.family); }},
        {"preset", SYNTHSLICE_TEXT("Preset"),
         SYNTHSLICE_TEXT("The preset that the experiment is named after"), false,
         [](const RunCard& card) { return orNull(card.preset); }},
        {"data", SYNTHSLICE_TEXT("Data"), SYNTHSLICE_TEXT("What the run learned from"), false,
         [](const RunCard& card) { return orNull(card.data.string()); }},
        {"state", SYNTHSLICE_TEXT("State"), SYNTHSLICE_TEXT("Being trained, or how the training ended"),
         false, [](const RunCard& card) { return Json(nameOf(card.state)); }},
        {"step", SYNTHSLICE_TEXT("Step"), SYNTHSLICE_TEXT("Steps done"), true,
         [](const RunCard& card) { return Json(card.step); }},
        {"steps", SYNTHSLICE_TEXT("Steps in all"), SYNTHSLICE_TEXT("Steps at which the run is done"), true,
         [](const RunCard& card) { return card.targetSteps > 0 ? Json(card.targetSteps) : Json(); }},
        {"q", SYNTHSLICE_TEXT("Best Q"),
         SYNTHSLICE_TEXT(
             "Distance to real images of the best checkpoint: the newest within a standard error of the "
             "lowest; 1 is as real"),
         true, [](const RunCard& card) { return orNull(card.bestQ); }},
        {"worst", SYNTHSLICE_TEXT("Worst descriptor"),
         SYNTHSLICE_TEXT("What was farthest from real images at the best Q"), false,
         [](const RunCard& card) { return orNull(card.worstDescriptor); }},
        {"accuracy", SYNTHSLICE_TEXT("Best accuracy"),
         SYNTHSLICE_TEXT("Highest share of the test images that a classifier took for their class"), true,
         [](const RunCard& card) { return orNull(card.bestAccuracy); }},
        {"time", SYNTHSLICE_TEXT("Time"), SYNTHSLICE_TEXT("Time spent in training steps"), true,
         [](const RunCard& card) { return Json(card.seconds); }},
        {"changed", SYNTHSLICE_TEXT("Last change"), SYNTHSLICE_TEXT("When the run was last written"), false,
         [](const RunCard& card) { return Json(card.changed); }},
        {"tags", SYNTHSLICE_TEXT("Tags"), SYNTHSLICE_TEXT("Words that you have given to the run"), false,
         [](const RunCard& card) { return card.notes.tags.empty() ? Json() : Json(card.notes.tags); }},
        {"note", SYNTHSLICE_TEXT("Note"), SYNTHSLICE_TEXT("What you have noted about the run"), false,
         [](const RunCard& card) { return orNull(card.notes.note); }},
        {"parent", SYNTHSLICE_TEXT("Parent"), SYNTHSLICE_TEXT("The run that this one was forked from"), false,
         [](const RunCard& card) { return orNull(card.parent.filename().string()); }},
        {"folder", SYNTHSLICE_TEXT("Folder"), SYNTHSLICE_TEXT("Where the run is"), false,
         [](const RunCard& card) { return Json(card.folder.string()); }},
        {"archived", SYNTHSLICE_TEXT("Archived"), SYNTHSLICE_TEXT("Whether the run is put away"), false,
         [](const RunCard& card) { return Json(card.notes.archived); }}};
    return fields;
}

const CardField* cardField(const std::string& key)
{
    const auto found = std::ranges::find(cardFields(), key, &CardField::key);
    return found == cardFields().end() ? nullptr : &*found;
}

Json valueOf(const RunCard& card, const std::string& key)
{
    if (const CardField* field = cardField(key)) return field->value(card);
    const auto setting = card.settings.find(key);
    return setting == card.settings.end() ? Json() : setting->second;
}

int compareValues(const Json& a, const Json& b)
{
    if (a.is_null() || b.is_null()) return int{a.is_null()} - int{b.is_null()};
    if (a.is_number() != b.is_number()) return a.is_number() ? -1 : 1;
    if (a.is_number()) {
        const auto x = a.get<double>();
        const auto y = b.get<double>();
        return int{x > y} - int{x < y};
    }
    const int order = plainText(a).compare(plainText(b));
    return int{order > 0} - int{order < 0};
}

}  // namespace synthslice::runs
