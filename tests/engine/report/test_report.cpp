#include <cmath>

#include <QXmlStreamReader>
#include <QtTest>

#include "engine/report/base64.h"
#include "engine/report/figure.h"
#include "engine/report/quality_figures.h"
#include "engine/report/stack_figures.h"
#include "tests/shared/test_program.h"

namespace test_report {

using namespace synthslice;
using report::Figure;

class TestReport : public QObject {
    Q_OBJECT

    static std::string encoded(const std::string& text)
    {
        return report::base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }

    /// The texts of an SVG document; empty if it is not well-formed XML.
    static QStringList texts(const std::string& document)
    {
        QStringList found;
        QXmlStreamReader reader(QByteArray::fromStdString(document));
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
                found << reader.readElementText();
        }
        return reader.hasError() ? QStringList() : found;
    }

private slots:
    /// Test vectors of RFC 4648, section 10.
    void base64IsThatOfTheStandard()
    {
        QCOMPARE(encoded(""), std::string(""));
        QCOMPARE(encoded("f"), std::string("Zg=="));
        QCOMPARE(encoded("fo"), std::string("Zm8="));
        QCOMPARE(encoded("foo"), std::string("Zm9v"));
        QCOMPARE(encoded("foob"), std::string("Zm9vYg=="));
        QCOMPARE(encoded("fooba"), std::string("Zm9vYmE="));
        QCOMPARE(encoded("foobar"), std::string("Zm9vYmFy"));
        QCOMPARE(encoded("\xff\xfe\xfd"), std::string("//79"));
    }

    /// Averages of equal learning rates differ in the last digit.
    void valuesThatDifferByRoundingAreAFlatCurve()
    {
        const double rate = 2e-4;
        report::Figure figure;
        figure.x = {1.0, 2.0, 3.0};
        figure.curves = {{.label = "rate", .y = {rate, std::nextafter(rate, 1.0), rate}}};
        const std::string svg = report::svg(figure);
        QVERIFY(svg.size() < 20000 && svg.find("nan") == std::string::npos);
    }

    void ticksAreRoundNumbers()
    {
        QCOMPARE(report::ticks(0.0, 1.0), (std::vector<double>{0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0}));
        QCOMPARE(report::ticks(-30.0, 20.0), (std::vector<double>{-30.0, -20.0, -10.0, 0.0, 10.0, 20.0}));
        QCOMPARE(report::ticks(3.0, 9.0), (std::vector<double>{4.0, 6.0, 8.0}));
    }

    void figuresAreWellFormedAndLabelled()
    {
        const double gap = std::nan("");
        const Figure figure{"A < B & 'C'",
                            "px",
                            "share",
                            {1.0, 2.0, 3.0, 4.0},
                            "real",
                            {0.0, 0.0, 0.0, 0.0},
                            {1.0, 1.0, 1.0, 1.0},
                            {{"generated", {0.5, gap, 0.25, 0.75}}}};
        const std::string document = report::svg(figure);
        const QStringList found = texts(document);
        for (const char* text : {"A < B & 'C'", "px", "share", "real", "generated"})
            QVERIFY2(found.contains(QLatin1String(text)), text);
        QVERIFY(document.find("nan") == std::string::npos);
        // A number that is missing starts a new line.
        const auto path = document.find("d='M", document.find("stroke-width='1.8'"));
        const std::string drawn = document.substr(path + 3, document.find('\'', path + 3) - path - 3);
        QCOMPARE(std::ranges::count(drawn, 'M'), 2);
        QCOMPARE(std::ranges::count(drawn, 'L'), 1);
    }

    void figuresBecomeRows()
    {
        const Figure figure{"S2",         "distance, um",           "",
                            {0.0, 1.5},   "90 % of images",         {0.25, std::nan("")},
                            {0.5, 0.375}, {{"mean", {0.375, 0.25}}}};
        QCOMPARE(report::csvOf(figure),
                 std::string("\"distance, um\",mean,\"90 % of images, from\",\"90 % of "
                             "images, to\"\n0,0.375,0.25,0.5\n1.5,0.25,,0.375\n"));
    }

    void imagesBecomeRowsInTheUnit()
    {
        acceptance::StackDescription description;
        for (const measure::Measure& measure : measure::measuresOf(description.material)) {
            if (measure.key == "volume_fraction" || measure.key == "correlation_length" ||
                measure.key == "specific_surface" || measure.key == "two_point_correlation")
                description.measures.push_back(&measure);
        }
        std::ranges::sort(description.measures, {}, &measure::Measure::key);
        description.names = {"a,b.png", "c.png"};
        description.values = {{{4.0}, {0.25}, {0.5, 0.25}, {0.5}},
                              {{std::nan("")}, {0.5}, {0.5, 0.25}, {0.0}}};
        QCOMPARE(report::csvOf(description, measure::LengthUnit::ofPixel(2.0)),
                 std::string("file,correlation_length_um,specific_surface_per_um,volume_fraction\n"
                             "\"a,b.png\",8,0.125,0.5\nc.png,,0.25,0\n"));
    }

    void descriptorsBecomeFiguresAndRows()
    {
        session::Assessment assessment;
        assessment.descriptors = {{"count", "Fibres", "", 1.5, {0.0}, {40.0}, {30.0}, {35.0}, {41.0}},
                                  {"spectrum",
                                   "Power",
                                   "cycles/px",
                                   2.0,
                                   {0.1, 0.2},
                                   {1.0, 2.0},
                                   {0.5, 1.5},
                                   {0.9, 1.9},
                                   {1.5, 2.5}}};
        const auto figures = report::descriptorFigures(assessment);
        QCOMPARE(figures.size(), std::size_t{1});  // a number is no curve
        QCOMPARE(figures.front().first, std::string("spectrum"));
        QVERIFY(!texts(report::svg(figures.front().second)).isEmpty());
        QCOMPARE(report::descriptorCsv(assessment),
                 std::string("descriptor,ratio,unit,x,generated,real_low,real_median,real_high\n"
                             "count,1.5,,0,40,30,35,41\n"
                             "spectrum,2,cycles/px,0.1,1,0.5,0.9,1.5\n"
                             "spectrum,2,cycles/px,0.2,2,1.5,1.9,2.5\n"));
    }

    void longTrainingsAreThinned()
    {
        store::RunMetrics metrics{
            {{"loss_generator", "Generator loss", "loss", ""}, {"rate", "Rate", "rate", ""}}, {}, {{}, {}}};
        for (int step = 1; step <= 10000; ++step) {
            metrics.steps.push_back(step);
            metrics.values[0].push_back(step % 2);
            metrics.values[1].push_back(0.0);
        }
        session::Assessment assessment;
        const auto figures = report::trainingFigures(metrics, {assessment});
        QCOMPARE(figures.size(), std::size_t{1});  // one assessment is no curve
        const Figure& losses = figures.front().second;
        QVERIFY(losses.x.size() <= 501 && losses.x.size() > 400);
        QCOMPARE(losses.curves.size(), std::size_t{1});
        QVERIFY(std::abs(losses.curves.front().y.front() - 0.5) < 0.05);
    }
};

SYNTHSLICE_TEST(TestReport)

}  // namespace test_report

#include "test_report.moc"
