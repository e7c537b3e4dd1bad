#include "ui/queue/run_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QTimer>

#include "engine/base/overloaded.h"
#include "engine/store/run_store.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

using State = QueueItem::State;

RunQueue::RunQueue(QueueDriver driver, std::filesystem::path file, QObject* parent)
    : QObject(parent), m_driver(std::move(driver)), m_file([this] { return toText(m_draft); }),
      m_beginning(new BackgroundTask(this))
{
    m_file.setFile(file);
    connect(&m_file, &DraftFile::failed, this, &RunQueue::failed);
}

RunQueue::~RunQueue()
{
    m_file.flush();
}

void RunQueue::read()
{
    const auto text = readDraft(m_file.file());
    if (text && text->empty()) return;
    auto draft = text.and_then(
        [this](const std::string& content) { return queueFromText(content, m_file.file()); });
    if (!draft) {
        std::error_code ignored;
        std::filesystem::rename(m_file.file(), m_file.file().string() + ".unreadable", ignored);
        emit failed(draft.error());
        return;
    }
    m_draft = std::move(*draft);
    m_held = isWaiting();
    emit changed();
}

std::optional<std::size_t> RunQueue::running() const
{
    const auto found = std::ranges::find(m_draft.items, State::Running, &QueueItem::state);
    if (found == m_draft.items.end()) return {};
    return static_cast<std::size_t>(found - m_draft.items.begin());
}

bool RunQueue::isWaiting() const
{
    return std::ranges::count(m_draft.items, State::Waiting, &QueueItem::state) > 0;
}

double RunQueue::secondsLeft(std::size_t row) const
{
    const QueueItem& item = m_draft.items[row];
    if (item.state != State::Waiting && item.state != State::Running) return 0.0;
    const bool measured = item.state == State::Running && m_steps > 0;
    const double secondsAStep = measured ? m_seconds / static_cast<double>(m_steps)
                                         : item.guessedStepSeconds * m_draft.slowness;
    if (!(secondsAStep > 0.0)) return -1.0;
    const double left = static_cast<double>(std::max<std::int64_t>(0, item.steps - item.stepsDone)) *
                        secondsAStep;
    if (measured && m_limits.stepSeconds) return std::min(left, *m_limits.stepSeconds - m_seconds);
    return item.budgetSeconds > 0.0 ? std::min(left, item.budgetSeconds) : left;
}

double RunQueue::secondsLeft() const
{
    double sum = 0.0;
    for (std::size_t row = 0; row < m_draft.items.size(); ++row) {
        const double left = secondsLeft(row);
        if (left < 0.0) return -1.0;
        sum += left;
    }
    return sum;
}

void RunQueue::add(std::vector<QueueItem> items)
{
    const auto count = static_cast<int>(items.size());
    std::ranges::move(items, std::back_inserter(m_draft.items));
    tellChange();
    emit added(count);
    advance();
}

template <class Items>
void RunQueue::readInBackground(Items items)
{
    auto* reading = new BackgroundTask(this);
    connect(reading, &BackgroundTask::finished, reading, &QObject::deleteLater);
    reading->start([items](const Progress&) { return items(); },
                   [this](Result<std::vector<QueueItem>> read) {
                       if (read) {
                           add(std::move(*read));
                       } else {
                           emit failed(read.error());
                       }
                   });
}

void RunQueue::addRun(const std::filesystem::path& runFolder)
{
    readInBackground([runFolder] {
        return continuedItem(runFolder).map([](QueueItem item) { return std::vector{std::move(item)}; });
    });
}

void RunQueue::addSweep(const std::filesystem::path& sweep)
{
    readInBackground([sweep] { return sweepItems(sweep); });
}

void RunQueue::setHeld(bool held)
{
    m_held = held;
    emit changed();
    advance();
}

void RunQueue::stop()
{
    m_held = true;
    if (running()) m_driver.stop();
    emit changed();
}

void RunQueue::skip(std::size_t row)
{
    QueueItem& item = m_draft.items[row];
    if (item.state == State::Running) {
        m_skipping = true;
        m_driver.stop();
    } else if (item.state == State::Waiting) {
        item.state = State::Skipped;
        tellChange();
    }
}

void RunQueue::retry(std::size_t row)
{
    QueueItem& item = m_draft.items[row];
    if (item.state != State::Failed && item.state != State::Skipped) return;
    item.state = State::Waiting;
    item.error.clear();
    tellChange();
    advance();
}

void RunQueue::move(std::size_t from, std::size_t to)
{
    auto& items = m_draft.items;
    if (from >= items.size() || to >= items.size()) return;
    const auto begin = items.begin();
    const auto at = [begin](std::size_t row) { return begin + static_cast<std::ptrdiff_t>(row); };
    if (from < to) {
        std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
        std::rotate(at(to), at(from), at(from + 1));
    }
    tellChange();
}

void RunQueue::remove(std::size_t row)
{
    if (m_draft.items[row].state == State::Running) return;
    m_draft.items.erase(m_draft.items.begin() + static_cast<std::ptrdiff_t>(row));
    tellChange();
}

void RunQueue::removeDone()
{
    std::erase_if(m_draft.items, [](const QueueItem& item) { return item.state == State::Done; });
    tellChange();
}

