#include "tests/simulator/history.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/files/read_file.h"
#include "engine/session/training_session.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/simulator/virtual_machine.h"

namespace synthslice::test {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t targetSteps = 40;
constexpr std::int64_t checkpointEvery = 7;

class History {
public:
    History(std::uint64_t seed, fs::path root) : m_random(seed), m_root(std::move(root))
    {
        m_fake.seed = seed;
        m_fake.targetSteps = targetSteps;
        m_fake.sampleEverySteps = 15;
        m_fake.checkpointEverySteps = checkpointEvery;
        m_keep = m_random.below(2) == 0 ? 0 : 2;
    }

    std::string run()
    {
        for (auto lives = m_random.below(6); lives > 0 && m_fault.empty(); --lives) {
            live(true);
            checkFolder();
        }
        if (m_fault.empty()) live(false);
        if (m_fault.empty()) checkFolder();
        if (m_fault.empty()) checkEnd();
        return m_fault;
    }

private:
    friend class WatchedTrainer;
    friend class WatchedSink;

    void fail(const std::string& what)
    {
        if (m_fault.empty() && !m_killed) m_fault = what;
    }

    [[nodiscard]] fs::path folder() const { return m_root / ("life-" + std::to_string(m_folder)); }
    [[nodiscard]] fs::path nextFolder() const { return m_root / ("life-" + std::to_string(m_folder + 1)); }

    void killSoon()
    {
        VirtualMachine::killAfter(static_cast<int>(m_random.below(60)), folder(), nextFolder(),
                                  [this] { m_killed = true; });
    }

    /// One session, from its preparation until it ends or is killed.
    void live(bool dangerous)
    {
        m_killed = false;
        m_dangerous = dangerous;
        fs::create_directories(folder());
        if (dangerous && m_random.below(4) == 0) killSoon();
        {
            session::TrainingSession session([this](const Progress&) { return prepare(); }, {}, {});
            m_session = &session;
            session.start();
            session.wait();
            if (!dangerous && session.state() != session::SessionState::Finished) {
                const auto error = session.drain().error;
                fail("the last session failed: " + (error ? error->text() : std::string("it was stopped")));
            }
        }
        VirtualMachine::makeSafe();
        if (!m_killed) return;
        fs::remove_all(folder());
        ++m_folder;
        m_killed = false;
    }

    Result<session::PreparedRun> prepare();
    Result<std::unique_ptr<store::RunRecorder>> open(FakeTrainer& trainer);

    /// What happens at a step. Commands are read before the next one, in their order.
    void act()
    {
        VirtualMachine::advanceClock(0.4 * m_random.uniform());
        if (!m_dangerous || m_killed || m_random.below(3) != 0) return;
        switch (m_random.below(9)) {
        case 0:
            m_session->pause();
            for (auto steps = m_random.below(4); steps > 0; --steps) m_session->stepOnce();
            m_session->resume();
            break;
        case 1:
            m_session->applyLive({"optimizer.generator.lr", 0.01 * (1.0 + m_random.below(9))});
            break;
        case 2:
            m_session->applyLive({"training.seed", 3});
            break;
        case 3:
            m_session->takeSample();
            m_session->look();
            break;
        case 4:
            m_session->saveCheckpoint();
            break;
        case 5:
            if (m_random.below(3) == 0) m_session->stop();
            break;
        case 6:
            m_wasFull = true;
            VirtualMachine::fillDisk(static_cast<int>(1 + m_random.below(30)));
            break;
        case 7:
            killSoon();
            break;
        default:
            if (store::RunRecorder::claim(folder())) fail("the run has two owners");
            break;
        }
    }

    void checkFolder();
    void checkCheckpoints();
    void checkMetrics();
    void checkEvents();
    void checkEnd();

    /// An uninterrupted run with the same edits, up to `step`.
    struct Reference {
        std::vector<session::StepReport> reports;  ///< [step - 1]
        session::CheckpointData checkpoint;
    };
    [[nodiscard]] Reference referenceUpTo(std::int64_t step) const
    {
        FakeTrainer trainer(m_fake);
        Reference reference;
        for (std::int64_t done = 1; done <= step; ++done) {
            const auto rate = m_rates.find(done);
            if (rate == m_rates.end()) break;
            (void)trainer.applyLive({"optimizer.generator.lr", rate->second});
            reference.reports.push_back(*trainer.step());
        }
        reference.checkpoint = trainer.checkpoint();
        return reference;
    }

