// The Compare page driven through its controls by name, on real run folders.

#include <fstream>

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QXmlStreamReader>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/runs_on_disk.h"
#include "tests/shared/test_program.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/comparison_plot.h"
#include "ui/compare/sample_wall.h"
#include "ui/controls/export_actions.h"
#include "ui/shared/settings.h"

namespace synthslice::ui::test_compare_page {

namespace {

constexpr int waitMs = 30000;

}  // namespace

class TestComparePage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Settings m_settings;

    [[nodiscard]] std::filesystem::path at(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    /// Two seeds of one experiment, one run of another.
    [[nodiscard]] std::vector<std::filesystem::path> three() const { return {at("a0"), at("b"), at("a1")}; }

    struct Opened {
        std::unique_ptr<ComparePage> page;
        template <class T>
        T* find(const char* name) const
        {
            auto* found = page->findChild<T*>(QLatin1String(name));
            if (found == nullptr) qFatal("no %s", name);
            return found;
        }
        [[nodiscard]] ComparisonPlot* plot() const { return find<ComparisonPlot>("comparisonPlot"); }
        [[nodiscard]] SampleWall* wall() const { return find<SampleWall>("sampleWall"); }
    };

    [[nodiscard]] Opened open(const std::vector<std::filesystem::path>& runs) const
    {
        Opened opened{std::make_unique<ComparePage>(m_settings)};
        opened.page->resize(1200, 800);
        opened.page->show();
        opened.page->setRuns(runs);
        [&] {
            QTRY_COMPARE_WITH_TIMEOUT(opened.page->compared().shown().size(), runs.size(), waitMs);
            QTRY_COMPARE_WITH_TIMEOUT(opened.wall()->tileCount(), static_cast<int>(runs.size()), waitMs);
            QTRY_VERIFY_WITH_TIMEOUT(opened.plot()->curveCount() + opened.plot()->bandCount() > 0, waitMs);
        }();
        return opened;
    }

    static void drop(QWidget& target, const QMimeData& data)
    {
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
    }

private slots:
    void initTestCase()
    {
        test::writeRun(at("a0"), {.seed = 0, .rate = 1e-3, .loss = 1.0, .q = 1.2, .grey = 0.2F});
        test::writeRun(at("a1"), {.seed = 1, .rate = 1e-3, .loss = 3.0, .q = 1.3, .grey = 0.3F});
        test::writeRun(at("b"), {.seed = 0, .rate = 1e-4, .steps = 60, .loss = 7.0});
    }
    void init() { test::failOnQtWarnings(); }

    void invitesFirst()
    {
        ComparePage page(m_settings);
        page.show();
        QVERIFY(page.findChild<QAbstractButton*>("addFirstRuns")->isVisible());
        QVERIFY(!page.findChild<QAbstractButton*>("addRuns")->isVisible());
    }

    void showsCurvesWithBandsOverSeeds()
    {
        const Opened opened = open(three());
        auto* metric = opened.find<QComboBox>("comparedMetric");
        QCOMPARE(metric->currentData().toString(), QStringLiteral("q"));
        metric->setCurrentIndex(metric->findData(QStringLiteral("loss_generator")));
        QTRY_COMPARE_WITH_TIMEOUT(opened.plot()->bandCount(), 1, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(opened.plot()->curveCount(), 1, waitMs);
        const QString values = opened.plot()->valuesAt(20.0);
        QVERIFY2(values.contains(QStringLiteral(" 2")) && values.contains(QStringLiteral("b 7")),
                 qPrintable(values));  // the mean of 1 and 3
        opened.find<QCheckBox>("seedBands")->setChecked(false);
        QTRY_COMPARE_WITH_TIMEOUT(opened.plot()->curveCount(), 3, waitMs);
        QCOMPARE(opened.plot()->bandCount(), 0);
    }

    void drawsAgainstImagesAndTime()
    {
        const Opened opened = open({at("b")});
        auto* metric = opened.find<QComboBox>("comparedMetric");
        metric->setCurrentIndex(metric->findData(QStringLiteral("loss_generator")));
        const auto lastX = [&] { return opened.plot()->valuesAt(1e9).section(u':', 0, 0).toDouble(); };
        auto* axis = opened.find<QComboBox>("comparedAxis");
        for (const auto& [place, last] : {std::pair{2, 480.0}, {3, 30.0}, {0, 60.0}}) {
            axis->setCurrentIndex(place);
            QTRY_COMPARE_WITH_TIMEOUT(lastX(), last, waitMs);
        }
        // What an epoch is, this run does not tell.
        axis->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(opened.find<QLabel>("runsWithoutCurve")->isVisible(), waitMs);
        QCOMPARE(opened.plot()->curveCount(), 0);
    }

    void runWithoutAValueIsNamed()
    {
        const Opened opened = open(three());
        QVERIFY(opened.find<QLabel>("runsWithoutCurve")->text().endsWith(QStringLiteral(": b")));
    }

    void curvesCanBeSaved()
    {
        const Opened opened = open(three());
        const QString csv = QString::fromStdString(toCsv(opened.plot()->table()));
        QVERIFY2(csv.startsWith(QStringLiteral("step,\"lr 0.001, steps 40\",\"lr 0.001, steps 40 - sd\","
                                               "\"lr 0.001, steps 40 + sd\"\n20,2.5,")),
                 qPrintable(csv.left(120)));
        for (const char* action :
             {"comparisonPlot.copy", "comparisonPlot.save", "comparisonPlot.saveSvg",
              "comparisonPlot.saveCsv", "sampleWall.copy", "sampleWall.save", "sampleWall.saveSvg",
              "comparedQualityPlot.saveSvg", "comparedDescriptors.copy", "differencesTable.save",
              "metricsTable.save", "metricsTable.saveNumbers"})
            QVERIFY2(opened.page->findChild<QAction*>(QLatin1String(action)) != nullptr, action);
    }

    void samplesFollowOneSlider()
    {
        const Opened opened = open(three());
        auto* slider = opened.find<QSlider>("comparedStep");
        QCOMPARE(slider->maximum(), 5);  // 10 to 60
        QCOMPARE(slider->value(), 5);
        const QImage last = opened.wall()->picture();
        slider->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(opened.wall()->picture() != last, waitMs);
        QCOMPARE(opened.wall()->tileCount(), 3);
        QVERIFY(opened.find<QLabel>("comparedStepText")->text().contains(QStringLiteral("10")));
        QXmlStreamReader svg(opened.wall()->drawing());
        while (!svg.atEnd()) svg.readNext();
        QVERIFY(!svg.hasError());
    }

    void zoomIsLinkedAndTwoBlink()
    {
        const Opened opened = open(three());
        SampleWall* wall = opened.wall();
        opened.find<QTabWidget>("compareTabs")->setCurrentIndex(1);
        QTest::keyClick(wall, Qt::Key_Plus);
        QVERIFY(wall->zoom() > 1.0);
        QTest::keyClick(wall, Qt::Key_0);
        QCOMPARE(wall->zoom(), 1.0);
        QCOMPARE(wall->seen().size(), std::size_t{3});
        opened.find<QComboBox>("blinkSecond")->setCurrentIndex(2);
        opened.find<QAbstractButton>("blink")->click();
        QCOMPARE(wall->seen(), std::vector{0});
        const QImage first = wall->picture();
        QTest::keyClick(wall, Qt::Key_Space);
        QCOMPARE(wall->seen(), std::vector{2});
        QVERIFY(wall->picture() != first);
        wall->flip();
        QCOMPARE(wall->seen(), std::vector{0});
        QCOMPARE(wall->picture(), first);
        opened.find<QAbstractButton>("blink")->click();
        QCOMPARE(wall->seen().size(), std::size_t{3});
    }

    void tablesTellDifferencesAndMetrics()
    {
        const Opened opened = open(three());
        const auto* differences = opened.find<QTableView>("differencesTable")->model();
        const QString text = tableText(*differences, u',');
        QVERIFY2(text.contains(QStringLiteral("optimizer.generator.lr,0.001,1e-04,0.001\n")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("training.seed,0,0,1\n")), qPrintable(text));
        const QString metrics = tableText(*opened.find<QTableView>("metricsTable")->model(), u',');
        QVERIFY2(
            metrics.contains(QStringLiteral("Q,best checkpoint,1.2 ± 0.05,–,1.3 ± 0.05,1.25 ± 0.071 (2)")),
            qPrintable(metrics));
    }

    void verdictNamesWhatCannotBeSaid()
    {
        const Opened opened = open(three());
        const auto* verdict = opened.find<QLabel>("verdict");
        QVERIFY2(verdict->text().startsWith(QStringLiteral("Nothing can be said: b has no value of Q")),
                 qPrintable(verdict->text()));
        auto* metric = opened.find<QComboBox>("verdictMetric");
        metric->setCurrentIndex(metric->findData(QStringLiteral("loss_generator")));
        QVERIFY2(opened.find<QLabel>("verdictReasons")->text().contains(QStringLiteral("p = ")),
                 qPrintable(opened.find<QLabel>("verdictReasons")->text()));
    }

    void hiddenAndRemovedRunsLeaveTheComparison()
    {
        const Opened opened = open(three());
        auto* list = opened.find<QTreeWidget>("comparedRuns");
        QCOMPARE(list->topLevelItemCount(), 3);
        list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QCOMPARE(opened.page->compared().shown().size(), std::size_t{2});
        QCOMPARE(opened.page->compared().series(), (std::vector{0, 2}));  // the others keep their colours
        list->topLevelItem(1)->setCheckState(0, Qt::Checked);
        list->topLevelItem(0)->setSelected(true);
        opened.find<QAbstractButton>("removeRuns")->click();
        QCOMPARE(opened.page->compared().series(), (std::vector{1, 2}));
        QCOMPARE(list->topLevelItemCount(), 2);
    }

    void growingRunsAreReadAgain()
    {
        test::writeRun(at("growing"), {.steps = 20});
        const Opened opened = open({at("growing")});
        QCOMPARE(opened.page->compared().shown().front()->lastStep(), 20);
        std::ofstream(at("growing") / "metrics.csv", std::ios::app) << "21,1,nan,nan\n";
        QTRY_COMPARE_WITH_TIMEOUT(opened.page->compared().shown().front()->lastStep(), 21, waitMs);
    }

    void whatCannotBeReadIsSaid()
    {
        Opened opened{std::make_unique<ComparePage>(m_settings)};
        opened.page->setRuns({at("a0"), at("nothing here")});
        QTRY_VERIFY_WITH_TIMEOUT(!opened.page->compared().entries()[1].problem.isEmpty(), waitMs);
        auto* list = opened.find<QTreeWidget>("comparedRuns");
        QVERIFY(list->topLevelItem(1)->toolTip(0).contains(opened.page->compared().entries()[1].problem));
        QCOMPARE(opened.page->compared().shown().size(), std::size_t{1});
    }

    void droppedFoldersAreAdded()
    {
        const Opened opened = open({at("a0")});
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(m_folder.path())});  // a folder of runs
        drop(*opened.page, dropped);
        QVERIFY(opened.page->compared().entries().size() >= 3);
        QSignalSpy failures(opened.page.get(), &ComparePage::failed);
        QMimeData nothing;
        nothing.setUrls({QUrl::fromLocalFile(QString::fromStdString((at("a0") / "samples").string()))});
        drop(*opened.page, nothing);
        QCOMPARE(failures.count(), 1);
    }

    void runsAreChosenFromTheRunsFolder()
    {
        m_settings.setRunsFolder(at(""));
        const Opened opened = open({at("a0")});
        opened.find<QAbstractButton>("addRuns")->click();
        auto* list = opened.find<QListWidget>("runsToAdd");
        QTRY_VERIFY_WITH_TIMEOUT(list->count() >= 3, waitMs);
        list->selectAll();
        opened.find<QAbstractButton>("addChosenRuns")->click();
        QCOMPARE(opened.page->compared().entries().size(), static_cast<std::size_t>(list->count()));
    }

    void comparisonIsSavedAsOneFile()
    {
        const Opened opened = open(three());
        QSignalSpy notes(opened.page.get(), &ComparePage::noted);
        opened.page->saveReport(at("comparison.html"));
        QVERIFY(notes.wait(waitMs));
        QFile file(QString::fromStdString(at("comparison.html").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("optimizer.generator.lr"));
    }
};

SYNTHSLICE_TEST(TestComparePage)

}  // namespace synthslice::ui::test_compare_page

#include "test_compare_page.moc"
