// What is known of a run, as a session tells it, without any view.

#include <cmath>

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include "tests/shared/test_program.h"
#include "ui/run/run_data.h"
#include "ui/run/views/health_view.h"

namespace synthslice::ui::test_run_data {

namespace {

session::SessionUpdate prepared(std::int64_t startStep)
{
    session::SessionUpdate update;
    update.info.emplace();
    update.info->metrics = {{"loss", "Loss", "loss", ""}, {"rate", "Rate", "rate", ""}};
    update.info->startStep = startStep;
    update.info->targetSteps = 100;
    update.info->device = "CPU, 2 threads";
    return update;
}

session::SessionUpdate trained(std::int64_t from, std::int64_t to)
{
    session::SessionUpdate update;
    for (auto step = from; step <= to; ++step)
        update.steps.push_back({step, 0.01, {static_cast<double>(step), 0.5}});
    return update;
}

session::SessionUpdate assessed(std::int64_t step, double score)
{
    session::SessionUpdate update;
    update.assessment.emplace();
    update.assessment->step = step;
    update.assessment->score = score;
    return update;
}

}  // namespace

class TestRunData : public QObject {
    Q_OBJECT

private slots:
    void aFailureThatComesAgainIsListedOnce()
    {
        RunData run;
        run.begin("/runs/a", {}, "/slices");
        HealthView view(run);
        const auto find = [&](const char* failure, std::int64_t step) {
            session::SessionUpdate update;
            session::HealthFinding finding;
            finding.failure = finding.title = failure;
            finding.step = step;
            update.events.push_back({session::EventKind::Health, step, {}, finding});
            run.apply(update);
        };
        find("noise", 100);
        find("flat", 200);
        find("noise", 1300);
        const auto* list = view.findChild<QListWidget*>(QStringLiteral("healthFindings"));
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().startsWith(QLatin1String("Step 1,300: noise (2 ")));
        QVERIFY(list->item(0)->text().endsWith(QLatin1String("since step 100)")));
        QCOMPARE(list->item(1)->text(), QStringLiteral("Step 200: flat"));
        QVERIFY(view.findChild<QLabel*>(QStringLiteral("healthSummary"))->text().startsWith(u'2'));
    }

    void growsWithItsSession()
    {
        RunData run;
        QSignalSpy stepped(&run, &RunData::stepped);
        run.begin("/runs/a", {}, "/slices");
        run.apply(prepared(0));
        run.apply(trained(1, 10));
        run.apply(trained(11, 12));
        QCOMPARE(stepped.count(), 2);
        QCOMPARE(run.lastStep(), 12);
        QCOMPARE(run.targetSteps(), 100);
        QCOMPARE(run.history().metrics.steps.size(), std::size_t{12});
        QCOMPARE(run.history().metrics.values[0].back(), 12.0);
        QCOMPARE(run.history().record.device, std::string("CPU, 2 threads"));
        QCOMPARE(run.history().record.data, std::filesystem::path("/slices"));
    }

    void goesBackToTheCheckpointThatItGoesOnFrom()
    {
        RunData run;
        run.apply(prepared(0));
        run.apply(trained(1, 10));
        run.apply(assessed(5, 2.0));
        run.apply(assessed(10, 1.0));
        run.apply(prepared(6));
        QCOMPARE(run.lastStep(), 6);
        QCOMPARE(run.history().metrics.steps.back(), 6.0);
        QCOMPARE(run.history().metrics.values[1].size(), std::size_t{6});
        QCOMPARE(run.history().assessments.size(), std::size_t{1});
        run.apply(trained(7, 8));
        QCOMPARE(run.history().metrics.values[0].back(), 8.0);
    }

    void aStepAssessedAgainReplacesWhatCameAfterIt()
    {
        RunData run;
        for (const auto step : {5, 10, 15, 10}) run.apply(assessed(step, step));
        QCOMPARE(run.history().assessments.size(), std::size_t{2});
        RunHistory read;
        for (const auto step : {5, 10, 5}) read.assessments.push_back(*assessed(step, step).assessment);
        run.open(read);
        QCOMPARE(run.history().assessments.size(), std::size_t{1});
    }

    void aBranchKeepsThePast()
    {
        RunData run;
        QSignalSpy replaced(&run, &RunData::replaced);
        QSignalSpy branched(&run, &RunData::branched);
        run.apply(prepared(0));
        run.apply(trained(1, 10));
        session::SessionUpdate saved;
        saved.events = {{session::EventKind::CheckpointSaved, 10, "saved"}};
        run.apply(saved);
        QVERIFY(run.hasCheckpoint());
        run.branch("/runs/b");
        QCOMPARE(branched.count(), 1);
        QCOMPARE(replaced.count(), 0);
        QVERIFY(!run.hasCheckpoint());
        QVERIFY(run.history().events.empty());
        QCOMPARE(run.history().metrics.steps.size(), std::size_t{10});
        run.apply(prepared(10));  // from the checkpoint that was copied
        QVERIFY(run.hasCheckpoint());
    }

    void knowsThatStepsAreMissingUntilTheyAreRead()
    {
        RunData run;
        run.apply(prepared(0));
        auto some = trained(1, 2);
        some.droppedSteps = 3;
        run.apply(some);
        run.apply(trained(6, 6));
        QVERIFY(run.missesSteps());
        store::RunMetrics whole;
        whole.steps = {1, 2, 3, 4, 5, 6};
        run.setCurves(whole);
        QVERIFY(!run.missesSteps());
        QCOMPARE(run.history().metrics.steps.size(), std::size_t{6});
    }
};

SYNTHSLICE_TEST(TestRunData)

}  // namespace synthslice::ui::test_run_data

#include "test_run_data.moc"
