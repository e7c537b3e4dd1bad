#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/runs/settled.h"
#include "engine/runs/sweep/sweep_results.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/fake_sweep.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/controls/export_actions.h"
#include "ui/sweep/parallel_plot.h"
#include "ui/sweep/sample_matrix.h"
#include "ui/sweep/sweep_curve.h"
#include "ui/sweep/sweep_dialog.h"
#include "ui/sweep/sweep_page.h"
#include "ui/sweep/sweep_table_model.h"
#include "ui/sweep/value_axis.h"

namespace test_sweep_page {

using namespace synthslice;
using spec::Json;
namespace fs = std::filesystem;

/// A sweep of two optimizers by two rates by two seeds, all but the last run of which are trained, by a fake
/// trainer.
class TestSweepPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    runs::SweepPlan m_plan;

    [[nodiscard]] fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    void initTestCase()
    {
        const auto base = spec::presetNamed("wgan-gp-64")->experiment;
        runs::SweepDesign design{{runs::sweepAxis(base, "optimizer.generator.type", "adam,sgd").value(),
                                  runs::sweepAxis(base, "optimizer.generator.lr", "0.001,0.1").value()}};
        design.seeds = {3, 4};
        m_plan = {base, {}, {}, runs::runsOf(design).value()};
        QVERIFY(writeNewPlan(path("sweep"), m_plan));
        for (std::size_t i = 0; i < 7; ++i) {
            const auto work = takeUp(path("sweep"), m_plan, i);
            test::train(*work, experimentOf(m_plan, i).value());
        }
    }
    void init() { test::failOnQtWarnings(); }

    void curvesSettle()
    {
        std::vector<double> values(18, 9.0);
        values.insert(values.end(), {2.0, 4.0});
        QCOMPARE(runs::settled(values, false), 3.0);
        QCOMPARE(runs::settled(values, true), 4.0);
        QCOMPARE(runs::settled(std::vector{1.0, 2.0, std::nan("")}, false), 2.0);
        QVERIFY(std::isnan(runs::settled({}, false)));
    }

    void resultsFindWhatIsVaried()
    {
        const auto results = runs::readResults(path("sweep"), {}, {}).value();
        QCOMPARE(results.varied,
                 (std::vector<std::string>{"optimizer.generator.type", "optimizer.generator.lr"}));
        QCOMPARE(results.runs.size(), std::size_t{8});
        QCOMPARE(results.runs[5].values, (std::vector<Json>{"adam", 0.1}));
        QCOMPARE(results.runs[5].seed, std::int64_t{4});
        QCOMPARE(results.runs[5].state, runs::SweepState::Done);
        QCOMPARE(results.runs[5].steps, std::int64_t{20});
        QCOMPARE(results.runs[7].state, runs::SweepState::Planned);
        QVERIFY(results.runs[7].metrics.empty());
        QCOMPARE(results.metrics.size(), test::fakeMetrics().size());
        const auto metrics = store::readMetrics(results.runs[5].folder).value();
        const auto& losses = metrics.values[0];
        QCOMPARE(results.runs[5].metrics.at("loss_generator"), (losses[18] + losses[19]) / 2.0);
        QCOMPARE(results.runs[5].sampleSteps, (std::vector<std::int64_t>{0, 5, 10, 15, 20}));
    }

    /// What has not changed since is taken from what was read before.
    void onlyChangedRunsAreReadAgain()
    {
        auto known = runs::readResults(path("sweep"), {}, {}).value();
        for (runs::SweepOutcome& run : known.runs) run.steps = -1;
        std::filesystem::last_write_time(known.runs[2].folder / "metrics.csv",
                                         std::filesystem::file_time_type::clock::now());
        const auto again = runs::readResults(path("sweep"), known, {}).value();
        QCOMPARE(again.runs[1].steps, std::int64_t{-1});
        QCOMPARE(again.runs[1].metrics, known.runs[1].metrics);
        QCOMPARE(again.runs[2].steps, std::int64_t{20});
        QCOMPARE(again.metrics.size(), known.metrics.size());
    }

    void valuesHavePlaces()
    {
        const ui::ValueAxis logarithmic({1e-4, 1e-2, 1e-3});
        QVERIFY(logarithmic.isLogarithmic());
        QVERIFY(qAbs(logarithmic.share(1e-3) - 0.5) < 1e-12);
        const ui::ValueAxis linear({2, 4, 6});
        QVERIFY(linear.isNumeric() && !linear.isLogarithmic());
        QCOMPARE(linear.share(4), 0.5);
        const ui::ValueAxis names({"sgd", "adam", "sgd"});
        QVERIFY(!names.isNumeric());
        QCOMPARE(names.place("adam"), 1.0);
        QCOMPARE(names.share("sgd"), 0.0);
        QCOMPARE(ui::ValueAxis({5, 5}).share(5), 0.5);
    }

