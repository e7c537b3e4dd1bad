#include <cmath>

#include <QTest>

#include "engine/base/random.h"
#include "tests/shared/test_program.h"
#include "ui/plots/long_graph.h"

namespace test_long_graph {

using namespace synthslice;
using ui::LongGraph;

namespace {

/// A random walk with one spike of a single point, a point a step.
QVector<QCPGraphData> walk(int begin, int end)
{
    Random random(1);
    QVector<QCPGraphData> points;
    double value = 0.0;
    for (int step = 0; step < end; ++step) {
        value = 0.999 * value + random.normal();
        if (step >= begin) points.append({static_cast<double>(step), step == 123'456 ? 98.0 : value});
    }
    return points;
}

template <class Graph>
struct Plot {
    Plot()
    {
        plot.resize(600, 300);
        graph = new Graph(plot.xAxis, plot.yAxis);
        graph->setPen(QPen(Qt::blue, 1));
        plot.yAxis->setRange(-100.0, 100.0);
    }
    QImage picture(double lower, double upper)
    {
        plot.xAxis->setRange(lower, upper);
        return plot.toPixmap(600, 300).toImage();
    }
    QCustomPlot plot;
    Graph* graph;
};

bool isCurve(QRgb pixel)
{
    return qBlue(pixel) > qRed(pixel) + 60;
}

int topOfCurve(const QImage& picture, int x)
{
    for (int y = 0; y < picture.height(); ++y) {
        if (isCurve(picture.pixel(x, y))) return y;
    }
    return picture.height();
}

/// The share of columns in which `a` has curve above all of `b` in the column and its two neighbours.
double shareAbove(const QImage& a, const QImage& b)
{
    int above = 0;
    for (int x = 1; x + 1 < a.width(); ++x) {
        above += topOfCurve(a, x) <
                         std::min({topOfCurve(b, x - 1), topOfCurve(b, x), topOfCurve(b, x + 1)}) - 2
                     ? 1
                     : 0;
    }
    return above / static_cast<double>(a.width());
}

/// The row of the highest curve pixel.
int topOfAll(const QImage& picture)
{
    int top = picture.height();
    for (int x = 0; x < picture.width(); ++x) top = std::min(top, topOfCurve(picture, x));
    return top;
}

}  // namespace

class TestLongGraph : public QObject {
    Q_OBJECT

private slots:
    void looksAsAnOrdinaryGraph()
    {
        Plot<LongGraph> long_;
        Plot<QCPGraph> plain;
        long_.graph->append(walk(0, 200'000));
        long_.graph->append(walk(200'000, 400'000));
        plain.graph->data()->add(walk(0, 400'000), true);
        for (const auto& [lower, upper] :
             {std::pair{0.0, 400'000.0}, {100'000.0, 390'000.0}, {5000.0, 9000.0}}) {
            const QImage picture = long_.picture(lower, upper);
            const QImage expected = plain.picture(lower, upper);
            QVERIFY(std::abs(topOfAll(picture) - topOfAll(expected)) <= 1);
            QVERIFY(shareAbove(picture, expected) < 0.02);
            QVERIFY(shareAbove(expected, picture) < 0.02);
            QVERIFY(shareAbove(picture.mirrored(), expected.mirrored()) < 0.02);
            QVERIFY(shareAbove(expected.mirrored(), picture.mirrored()) < 0.02);
        }
    }

    void knowsItsRange()
    {
        Plot<LongGraph> long_;
        Plot<QCPGraph> plain;
        const auto compare = [&] {
            for (const auto sign : {QCP::sdBoth, QCP::sdPositive, QCP::sdNegative}) {
                bool found = false;
                bool plainFound = false;
                const QCPRange range = long_.graph->getValueRange(found, sign);
                const QCPRange expected = plain.graph->getValueRange(plainFound, sign);
                QCOMPARE(found, plainFound);
                if (found) QVERIFY(range == expected);
            }
        };
        compare();  // empty
        for (const int end : {100, 256, 130'000, 130'001}) {
            const int begin = long_.graph->dataCount();
            long_.graph->append(walk(begin, end));
            plain.graph->data()->add(walk(begin, end), true);
            compare();
        }
        for (const double key : {129'000.0, 1000.0, 256.0, 10.0}) {  // the first takes nothing but the tail
            long_.graph->removeAfter(key);
            plain.graph->data()->removeAfter(key);
            compare();
        }
        long_.graph->clear();
        plain.graph->data()->clear();
        compare();
    }
};

SYNTHSLICE_TEST(TestLongGraph)

}  // namespace test_long_graph

#include "test_long_graph.moc"
