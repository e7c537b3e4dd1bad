#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "engine/report/comparison_report.h"
#include "engine/report/figure.h"
#include "engine/report/image_url.h"
#include "tests/shared/runs_on_disk.h"
#include "tests/shared/test_program.h"

namespace test_comparison_report {

using namespace synthslice;

class TestComparisonReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_document;

    std::shared_ptr<const runs::ComparedRun> run(const std::string& name, const test::RunOnDisk& run)
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString()) / name;
        test::writeRun(folder, run);
        return std::make_shared<const runs::ComparedRun>(runs::readComparedRun(folder).value());
    }

private slots:
    void initTestCase()
    {
        const runs::RunList all{run("a0", {.seed = 0, .q = 1.2, .grey = 0.1F}),
                                run("a1", {.seed = 1, .q = 1.3}), run("<b>", {.rate = 1e-4, .steps = 60})};
        const auto document = report::html(all, runs::compare(all), {});
        QVERIFY(document.has_value());
        m_document = QString::fromStdString(*document);
    }

    void holdsEverything()
    {
        for (const char* part :
             {"<h2>What differs</h2>", "optimizer.generator.lr", "1e-04", "<h2>Metrics</h2>", "1.2 ± 0.05",
              "1.25 ± 0.071 (2)", "<h2>Samples</h2>", "data:image/png;base64,", "<h2>Curves</h2>",
              "Generator loss", "<h2>Descriptors</h2>", "90 % of real patches", "<h2>Experiments</h2>",
              "synthslice-experiment", "&lt;b&gt;"})
            QVERIFY2(m_document.contains(QString::fromUtf8(part)), part);
        QVERIFY(!m_document.contains(QStringLiteral("<b>")));
        // A sheet of each run at each of six steps that most of them have, or the one before.
        QCOMPARE(m_document.count(QStringLiteral("<img ")), 4 * 3);
        QCOMPARE(m_document.count(QStringLiteral("<div class='step'>")), 4);
    }

    void needsNoOtherFile()
    {
        QString rest = m_document;
        rest.remove(QStringLiteral("xmlns='http://www.w3.org/2000/svg'"));
        for (const char* link : {"http:", "https:", "<link", "@import", "url(", "href="})
            QVERIFY2(!rest.contains(QLatin1String(link)), link);
        static const QRegularExpression source(QStringLiteral("src='(?!data:)"));
        QVERIFY(!rest.contains(source));
    }

    void canBeCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const runs::RunList all{run("c", {})};
        const auto document = report::html(all, runs::compare(all), {{}, stop.get_token()});
        QVERIFY(!document && document.error().code == ErrorCode::Cancelled);
    }

    void figuresHaveOwnPlacesAndBands()
    {
        report::Figure figure{.title = "t", .xLabel = "x", .yLabel = "y"};
        for (std::size_t i = 0; i < 12; ++i) {
            figure.curves.push_back({.label = "a rather long name of a run " + std::to_string(i),
                                     .y = {0.0, 1.0},
                                     .x = {0.0, 1.0 + static_cast<double>(i)},
                                     .low = {-0.5, 0.5},
                                     .high = {0.5, 1.5},
                                     .style = report::seriesStyle(i)});
        }
        const QString document = QString::fromStdString(report::svg(figure));
        QCOMPARE(document.count(QStringLiteral("fill-opacity")), 12);
        // The legend takes lines of its own; and twelve have colours of their own.
        static const QRegularExpression height(QStringLiteral("height='(\\d+)'"));
        QVERIFY(height.match(document).captured(1).toInt() > 400);
        QVERIFY(std::string(report::seriesStyle(0).colour) != report::seriesStyle(6).colour);
        QCOMPARE(std::string(report::seriesStyle(0).colour), std::string(report::seriesStyle(12).colour));
        QVERIFY(std::string(report::seriesStyle(0).dash) != report::seriesStyle(12).dash);
    }
};

SYNTHSLICE_TEST(TestComparisonReport)

}  // namespace test_comparison_report

#include "test_comparison_report.moc"
