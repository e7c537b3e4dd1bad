// The loss plot: what it keeps, marks, hides and gives away.

#include <cmath>
#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QPicture>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/plots/plot_export.h"
#include "ui/plots/plot_pane.h"
#include "ui/run/run_data.h"
#include "ui/run/views/loss_panel.h"
#include "ui/run/views/loss_plot.h"

namespace synthslice::ui::test_loss_plot {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<session::MetricInfo> metrics()
{
    return {{"loss_generator", "Generator", "loss", ""},
            {"loss_discriminator", "Discriminator", "loss", ""},
            {"score_real", "D(x)", "score", ""},
            {"gradient_generator", "Gradient norm", "gradient", ""}};
}

session::StepReport report(std::int64_t step, std::vector<double> values)
{
    return {step, 0.01, std::move(values)};
}

/// Begins a run with these metrics.
void prepare(RunData& run, std::vector<session::MetricInfo> metrics)
{
    session::SessionUpdate update;
    update.info.emplace();
    update.info->metrics = std::move(metrics);
    run.apply(update);
}

void train(RunData& run, std::vector<session::StepReport> steps)
{
    session::SessionUpdate update;
    update.steps = std::move(steps);
    run.apply(update);
}

}  // namespace

class TestLossPlot : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

    void keepsEveryFiniteValue()
    {
        LossPlot plot;
        plot.setMetrics(metrics());
        plot.append({report(1, {0.7, 1.4, 0.5, nan}), report(2, {0.8, 1.3, 0.6, 2.0})});
        plot.append({report(3, {0.9, 1.2, 0.7, nan})});
        QCOMPARE(plot.pointCount(0), 3);
        QCOMPARE(plot.pointCount(3), 1);
        QCOMPARE(plot.nonFiniteCount(), 0);
        QCOMPARE(toCsv(plot.table()),
                 std::string("step,loss_generator,loss_discriminator,score_real,gradient_generator\n"
                             "1,0.7,1.4,0.5,\n2,0.8,1.3,0.6,2\n3,0.9,1.2,0.7,\n"));
    }

    void labelsOfALowPaneStayApart()
    {
        QCustomPlot plot;
        plot.plotLayout()->clear();
        PlotPane pane(plot);
        pane.values()->setRange(0.21, 0.79);
        for (const int height : {90, 400}) {
            plot.setViewport({0, 0, 400, height});
            plot.replot();
            QVector<double> ticks;
            pane.values()->ticker()->generate(pane.values()->range(), QLocale(), 'g', 6, ticks, nullptr,
                                              nullptr);
            ticks.removeIf([&](double tick) { return !pane.values()->range().contains(tick); });
            QVERIFY(ticks.size() >= 2);
            const double apart = std::abs(pane.values()->coordToPixel(ticks[1]) -
                                          pane.values()->coordToPixel(ticks[0]));
            QVERIFY2(apart > QFontMetrics(pane.values()->tickLabelFont()).height(),
                     qPrintable(QString("%1 px at a height of %2").arg(apart).arg(height)));
        }
    }

    void marksLossesThatAreNotFinite()
    {
        LossPlot plot;
        plot.setMetrics(metrics());
        plot.append({report(1, {nan, 1.4, 0.5, nan}), report(2, {infinity, 1.3, -infinity, nan})});
        QCOMPARE(plot.pointCount(0), 0);
        QCOMPARE(plot.nonFiniteCount(), 3);
    }

    void aLossThatFewStepsMeasureIsNoFailure()
    {
        LossPlot plot;
        plot.setMetrics({{"loss", "", "loss", ""}, {"loss_test", "", "loss", "", true}});
        plot.append({report(1, {0.7, nan}), report(2, {0.6, 0.8}), report(3, {0.5, nan})});
        QCOMPARE(plot.nonFiniteCount(), 0);
        QCOMPARE(plot.pointCount(1), 1);
        plot.append({report(4, {0.5, infinity})});
        QCOMPARE(plot.nonFiniteCount(), 1);
    }

    void goesBackToACheckpoint()
    {
        LossPlot plot;
        plot.setMetrics(metrics());
        for (int step = 1; step <= 100; ++step) plot.append({report(step, {1.0, 1.0, 1.0, 1.0})});
        plot.addEdit(30, QStringLiteral("lr 0.1"));
        plot.addEdit(70, QStringLiteral("lr 0.2"));
        plot.cutAfter(50);
        QCOMPARE(plot.pointCount(0), 50);
        QCOMPARE(plot.editCount(), 1);
    }

    void smoothsWithoutBiasAtTheStart()
    {
        // The exponential mean of a constant is that constant from the first step on (Kingma and Ba 2015).
        LossPlot plot;
        plot.setMetrics(metrics());
        plot.setSmoothing(100.0);
        for (int step = 1; step <= 5; ++step) plot.append({report(step, {3.0, 1.0, 1.0, 1.0})});
        int found = 0;
        for (int i = 0; i < plot.graphCount(); ++i) {
            if (plot.graph(i)->dataCount() == 5 && plot.graph(i)->data()->constBegin()->value == 3.0) {
                ++found;
                for (const QCPGraphData& point : *plot.graph(i)->data())
                    QVERIFY(qAbs(point.value - 3.0) < 1e-12);
            }
        }
        QCOMPARE(found, 2);  // raw and smoothed
    }

    void smoothsWhatCameWhileHidden()
    {
        const auto valuesOf = [](bool hiddenMeanwhile) {
            LossPlot plot;
            plot.setMetrics(metrics());
            plot.setSmoothing(3.0);
            const auto append = [&](int from, int to) {
                for (int step = from; step <= to; ++step)
                    plot.append({report(step, {1.0 / step, 1.0, nan, nan})});
            };
            append(1, 4);
            plot.setCurveVisible(0, !hiddenMeanwhile);
            append(5, 9);
            plot.cutAfter(7);
            append(8, 12);
            plot.setCurveVisible(0, true);
            append(13, 14);
            QList<double> values;
            for (int i = 0; i < plot.graphCount(); ++i) {
                for (const QCPGraphData& point : *plot.graph(i)->data()) values << point.value;
            }
            return values;
        };
        QCOMPARE(valuesOf(true), valuesOf(false));
    }

    void saysWhatALogarithmicAxisHides()
    {
        LossPlot plot;
        plot.setMetrics(metrics());
        plot.append({report(1, {-0.7, 1.4, 0.5, nan}), report(2, {0.8, 1.3, 0.6, 2.0})});
        QSignalSpy hides(&plot, &LossPlot::notAllShown);
        plot.setLogarithmic(true);
        QVERIFY(hides.last().first().toBool());
        plot.setLogarithmic(false);
        QVERIFY(!hides.last().first().toBool());
    }

    void tellsValuesAndEditsAtAStep()
    {
        LossPlot plot;
        plot.setMetrics(metrics());
        plot.setLowerGroup(QStringLiteral("score"));
        plot.append({report(1, {0.7, 1.4, 0.5, nan}), report(2, {0.8, 1.3, 0.6, 2.0})});
        plot.addEdit(2, QStringLiteral("lr set to 0.001"));
        const QString values = plot.valuesAt(2.0);
        QVERIFY(values.contains(QStringLiteral("Generator 0.8")));
        QVERIFY(values.contains(QStringLiteral("D(x) 0.6")));
        QVERIFY(!values.contains(QStringLiteral("Gradient norm")));
        QVERIFY(values.contains(QStringLiteral("lr set to 0.001")));
    }

    void clickChoosesAStep()
    {
        LossPlot plot;
        plot.resize(600, 400);
        plot.setMetrics(metrics());
        for (int step = 1; step <= 100; ++step) plot.append({report(step, {1.0, 1.0, 1.0, 1.0})});
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        const QCPAxis* steps = plot.axisRect(0)->axis(QCPAxis::atBottom);
        QTRY_COMPARE(steps->range().upper, 100.0);
        plot.replot();
        QSignalSpy clicked(&plot, &LossPlot::stepClicked);
        const double x = steps->coordToPixel(40.0);
        QTest::mouseClick(&plot, Qt::LeftButton, {},
                          QPoint(static_cast<int>(x), plot.axisRect(0)->center().y()));
        QCOMPARE(clicked.count(), 1);
        QVERIFY(qAbs(clicked.first().first().toLongLong() - 40) <= 1);
    }

    void panelShowsTheCurvesOfItsGroups()
    {
        RunData run;
        LossPanel panel(run);
        prepare(run, metrics());
        auto* lower = panel.findChild<QComboBox*>(QStringLiteral("lowerCurves"));
        QCOMPARE(lower->count(), 2);
        QVERIFY(panel.findChild<QCheckBox*>(QStringLiteral("curve_score_real")) != nullptr);
        QVERIFY(panel.findChild<QCheckBox*>(QStringLiteral("curve_gradient_generator")) == nullptr);
        lower->setCurrentIndex(1);
        QVERIFY(panel.findChild<QCheckBox*>(QStringLiteral("curve_score_real")) == nullptr);
        QVERIFY(panel.findChild<QCheckBox*>(QStringLiteral("curve_gradient_generator")) != nullptr);
    }

    void panelOffersOnlyGroupsThatHaveValues()
    {
        auto all = metrics();
        all.push_back({"term_circles", "Circles", "term", ""});
        all.push_back({"share_circles", "Circles", "share", ""});
        all.push_back({"augmentation", "Augmentation probability", "augmentation", ""});
        RunData run;
        LossPanel panel(run);
        prepare(run, all);
        auto* lower = panel.findChild<QComboBox*>(QStringLiteral("lowerCurves"));
        const auto offered = [lower] {
            QStringList labels;
            for (int i = 0; i < lower->count(); ++i) labels << lower->itemText(i);
            return labels;
        };
        const QStringList every{QStringLiteral("Scores"), QStringLiteral("Gradient norms"),
                                QStringLiteral("Extra loss terms"), QStringLiteral("Share of the gradient"),
                                QStringLiteral("Augmentation")};
        QCOMPARE(offered(), every);
        train(run, {report(1, {0.7, 1.4, 0.5, nan, nan, nan, nan})});
        QCOMPARE(offered(), every.mid(0, 1));
        train(run, {report(2, {0.7, 1.4, 0.5, 1.0, 0.1, nan, nan})});
        QCOMPARE(offered(), every.mid(0, 3));
        QCOMPARE(lower->currentText(), every.first());
    }

    void savesPicturesAndTables()
    {
        LossPlot plot;
        plot.resize(400, 300);
        plot.setMetrics(metrics());
        plot.append({report(1, {0.7, 1.4, 0.5, nan}), report(2, {0.8, 1.3, 0.6, 2.0})});
        const QTemporaryDir folder;
        QVERIFY(savePlot(plot, folder.filePath(QStringLiteral("a.png"))).has_value());
        QCOMPARE(QImage(folder.filePath(QStringLiteral("a.png"))).size(), QSize(800, 600));
        QVERIFY(savePlot(plot, folder.filePath(QStringLiteral("a.svg"))).has_value());
        QFile svg(folder.filePath(QStringLiteral("a.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly) && svg.readAll().contains("<svg"));
        const auto refused = savePlot(plot, folder.filePath(QStringLiteral("absent/a.png")));
        QVERIFY(!refused.has_value());
        QVERIFY(QString::fromStdString(refused.error().message).contains(QStringLiteral("absent/a.png")));
    }

    void aTableIsWrittenBesideTheWindow()
    {
        RunData run;
        LossPanel panel(run);
        prepare(run, metrics());
        std::vector<session::StepReport> steps;
        for (int step = 1; step <= 5000; ++step) steps.push_back(report(step, {0.1 * step, 1.0, 0.5, nan}));
        train(run, steps);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.csv"));
        panel.saveTable(file.toStdString());
        train(run, {report(5001, {0.7, 1.0, 0.5, 2.0})});  // the table is of before
        QTRY_VERIFY(QFile::exists(file));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), 5002);
        QCOMPARE(lines[5000], QByteArray("5000,500,1,0.5,"));

        QSignalSpy failed(&panel, &LossPanel::failed);
        panel.saveTable(folder.filePath(QStringLiteral("absent/a.csv")).toStdString());
        QTRY_COMPARE(failed.count(), 1);
    }

    void aMillionStepsStayFewOnTheScreen()
    {
        LossPlot plot;
        plot.resize(800, 400);
        plot.setMetrics(metrics());
        std::vector<session::StepReport> steps;
        for (int step = 1; step <= 1000000; ++step)
            steps.push_back(report(step, {std::sin(0.001 * step), 1.0, 0.5, 1.0}));
        plot.append(steps);
        QCOMPARE(plot.pointCount(0), 1000000);
        const auto commandBytes = [&plot] {
            QPicture picture;
            QCPPainter painter(&picture);
            plot.toPainter(&painter, 800, 400);
            painter.end();
            return picture.size();
        };
        // A point takes 16 bytes, a curve of all steps 16 MB.
        const uint million = commandBytes();
        QVERIFY2(million > 10000 && million < 1000000, qPrintable(QString::number(million)));
    }
};

SYNTHSLICE_TEST(TestLossPlot)

}  // namespace synthslice::ui::test_loss_plot

#include "test_loss_plot.moc"
