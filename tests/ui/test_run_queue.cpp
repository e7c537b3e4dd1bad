#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/atomic_file.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/queue/queue_model.h"
#include "ui/queue/queue_view.h"
#include "ui/queue/run_queue.h"

namespace test_run_queue {

using namespace synthslice;
using ui::PlannedRun;
using ui::QueueItem;
using ui::RunQueue;
using State = QueueItem::State;
namespace fs = std::filesystem;

namespace {

spec::ExperimentSpec experiment(const std::string& name)
{
    auto experiment = spec::presetNamed("two-gaussians")->experiment;
    experiment.name = name;
    experiment.training.steps = 100;
    return experiment;
}

/// A Train page that trains nothing: the test says what comes of it.
struct FakeDriver {
    std::vector<PlannedRun> trained;
    bool busy = false;
    int stops = 0;
    fs::path folder;

    ui::QueueDriver calls()
    {
        return {[this] { return busy; },
                [this](const PlannedRun& run) {
                    busy = true;
                    trained.push_back(run);
                },
                [this] { ++stops; }, [this](const std::string& name) { return folder / name; }};
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const PlannedRun& run : trained) names.push_back(run.folder.filename().string());
        return names;
    }
    void end(RunQueue& queue, std::optional<session::EventKind> kind, const char* error = nullptr)
    {
        session::SessionUpdate update;
        if (kind) update.events.push_back({*kind, 100, {}});
        if (error) update.error = Error{ErrorCode::Failed, error, {}};
        queue.follow(update);
        busy = false;
        queue.sessionEnded();
    }
};

std::vector<State> statesOf(const RunQueue& queue)
{
    std::vector<State> states;
    for (const QueueItem& item : queue.items()) states.push_back(item.state);
    return states;
}

}  // namespace

class TestRunQueue : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_case = 0;
    std::unique_ptr<FakeDriver> m_driver;
    std::unique_ptr<RunQueue> m_queue;

    [[nodiscard]] fs::path folder() const
    {
        return m_folder.path().toStdString() + "/" + std::to_string(m_case);
    }
    void open()
    {
        m_queue.reset();
        m_driver = std::make_unique<FakeDriver>();
        m_driver->folder = folder();
        m_queue = std::make_unique<RunQueue>(m_driver->calls(), folder() / "queue.json");
        m_queue->read();
    }
    void add(std::initializer_list<const char*> names)
    {
        std::vector<QueueItem> items;
        for (const char* name : names) items.push_back(ui::newRunItem(experiment(name), {}));
        m_queue->add(std::move(items));
    }
    /// Waits for run number `count` to be trained.
    void trained(std::size_t count) { QTRY_COMPARE(m_driver->trained.size(), count); }

