#include "ui/queue/queue_item.h"

#include <algorithm>
#include <array>

#include "engine/base/overloaded.h"
#include "engine/runs/sweep/sweep_state.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "ui/run/expected_time.h"
#include "ui/shared/json_draft.h"
#include "ui/shared/path_text.h"

namespace synthslice::ui {

namespace {

using spec::Json;

constexpr const char* queueFormat = "synthslice-queue";
constexpr int queueVersion = 1;
constexpr std::array stateNames{"waiting", "running", "done", "failed", "skipped"};
constexpr double secondsAMinute = 60.0;

void describe(QueueItem& item, const spec::ExperimentSpec& experiment)
{
    item.title = experiment.name;
    item.steps = experiment.training.steps;
    item.guessedStepSeconds = guessedStepSeconds(experiment);
}

Json workJson(const QueueItem& item)
{
    return std::visit(
        Overloaded{[](const QueueItem::NewRun& work) -> Json {
                       return {{"kind", "new"},
                               {"experiment", spec::toJson(work.experiment)},
                               {"data", pathText(work.data)}};
                   },
                   [](const QueueItem::Continued&) -> Json {
                       return {{"kind", "continue"}};
                   },
                   [](const QueueItem::OfSweep& work) -> Json {
                       return {{"kind", "sweep"}, {"sweep", pathText(work.sweep)}, {"index", work.index}};
                   }},
        item.work);
}

Result<QueueItem> itemFromJson(const Json& json)
{
    QueueItem item;
    const Json& work = json.at("work");
    if (work.at("kind") == "new") {
        auto experiment = spec::experimentFromJson(work.at("experiment"));
        if (!experiment) return tl::unexpected(experiment.error());
        item.work = QueueItem::NewRun{std::move(*experiment),
                                      pathFromText(work.at("data").get<std::string>())};
    } else if (work.at("kind") == "sweep") {
        item.work = QueueItem::OfSweep{pathFromText(work.at("sweep").get<std::string>()),
                                       work.at("index").get<std::size_t>()};
    } else if (work.at("kind") == "continue") {
        item.work = QueueItem::Continued{};
    } else {
        return invalidInput("kind " + spec::shortText(work.at("kind")) + " is not known");
    }
    const auto* state = std::ranges::find(stateNames, json.at("state").get<std::string>());
    if (state == stateNames.end()) return invalidInput("state " + spec::shortText(json.at("state")));
    item.state = static_cast<QueueItem::State>(state - stateNames.begin());
    if (item.state == QueueItem::State::Running) item.state = QueueItem::State::Waiting;
    item.title = json.at("title").get<std::string>();
    item.runFolder = pathFromText(json.at("run").get<std::string>());
    item.error = json.at("error").get<std::string>();
    item.stepsDone = json.at("steps_done").get<std::int64_t>();
    item.steps = json.at("steps").get<std::int64_t>();
    item.guessedStepSeconds = json.at("guessed_step_seconds").get<double>();
    item.budgetSeconds = json.at("budget_seconds").get<double>();
    return item;
}

Result<QueueDraft> queueFromJson(const Json& json)
{
    if (json.at("format") != queueFormat || json.at("version") != queueVersion)
        return invalidInput("is no queue of this version");
    QueueDraft draft;
    draft.slowness = json.at("slowness").get<double>();
    for (const Json& each : json.at("items")) {
        auto item = itemFromJson(each);
        if (!item) return tl::unexpected(item.error());
        draft.items.push_back(std::move(*item));
    }
    return draft;
}

}  // namespace

QueueItem newRunItem(spec::ExperimentSpec experiment, std::filesystem::path data)
{
    QueueItem item;
    describe(item, experiment);
    item.work = QueueItem::NewRun{std::move(experiment), std::move(data)};
    return item;
}

Result<QueueItem> continuedItem(const std::filesystem::path& runFolder)
{
    const auto record = store::readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    if (store::checkpointSteps(runFolder).empty())
        return invalidInput(runFolder.string() + " has no checkpoint to go on from", "start the run anew");
    QueueItem item{QueueItem::Continued{}, {}, std::filesystem::absolute(runFolder)};
    describe(item, record->experiment);
    item.stepsDone = store::lastStep(runFolder);
    return item;
}

Result<std::vector<QueueItem>> sweepItems(const std::filesystem::path& sweep)
{
    const auto plan = runs::readPlan(sweep);
    if (!plan) return tl::unexpected(plan.error());
    std::vector<QueueItem> items;
    for (std::size_t i = 0; i < plan->runs.size(); ++i) {
        const runs::SweepState state = stateOf(sweep, *plan, i);
        if (state == runs::SweepState::Done || state == runs::SweepState::Running) continue;
        const auto experiment = experimentOf(*plan, i);
        if (!experiment) return tl::unexpected(experiment.error());
        QueueItem item{QueueItem::OfSweep{std::filesystem::absolute(sweep), i}, {}};
        describe(item, *experiment);
        if (plan->budget && plan->budget->unit == runs::BudgetUnit::Minutes)
            item.budgetSeconds = plan->budget->amount * secondsAMinute;
        if (state != runs::SweepState::Planned)
            item.stepsDone = store::lastStep(sweepRunFolder(sweep, *plan, i));
        items.push_back(std::move(item));
    }
    return items;
}

std::string toText(const QueueDraft& draft)
{
    Json items = Json::array();
    for (const QueueItem& item : draft.items) {
        items.push_back({{"work", workJson(item)},
                         {"title", item.title},
                         {"run", pathText(item.runFolder)},
                         {"state", stateNames[static_cast<std::size_t>(item.state)]},
                         {"error", item.error},
                         {"steps_done", item.stepsDone},
                         {"steps", item.steps},
                         {"guessed_step_seconds", item.guessedStepSeconds},
                         {"budget_seconds", item.budgetSeconds}});
    }
    const Json json = {{"format", queueFormat},
                       {"version", queueVersion},
                       {"slowness", draft.slowness},
                       {"items", std::move(items)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<QueueDraft> queueFromText(const std::string& text, const std::filesystem::path& file)
{
    return readJsonDraft(text, file, queueFromJson);
}

}  // namespace synthslice::ui