    void isShown()
    {
        ui::SweepPage page;
        page.resize(1200, 700);
        page.show();
        QSignalSpy shown(&page, &ui::SweepPage::shown);
        page.open(path("sweep"));
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(page.findChild<QLabel*>("sweepTitle")->text().contains("7"));

        auto* table = page.findChild<QTableView*>("sweepTable");
        QCOMPARE(table->model()->rowCount(), 8);
        const QString csv = ui::tableText(*table->model(), u',');
        QVERIFY2(csv.startsWith("Run,type,lr,Seed,State,Steps,"), qPrintable(csv));
        QVERIFY2(csv.contains("\n5,adam,0.1,4,done,20,"), qPrintable(csv));
        QVERIFY2(csv.contains("\n7,sgd,0.1,4,planned,0,"), qPrintable(csv));

        // Seeds 3 and 4 of adam at 0.001 and 0.1: four points and two means; likewise of sgd.
        auto* parameter = page.findChild<QComboBox*>("sweepParameter");
        parameter->setCurrentText("optimizer.generator.lr");
        auto* curve = page.findChild<ui::SweepCurve*>("sweepCurve");
        QCOMPARE(curve->graphCount(), 4);
        QCOMPARE(curve->graph(0)->dataCount(), 4);
        QCOMPARE(curve->graph(1)->dataCount(), 2);
        QCOMPARE(curve->graph(2)->dataCount(), 3);  // one is not trained
        QCOMPARE(curve->xAxis->scaleType(), QCPAxis::stLogarithmic);
        const auto results = runs::readResults(path("sweep"), {}, {}).value();
        const double mean = (results.runs[0].metrics.at("loss_generator") +
                             results.runs[4].metrics.at("loss_generator")) /
                            2.0;
        QCOMPARE(curve->graph(1)->data()->at(0)->value, mean);
        QCOMPARE(QString(curve->csv()).count(u'\n'), 8);
        parameter->setCurrentText("optimizer.generator.type");
        QCOMPARE(curve->xAxis->scaleType(), QCPAxis::stLinear);

        // A line a run; one without the metric stays.
        auto* parallel = page.findChild<ui::ParallelPlot*>("sweepParallel");
        QCOMPARE(parallel->plottableCount(), 8);
        QCOMPARE(static_cast<QCPCurve*>(parallel->plottable(0))->data()->size(), 3);
        QCOMPARE(static_cast<QCPCurve*>(parallel->plottable(7))->data()->size(), 2);

        auto* matrix = page.findChild<ui::SampleMatrix*>("sweepSamples");
        QTRY_COMPARE(matrix->table().rows.size(), 4);
        QCOMPARE(matrix->table().columns.size(), 5);
        QVERIFY(!matrix->table().pictures[0][4].isNull());
        QVERIFY(!matrix->picture().isNull());
        QVERIFY(matrix->drawing().contains("<svg"));
        page.findChild<QComboBox*>("sweepSeed")->setCurrentText("4");
        QTRY_COMPARE(matrix->table().rows.size(), 3);

        QSignalSpy queued(&page, &ui::SweepPage::queueRequested);
        page.findChild<QPushButton*>("queueSweep")->click();
        QCOMPARE(queued.size(), 1);
    }

    void whatIsNoSweepIsNamed()
    {
        ui::SweepPage page;
        QSignalSpy failed(&page, &ui::SweepPage::failed);
        page.open(path("nothing"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Error>().message.find("sweep.json") != std::string::npos);
    }

    void isMade()
    {
        auto* dialog = new ui::SweepDialog(spec::presetNamed("two-gaussians")->experiment, {}, path("made"));
        QSignalSpy made(dialog, &ui::SweepDialog::made);
        dialog->show();
        const auto* verdict = dialog->findChild<QLabel*>("sweepVerdict");
        const auto* list = dialog->findChild<QListWidget*>("sweepRuns");
        auto* make = dialog->findChild<QPushButton*>("sweepMakeAndQueue");
        QTRY_COMPARE(list->count(), 3);  // the seeds alone
        dialog->findChild<QComboBox*>("sweepPath0")->setCurrentText("training.batch_size");
        dialog->findChild<QLineEdit*>("sweepValues0")->setText("0,8");
        QTRY_VERIFY(verdict->text().contains("training.batch_size"));
        QVERIFY(!make->isEnabled());
        dialog->findChild<QLineEdit*>("sweepValues0")->setText("8,16");
        dialog->findChild<QPushButton*>("sweepAddParameter")->click();
        dialog->findChild<QComboBox*>("sweepPath1")->setCurrentText("optimizer.discriminator.lr");
        dialog->findChild<QLineEdit*>("sweepValues1")->setText("1e-3..1e-1/log/3");
        dialog->findChild<QComboBox*>("sweepBudgetUnit")->setCurrentIndex(1);
        QTRY_COMPARE(list->count(), 18);
        QTRY_VERIFY(make->isEnabled());
        make->click();
        QTRY_COMPARE(made.size(), 1);
        QVERIFY(made[0][1].toBool());
        const auto plan = runs::readPlan(path("made")).value();
        QCOMPARE(plan.runs.size(), std::size_t{18});
        QVERIFY((plan.budget == runs::SweepBudget{runs::BudgetUnit::Steps, 1000}));
    }
};

SYNTHSLICE_TEST(TestSweepPage)

}  // namespace test_sweep_page

#include "test_sweep_page.moc"