    Random m_random;
    fs::path m_root;
    int m_folder = 0;
    FakeRun m_fake;
    std::int64_t m_keep;  ///< checkpoints
    session::TrainingSession* m_session = nullptr;
    bool m_dangerous = false;
    std::atomic<bool> m_killed = false;  ///< what is running is no more
    bool m_wasFull = false;
    double m_rate = 0.01;                     ///< now in force
    std::map<std::int64_t, double> m_rates;   ///< that each step of the run took
    std::map<std::int64_t, double> m_saved;   ///< rate in each checkpoint whose saving was reported
    std::map<std::int64_t, double> m_trying;  ///< and that whose saving was begun last
    std::vector<std::pair<std::int64_t, std::string>> m_events;  ///< all that were given to be recorded
    std::string m_fault;
};

/// The fake trainer, with the history looking on.
class WatchedTrainer final : public session::Trainer {
public:
    WatchedTrainer(std::unique_ptr<FakeTrainer> trainer, History& history)
        : m_trainer(std::move(trainer)), m_history(history)
    {
    }

    Result<session::StepReport> step() override
    {
        m_history.act();
        auto report = m_trainer->step();
        if (!m_history.m_killed) m_history.m_rates[report->step] = m_history.m_rate;
        return report;
    }
    session::Samples sample() override { return m_trainer->sample(); }
    session::CheckpointData checkpoint() override { return m_trainer->checkpoint(); }
    Result<void> restore(const session::CheckpointData& data) override { return m_trainer->restore(data); }
    Result<void> applyLive(const session::LiveEdit& edit) override
    {
        auto applied = m_trainer->applyLive(edit);
        if (applied && !m_history.m_killed) m_history.m_rate = edit.value.get<double>();
        return applied;
    }

private:
    std::unique_ptr<FakeTrainer> m_trainer;
    History& m_history;
};

/// The recorder of a run folder, with the history looking on.
class WatchedSink final : public session::RunSink {
public:
    WatchedSink(std::unique_ptr<store::RunRecorder> recorder, History& history)
        : m_recorder(std::move(recorder)), m_history(history)
    {
    }