void RunQueue::tellChange()
{
    m_file.touch();
    emit changed();
}

void RunQueue::advance()
{
    if (m_held || running() || m_driver.isBusy()) return;
    const auto next = std::ranges::find(m_draft.items, State::Waiting, &QueueItem::state);
    if (next == m_draft.items.end()) return;
    next->state = State::Running;
    if (next->runFolder.empty() && std::holds_alternative<QueueItem::NewRun>(next->work))
        next->runFolder = m_driver.newRunFolder(next->title);
    m_skipping = false;
    m_ending.reset();
    m_error.clear();
    m_seconds = 0.0;
    m_steps = 0;
    tellChange();
    // Where the run lies is known before there is something of it.
    m_file.flush();
    m_beginning->start([item = *next](const Progress&) { return begin(item); },
                       [this](Result<Begun> begun) { train(std::move(begun)); });
}

Result<RunQueue::Begun> RunQueue::begin(const QueueItem& item)
{
    const auto continued = [&](const QueueItem::Continued&) -> Result<Begun> {
        auto record = store::readRun(item.runFolder);
        if (!record) return tl::unexpected(record.error());
        const std::int64_t steps = record->experiment.training.steps;
        return Begun{{item.runFolder, std::move(record->experiment), record->data, true},
                     {},
                     store::outcomeOf(item.runFolder) == store::RunOutcome::Finished &&
                         store::lastStep(item.runFolder) >= steps};
    };
    const auto isNew = [&](const QueueItem::NewRun& work) -> Result<Begun> {
        return runs::goesOn(item.runFolder).map([&](bool goesOn) {
            return Begun{{item.runFolder, work.experiment, work.data, goesOn}, {}, false};
        });
    };
    const auto ofSweep = [&](const QueueItem::OfSweep& work) -> Result<Begun> {
        const auto plan = runs::readPlan(work.sweep);
        if (!plan) return tl::unexpected(plan.error());
        if (work.index >= plan->runs.size())
            return invalidInput(work.sweep.string() + " has no run " + std::to_string(work.index) +
                                " any more");
        auto experiment = experimentOf(*plan, work.index);
        if (!experiment) return tl::unexpected(experiment.error());
        auto claim = takeUp(work.sweep, *plan, work.index);
        if (!claim) return tl::unexpected(claim.error());
        PlannedRun run{claim->runFolder, std::move(*experiment), plan->data,
                       claim->kind == runs::SweepWork::Kind::Resume, claim->limits};
        const bool nothingToDo = claim->kind == runs::SweepWork::Kind::Nothing;
        return Begun{std::move(run), std::optional(std::move(*claim)), nothingToDo};
    };
    return std::visit(Overloaded{continued, isNew, ofSweep}, item.work);
}

void RunQueue::train(Result<Begun> begun)
{
    QueueItem& item = m_draft.items[*running()];
    if (!begun) {
        end(State::Failed, begun.error().text());
        return;
    }
    item.runFolder = begun->run.folder;
    if (begun->nothingToDo) {
        item.stepsDone = item.steps;
        end(State::Done);
    } else if (m_held || m_driver.isBusy()) {
        end(State::Waiting);
    } else if (m_skipping) {
        end(State::Skipped);
    } else {
        if (begun->claim) m_claim.emplace(std::move(*begun->claim));
        m_limits = begun->run.limits;
        m_driver.train(begun->run);
        tellChange();
    }
}

void RunQueue::follow(const session::SessionUpdate& update)
{
    const auto row = running();
    if (!row || m_beginning->isRunning()) return;
    QueueItem& item = m_draft.items[*row];
    if (update.info) {
        item.steps = update.info->targetSteps;
        item.stepsDone = update.info->startStep;
    }
    for (const session::StepReport& step : update.steps) {
        m_seconds += step.seconds;
        ++m_steps;
        item.stepsDone = step.step;
    }
    for (const session::SessionEvent& event : update.events) {
        if (event.kind == session::EventKind::Finished || event.kind == session::EventKind::Stopped)
            m_ending = event.kind;
    }
    if (update.error) m_error = update.error->text();
    emit progressed();
}

void RunQueue::sessionEnded()
{
    const auto row = running();
    if (!row || m_beginning->isRunning()) {
        advance();
        return;
    }
    const QueueItem& item = m_draft.items[*row];
    if (m_steps > 0 && item.guessedStepSeconds > 0.0)
        m_draft.slowness = m_seconds / static_cast<double>(m_steps) / item.guessedStepSeconds;
    const bool hadItsTime = m_limits.stepSeconds && m_seconds >= *m_limits.stepSeconds;
    if (!m_error.empty()) {
        end(State::Failed, m_error);
    } else if (m_ending == session::EventKind::Finished || hadItsTime) {
        end(State::Done);
    } else if (m_skipping) {
        end(State::Skipped);
    } else {
        m_held = true;
        end(State::Waiting);
    }
}

void RunQueue::end(State state, const std::string& error)
{
    QueueItem& item = m_draft.items[*running()];
    item.state = state;
    item.error = error;
    m_claim.reset();
    tellChange();
    // Whoever told of the end first has to have finished with that run.
    QTimer::singleShot(0, this, &RunQueue::advance);
}

}  // namespace synthslice::ui
