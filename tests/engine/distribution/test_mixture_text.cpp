#include <cmath>

#include <QtTest>

#include "engine/distribution/mixture_text.h"
#include "tests/shared/test_program.h"

namespace test_mixture_text {

using namespace synthslice::distribution;

/// Mixtures as people write them.
class TestMixtureText : public QObject {
    Q_OBJECT

private slots:
    void aLineHasMeansAndWidths()
    {
        const auto mixture = parseMixture<1>(" 1:N(-2, 1) ;3 : N(2,0.5); ");
        QVERIFY2(mixture.has_value(), mixture ? "" : mixture.error().text().c_str());
        const auto& components = mixture->components();
        QCOMPARE(components.size(), std::size_t{2});
        QCOMPARE(components[0].share, 0.25);
        QCOMPARE(components[0].gaussian.mean()[0], -2.0);
        QCOMPARE(components[1].share, 0.75);
        QCOMPARE(components[1].gaussian.sd(0), 0.5);
    }

    void aPlaneHasRoundLongAndTiltedOnes()
    {
        const auto mixture = parseMixture<2>("N(1,2,3); N(1,2,3,4); N(1,2,3,4,-0.5)");
        QVERIFY2(mixture.has_value(), mixture ? "" : mixture.error().text().c_str());
        const auto& components = mixture->components();
        QCOMPARE(components[0].share, 1.0 / 3.0);
        QVERIFY(components[0].gaussian.covariance() == (SquareMatrix<2>{{{9, 0}, {0, 9}}}));
        QVERIFY(components[1].gaussian.covariance() == (SquareMatrix<2>{{{9, 0}, {0, 16}}}));
        QVERIFY(components[2].gaussian.covariance() == (SquareMatrix<2>{{{9, -6}, {-6, 16}}}));
        QVERIFY(components[2].gaussian.mean() == (Point<2>{1, 2}));
    }

    void whatIsWrongIsQuoted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quote");
        QTest::newRow("nothing") << ""
                                 << "no components";
        QTest::newRow("no Gaussian") << "N(0,1); U(0,1)"
                                     << "\"U(0,1)\"";
        QTest::newRow("no number") << "N(0,one)"
                                   << "\"N(0,one)\"";
        QTest::newRow("of the plane") << "N(0,0,1)"
                                      << "\"N(0,0,1)\"";
        QTest::newRow("too few") << "N(0)"
                                 << "\"N(0)\"";
        QTest::newRow("open") << "N(0,1"
                              << "\"N(0,1\"";
        QTest::newRow("negative width") << "N(0,-1)"
                                        << "\"N(0,-1)\"";
        QTest::newRow("no width") << "N(0,0)"
                                  << "\"N(0,0)\"";
        QTest::newRow("weight") << "much:N(0,1)"
                                << "\"much:N(0,1)\"";
        QTest::newRow("weight of 0") << "N(0,1); 0:N(1,1)"
                                     << "Component 2";
        QTest::newRow("infinite") << "N(inf,1)"
                                  << "\"N(inf,1)\"";
    }
    void whatIsWrongIsQuoted()
    {
        QFETCH(QString, text);
        QFETCH(QString, quote);
        const auto mixture = parseMixture<1>(text.toStdString());
        QVERIFY(!mixture);
        QVERIFY2(QString::fromStdString(mixture.error().message).contains(quote),
                 mixture.error().message.c_str());
        QVERIFY(!mixture.error().hint.empty());
    }

    void aCorrelationOfOneIsRefused()
    {
        const auto mixture = parseMixture<2>("N(0,0,1,1,1)");
        QVERIFY(!mixture);
        QVERIFY2(mixture.error().hint.find("correlation") != std::string::npos,
                 mixture.error().text().c_str());
    }
};

SYNTHSLICE_TEST(TestMixtureText)

}  // namespace test_mixture_text

#include "test_mixture_text.moc"