private slots:
    void init()
    {
        test::failOnQtWarnings();
        ++m_case;
        open();
    }
    void cleanup() { m_queue.reset(); }

    void oneAfterTheOtherThoughOneFails()
    {
        add({"a", "b", "c"});
        trained(1);
        QCOMPARE(m_queue->running(), std::optional<std::size_t>(0));
        m_driver->end(*m_queue, session::EventKind::Finished);
        trained(2);
        m_driver->end(*m_queue, {}, "the loss broke down");
        trained(3);
        QVERIFY(!m_driver->trained[2].goesOn);
        m_driver->end(*m_queue, session::EventKind::Finished);
        QCOMPARE(m_driver->names(), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(statesOf(*m_queue), (std::vector{State::Done, State::Failed, State::Done}));
        QCOMPARE(m_queue->items()[1].error, std::string("the loss broke down"));
        m_queue->retry(1);
        trained(4);
        QCOMPARE(m_driver->names().back(), std::string("b"));
    }

    void isOrderedSkippedAndRemoved()
    {
        m_queue->setHeld(true);
        add({"a", "b", "c", "d", "e"});
        m_queue->move(4, 0);
        m_queue->move(1, 2);  // e b a c d
        m_queue->remove(3);   // e b a d
        m_queue->skip(1);
        QVERIFY(m_driver->trained.empty());
        m_queue->setHeld(false);
        trained(1);
        m_queue->remove(0);  // not while it is trained
        QCOMPARE(m_queue->items().size(), std::size_t{4});
        m_queue->skip(0);
        QCOMPARE(m_driver->stops, 1);
        m_driver->end(*m_queue, session::EventKind::Stopped);
        trained(2);
        QCOMPARE(m_driver->names(), (std::vector<std::string>{"e", "a"}));
        QCOMPARE(statesOf(*m_queue),
                 (std::vector{State::Skipped, State::Skipped, State::Running, State::Waiting}));
        m_driver->end(*m_queue, session::EventKind::Finished);
        trained(3);
        m_queue->removeDone();
        QCOMPARE(m_queue->items().size(), std::size_t{3});
        QCOMPARE(m_queue->running(), std::optional<std::size_t>(2));
    }

    /// Whoever stops a run does not want the next one: the queue waits, and the run goes on later.
    void aStopHolds()
    {
        add({"a", "b"});
        trained(1);
        m_driver->end(*m_queue, session::EventKind::Stopped);
        QVERIFY(m_queue->isHeld());
        QCOMPARE(statesOf(*m_queue), (std::vector{State::Waiting, State::Waiting}));
        QTest::qWait(20);
        QCOMPARE(m_driver->trained.size(), std::size_t{1});
        m_queue->setHeld(false);
        trained(2);
        QCOMPARE(m_driver->names(), (std::vector<std::string>{"a", "a"}));
        m_queue->stop();
        QCOMPARE(m_driver->stops, 1);
        QVERIFY(m_queue->isHeld());
    }

    void waitsWhileAnotherRunIsTrained()
    {
        m_driver->busy = true;
        add({"a"});
        QTest::qWait(20);
        QVERIFY(m_driver->trained.empty());
        m_driver->busy = false;
        m_queue->sessionEnded();
        trained(1);
    }

    /// The program ends without a word while a run is trained: it waits then, held, for its own folder.
    void survivesACrash()
    {
        add({"a", "b"});
        trained(1);
        // As it is on disk now, without what the queue writes when it is closed.
        const fs::path file = folder() / "queue.json";
        const fs::path kept = folder() / "kept.json";
        QTRY_VERIFY(fs::exists(file));
        fs::copy_file(file, kept);
        m_queue.reset();
        fs::rename(kept, file);
        const fs::path runFolder = m_driver->trained[0].folder;
        store::RunRecord record{experiment("a"),     {},     "none",          1.0,
                                test::fakeMetrics(), "test", "CPU, 1 thread", "fp32"};
        {
            auto recorder = store::RunRecorder::create(runFolder, record);
            QVERIFY(recorder.has_value());
            QVERIFY((*recorder)->saveCheckpoint({5, {}, {{"lr", 1}}}).has_value());
        }
        open();
        QVERIFY(m_queue->isHeld());
        QCOMPARE(statesOf(*m_queue), (std::vector{State::Waiting, State::Waiting}));
        m_queue->setHeld(false);
        trained(1);
        QCOMPARE(m_driver->trained[0].folder, runFolder);
        QVERIFY(m_driver->trained[0].goesOn);
        QVERIFY(m_driver->trained[0].experiment == experiment("a"));
    }

    void aDamagedFileIsSetAside()
    {
        m_queue.reset();
        fs::create_directories(folder());
        QVERIFY(writeFileAtomically(folder() / "queue.json", "{\"format\": 1}"));
        RunQueue queue(m_driver->calls(), folder() / "queue.json");
        QSignalSpy failed(&queue, &RunQueue::failed);
        queue.read();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Error>().message.find("queue.json") != std::string::npos);
        QVERIFY(fs::exists(folder() / "queue.json.unreadable"));
    }

    void aSweepIsAddedAndClaimed()
    {
        const fs::path sweep = folder() / "sweep";
        const auto base = experiment("base");
        const runs::SweepPlan plan{
            base,
            {},
            runs::SweepBudget{runs::BudgetUnit::Minutes, 2.0},
            runs::runsOf({{runs::sweepAxis(base, "training.batch_size", "4,8").value()}}).value()};
        QVERIFY(writeNewPlan(sweep, plan));
        m_queue->addSweep(sweep);
        trained(1);
        QCOMPARE(m_queue->items().size(), std::size_t{2});
        QCOMPARE(m_queue->items()[1].title, std::string("base batch_size=8"));
        QCOMPARE(m_driver->trained[0].folder, sweepRunFolder(sweep, plan, 0));
        QCOMPARE(m_driver->trained[0].limits.stepSeconds.value(), 120.0);
        QCOMPARE(stateOf(sweep, plan, 0), runs::SweepState::Running);
        QVERIFY(!takeUp(sweep, plan, 0));

        // It had its two minutes: that is no stop by the user.
        session::SessionUpdate update;
        update.steps = {{1, 70.0, {}}, {2, 70.0, {}}};
        m_queue->follow(update);
        m_driver->end(*m_queue, session::EventKind::Stopped);
        trained(2);
        QCOMPARE(m_queue->items()[0].state, State::Done);
        QVERIFY(takeUp(sweep, plan, 0).has_value());
    }

    void aRunThatWasBegunIsAdded()
    {
        store::RunRecord record{experiment("begun"), {},     "none",          1.0,
                                test::fakeMetrics(), "test", "CPU, 1 thread", "fp32"};
        {
            auto recorder = store::RunRecorder::create(folder() / "begun", record);
            QVERIFY(recorder.has_value());
            QVERIFY((*recorder)->saveCheckpoint({5, {}, {{"lr", 1}}}).has_value());
        }
        QSignalSpy failed(m_queue.get(), &RunQueue::failed);
        m_queue->addRun(folder() / "none");
        QTRY_COMPARE(failed.size(), 1);
        m_queue->addRun(folder() / "begun");
        trained(1);
        QVERIFY(m_driver->trained[0].goesOn);
    }

    void tellsTheTimeLeft()
    {
        add({"a", "b"});
        trained(1);
        const double guess = m_queue->secondsLeft(1);
        QVERIFY(guess > 0.0);
        QCOMPARE(m_queue->secondsLeft(), 2 * guess);
        session::SessionUpdate update;
        update.steps = {{39, 3.0, {}}, {40, 1.0, {}}};
        m_queue->follow(update);
        QCOMPARE(m_queue->secondsLeft(0), 60 * 2.0);
        m_driver->end(*m_queue, session::EventKind::Finished);
        QCOMPARE(m_queue->secondsLeft(0), 0.0);
        QCOMPARE(m_queue->secondsLeft(1), 100 * 2.0);  // as slow as the one before
    }

    void isShownAndDriven()
    {
        ui::QueueModel model(*m_queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ui::QueueView view(*m_queue);
        view.show();
        const auto trigger = [&](const char* name) {
            auto* action = view.findChild<QAction*>(QLatin1String(name));
            QVERIFY(action != nullptr);
            QVERIFY2(action->isEnabled(), name);
            action->trigger();
        };
        trigger("queueHold");
        add({"a", "b", "c"});
        auto* table = view.findChild<QTableView*>("queueTable");
        table->selectRow(2);
        trigger("queueUp");
        QCOMPARE(table->model()->index(1, 0).data().toString(), QString("c"));
        QCOMPARE(table->currentIndex().row(), 1);
        trigger("queueRemove");
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(view.findChild<QLabel*>("queueSummary")->text().contains("held"));
        trigger("queueGo");
        trained(1);
        table->selectRow(1);
        trigger("queueSkip");
        QCOMPARE(m_queue->items()[1].state, State::Skipped);
        trigger("queueRetry");
        trigger("queueStop");
        QCOMPARE(m_driver->stops, 1);
        m_driver->end(*m_queue, session::EventKind::Finished);
        trigger("queueRemoveDone");
        QCOMPARE(model.rowCount(), 1);
    }
};

SYNTHSLICE_TEST(TestRunQueue)

}  // namespace test_run_queue

#include "test_run_queue.moc"