    Result<void> recordStep(const session::StepReport& report) override
    {
        return m_recorder->recordStep(report);
    }
    Result<void> recordSamples(const session::Samples& grid) override
    {
        return m_recorder->recordSamples(grid);
    }
    Result<void> recordAssessment(const session::Assessment& assessment) override
    {
        return m_recorder->recordAssessment(assessment);
    }
    Result<void> recordEvent(const session::SessionEvent& event) override
    {
        if (!m_history.m_killed) m_history.m_events.emplace_back(event.step, event.message);
        return m_recorder->recordEvent(event);
    }
    Result<void> saveCheckpoint(const session::CheckpointData& data) override
    {
        if (!m_history.m_killed) m_history.m_trying[data.step] = m_history.m_rate;
        auto saved = m_recorder->saveCheckpoint(data);
        if (saved && !m_history.m_killed) m_history.m_saved[data.step] = m_history.m_rate;
        return saved;
    }

private:
    std::unique_ptr<store::RunRecorder> m_recorder;
    History& m_history;
};

Result<session::PreparedRun> History::prepare()
{
    auto trainer = std::make_unique<FakeTrainer>(m_fake);
    auto recorder = open(*trainer);
    if (!recorder) return tl::unexpected(recorder.error());
    FakeRun fake = m_fake;
    fake.startStep = trainer->checkpoint().step;
    fake.makeSink = [] { return nullptr; };
    session::PreparedRun run = prepareFake(fake);
    run.sink = std::make_unique<WatchedSink>(std::move(*recorder), *this);
    run.trainer = std::make_unique<WatchedTrainer>(std::move(trainer), *this);
    return run;
}

/// Begins the run, or goes on with it from its newest checkpoint.
Result<std::unique_ptr<store::RunRecorder>> History::open(FakeTrainer& trainer)
{
    const auto beginFrom = [&](std::int64_t step, double rate) {
        m_rate = rate;
        for (auto* past : {&m_rates, &m_saved, &m_trying}) past->erase(past->upper_bound(step), past->end());
    };
    if (store::checkpointSteps(folder()).empty()) {
        std::error_code ignored;
        fs::remove_all(folder(), ignored);  // nothing was promised yet
        if (!m_killed) beginFrom(0, 0.01);
        store::RunRecord record;
        record.experiment = spec::presets().front().experiment;
        record.experiment.training.keepCheckpoints = m_keep;
        record.metrics = fakeMetrics();
        return store::RunRecorder::create(folder(), record);
    }
    auto claimed = store::RunRecorder::claim(folder());
    if (!claimed) return tl::unexpected(claimed.error());
    const auto checkpoint = store::readNewestCheckpoint(folder());
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    if (auto restored = trainer.restore(checkpoint->data); !restored) return tl::unexpected(restored.error());
    auto recorder = store::RunRecorder::resume(std::move(*claimed), checkpoint->data.step);
    if (recorder && !m_killed)
        beginFrom(checkpoint->data.step, checkpoint->data.state.at("lr").get<double>());
    return recorder;
}

void History::checkFolder()
{
    if (m_saved.empty() && store::checkpointSteps(folder()).empty()) return;
    if (const auto record = store::readRun(folder()); !record) return fail(record.error().text());
    checkCheckpoints();
    checkMetrics();
    checkEvents();
}

void History::checkCheckpoints()
{
    const auto steps = store::checkpointSteps(folder());
    for (const auto& [step, rate] : m_saved) {
        const auto newer = steps.end() - std::ranges::upper_bound(steps, step);
        if (!std::ranges::binary_search(steps, step) && (m_keep == 0 || newer < m_keep))
            return fail("the checkpoint of step " + std::to_string(step) + " is lost");
    }
    for (const std::int64_t step : steps) {
        const auto checkpoint = store::readCheckpoint(folder(), step);
        if (!checkpoint) return fail(checkpoint.error().text());
        if (checkpoint->tensors != referenceUpTo(step).checkpoint.tensors)
            return fail("the checkpoint of step " + std::to_string(step) + " is another");
        const double rate = checkpoint->state.at("lr").get<double>();
        const auto saved = m_saved.find(step);
        const auto tried = m_trying.find(step);
        if ((saved == m_saved.end() || saved->second != rate) &&
            (tried == m_trying.end() || tried->second != rate))
            return fail("the checkpoint of step " + std::to_string(step) + " lost an edit");
    }
}

void History::checkMetrics()
{
    const auto text = readFile(store::RunFolder{folder()}.metrics());
    if (!text) return fail(text.error().text());
    const auto metrics = store::readMetrics(folder());
    if (!metrics) return fail(metrics.error().text());
    if (metrics->steps.empty()) return;
    const auto last = static_cast<std::int64_t>(metrics->steps.back());
    const Reference reference = referenceUpTo(last);
    std::string expected = store::metricsHeader(fakeMetrics());
    std::int64_t before = 0;
    for (const double row : metrics->steps) {
        const auto step = static_cast<std::int64_t>(row);
        if (step <= before || step > static_cast<std::int64_t>(reference.reports.size()))
            return fail("metrics.csv has step " + std::to_string(step) + " after " + std::to_string(before));
        if (step != before + 1 && !m_wasFull)
            return fail("metrics.csv lacks step " + std::to_string(before + 1));
        store::appendMetricRow(expected, step, reference.reports[static_cast<std::size_t>(step - 1)].values);
        before = step;
    }
    if (!text->starts_with(expected) || text->find('\n', expected.size()) != std::string::npos)
        return fail("metrics.csv is not that of an uninterrupted run");
    if (!m_wasFull && !m_saved.empty() && last < m_saved.rbegin()->first)
        return fail("metrics.csv ends before the newest checkpoint");
}

void History::checkEvents()
{
    const auto events = store::readEvents(folder());
    if (!events) return fail(events.error().text());
    std::int64_t step = 0;
    auto given = m_events.begin();
    for (const session::SessionEvent& event : *events) {
        if (event.step < step) return fail("events.jsonl goes back to step " + std::to_string(event.step));
        step = event.step;
        if (event.message.starts_with("Resumed from")) continue;  // the recorder's own
        given = std::find(given, m_events.end(), std::pair(event.step, event.message));
        if (given == m_events.end()) return fail("events.jsonl has out of order: " + event.message);
        ++given;
    }
}

void History::checkEnd()
{
    if (store::outcomeOf(folder()) != store::RunOutcome::Finished) fail("the run is not finished");
    const auto steps = store::checkpointSteps(folder());
    if (steps.empty() || steps.back() != targetSteps) fail("the last checkpoint is missing");
    if (!m_wasFull && store::lastStep(folder()) != targetSteps) fail("the last row is missing");
    for (const auto& entry : fs::recursive_directory_iterator(folder()))
        if (entry.path().extension() == ".partial") fail("left over: " + entry.path().string());
}

}  // namespace

std::string simulateHistory(std::uint64_t seed, const fs::path& root)
{
    fs::remove_all(root);  // of a simulation that was ended
    VirtualMachine::switchOn(seed);
    std::string fault = History(seed, root).run();
    fs::remove_all(root);
    return fault;
}

}  // namespace synthslice::test
