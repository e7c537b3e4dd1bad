#include <cmath>
#include <limits>
#include <vector>

#include <QTest>

#include "engine/classification/belief_measures.h"
#include "engine/classification/class_measures.h"
#include "engine/classification/classification_csv.h"
#include "engine/classification/mistakes.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/test_program.h"

namespace test_classification {

using namespace synthslice::classification;
using Json = nlohmann::ordered_json;

namespace {

/// Null stands for what is not defined.
bool agrees(double value, const Json& expected, double tolerance = 1e-12)
{
    if (expected.is_null()) return std::isnan(value);
    return std::abs(value - expected.get<double>()) <= tolerance;
}

bool agrees(const ClassMeasures& measures, const Json& expected)
{
    return agrees(measures.precision, expected["precision"]) && agrees(measures.recall, expected["recall"]) &&
           agrees(measures.specificity, expected["specificity"]) && agrees(measures.f1, expected["f1"]);
}

ConfusionMatrix matrixOf(const std::vector<std::vector<std::uint64_t>>& counts)
{
    ConfusionMatrix matrix(counts.size());
    for (std::size_t label = 0; label < counts.size(); ++label) {
        for (std::size_t predicted = 0; predicted < counts.size(); ++predicted)
            matrix.add(label, predicted, counts[label][predicted]);
    }
    return matrix;
}

}  // namespace

/// Reference values are scikit-learn's, made by tests/reference/make_classification_values.py.
class TestClassification : public QObject {
    Q_OBJECT

    const Json m_reference = synthslice::test::referenceValues("classification.json");

private slots:
    void measuresAgreeWithScikitLearn_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < m_reference["matrices"].size(); ++i) {
            const auto name = m_reference["matrices"][i]["name"].get<std::string>();
            QTest::newRow(name.c_str()) << static_cast<int>(i);
        }
    }
    void measuresAgreeWithScikitLearn()
    {
        QFETCH(int, number);
        const Json& expected = m_reference["matrices"][static_cast<std::size_t>(number)];
        const auto counts = expected["matrix"].get<std::vector<std::vector<std::uint64_t>>>();
        ConfusionMatrix matrix(counts.size());
        for (std::size_t i = 0; i < expected["true"].size(); ++i)
            matrix.add(expected["true"][i].get<std::size_t>(), expected["predicted"][i].get<std::size_t>());
        QCOMPARE(matrix, matrixOf(counts));
        QCOMPARE(matrix.total(), std::uint64_t{expected["true"].size()});
        QVERIFY(agrees(accuracy(matrix), expected["accuracy"]));
        QVERIFY(agrees(balancedAccuracy(matrix), expected["balanced_accuracy"]));
        QVERIFY(agrees(cohensKappa(matrix), expected["kappa"]));
        QVERIFY(agrees(rmseOfClassNumbers(matrix), expected["rmse_of_class_numbers"]));
        const Json& classes = expected["classes"];
        for (std::size_t label = 0; label < counts.size(); ++label) {
            const ClassMeasures measures = measuresOf(matrix, label);
            QVERIFY(agrees(measures, {{"precision", classes["precision"][label]},
                                      {"recall", classes["recall"][label]},
                                      {"specificity", classes["specificity"][label]},
                                      {"f1", classes["f1"][label]}}));
            QCOMPARE(measures.support, classes["support"][label].get<std::uint64_t>());
        }
        QVERIFY(agrees(averageOf(matrix, Averaging::Macro), expected["averages"]["macro"]));
        QVERIFY(agrees(averageOf(matrix, Averaging::Weighted), expected["averages"]["weighted"]));
        QVERIFY(agrees(averageOf(matrix, Averaging::Micro), expected["averages"]["micro"]));
    }

    void sharesOfRowsAndColumns()
    {
        const ConfusionMatrix matrix = matrixOf({{3, 1, 0}, {0, 2, 0}, {0, 0, 0}});
        QCOMPARE(matrix.ofClass(0), std::uint64_t{4});
        QCOMPARE(matrix.takenFor(1), std::uint64_t{3});
        QCOMPARE(matrix.correct(), std::uint64_t{5});
        QCOMPARE(matrix.shareOfRow(0, 1), 0.25);
        QCOMPARE(matrix.shareOfColumn(0, 1), 1.0 / 3.0);
        QVERIFY(std::isnan(matrix.shareOfRow(2, 0)));
        QVERIFY(std::isnan(matrix.shareOfColumn(0, 2)));
    }

    void nothingIsDefinedWithoutImages()
    {
        const ConfusionMatrix none(3);
        for (const double value :
             {accuracy(none), balancedAccuracy(none), cohensKappa(none), rmseOfClassNumbers(none),
              averageOf(none, Averaging::Macro).f1, averageOf(none, Averaging::Weighted).precision,
              averageOf(none, Averaging::Micro).specificity})
            QVERIFY(std::isnan(value));
        const Beliefs beliefs({}, 3);
        for (const double value : {rmseOfBeliefs(beliefs, {}), logLoss(beliefs, {}),
                                   inceptionLikeScore(beliefs), shareOfEachClass(beliefs)[0]})
            QVERIFY(std::isnan(value));
        QCOMPARE(percentText(accuracy(none)), std::string("not defined"));
        QCOMPARE(percentText(0.98874), std::string("98.87 %"));
    }

    void measuresOfBeliefsAgreeWithScikitLearn()
    {
        const Json& expected = m_reference["beliefs"];
        const auto values = expected["beliefs"].get<std::vector<float>>();
        const auto labels = expected["labels"].get<std::vector<std::int64_t>>();
        const Beliefs beliefs(values, expected["classes"].get<std::size_t>());
        QVERIFY(agrees(rmseOfBeliefs(beliefs, labels), expected["rmse_of_beliefs"], 1e-9));
        QVERIFY(agrees(logLoss(beliefs, labels), expected["log_loss"], 1e-5));
        QVERIFY(agrees(inceptionLikeScore(beliefs), expected["inception_like_score"], 1e-5));
        QCOMPARE(shareOfEachClass(beliefs), expected["shares"].get<std::vector<double>>());
        std::vector<std::size_t> worst;
        for (const Mistake& mistake : worstMistakes(beliefs, labels, labels.size()))
            worst.push_back(mistake.image);
        QCOMPARE(worst, expected["worst"].get<std::vector<std::size_t>>());
    }

    /// Closed forms: sure beliefs in n classes, equally often, give n; beliefs that are all alike give 1.
    void scoresOfExtremes()
    {
        std::vector<float> sure;
        for (int image = 0; image < 30; ++image) {
            for (int label = 0; label < 10; ++label) sure.push_back(image % 10 == label ? 1.0F : 0.0F);
        }
        QVERIFY(std::abs(inceptionLikeScore({sure, 10}) - 10.0) < 1e-6);
        QCOMPARE(shareOfEachClass({sure, 10}), std::vector<double>(10, 0.1));
        const std::vector<float> alike(300, 0.1F);
        QVERIFY(std::abs(inceptionLikeScore({alike, 10}) - 1.0) < 1e-6);
        QCOMPARE(shareOfEachClass({alike, 10})[0], 1.0);  // of equal beliefs the first
    }

    void theMostCertainMistakesOfACell()
    {
        // Of class 0: taken for 1 by 0.6, 0.9, 0.6 and for 2 by 0.8; of class 2: taken for 1; two are right.
        const std::vector<float> values{0.4F, 0.6F, 0.0F, 0.1F, 0.9F, 0.0F, 0.4F, 0.6F, 0.0F, 0.1F, 0.1F,
                                        0.8F, 0.0F, 1.0F, 0.0F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F, 1.0F};
        const std::vector<std::int64_t> labels{0, 0, 0, 0, 2, 0, 2};
        const Beliefs beliefs(values, 3);
        QCOMPARE(worstMistakes(beliefs, labels, 2),
                 (std::vector<Mistake>{{1, 0, 1, 0.9F}, {0, 0, 1, 0.6F}, {3, 0, 2, 0.8F}, {4, 2, 1, 1.0F}}));
        QCOMPARE(worstMistakes(beliefs, labels, 9).size(), std::size_t{5});
        QVERIFY(worstMistakes(beliefs, labels, 0).empty());
        QCOMPARE(confusionMatrix(beliefs, labels), matrixOf({{1, 3, 1}, {0, 0, 0}, {0, 1, 1}}));
    }

    void tablesAsCsv()
    {
        const ConfusionMatrix matrix = matrixOf({{3, 1, 0}, {0, 2, 0}, {0, 2, 0}});
        const std::vector<std::string> names{"plain", "a, \"b\"", "never"};
        QCOMPARE(matrixCsv(matrix, names), std::string("true class,plain,\"a, \"\"b\"\"\",never\n"
                                                       "plain,3,1,0\n"
                                                       "\"a, \"\"b\"\"\",0,2,0\n"
                                                       "never,0,2,0\n"));
        // By hand; macro and weighted precision leave out the class that was never predicted.
        QCOMPARE(classTableCsv(matrix, names),
                 std::string("class,precision,recall,specificity,f1,support\n"
                             "plain,1,0.75,1,0.8571428571428571,4\n"
                             "\"a, \"\"b\"\"\",0.4,1,0.5,0.5714285714285714,2\n"
                             "never,,0,1,0,2\n"
                             "macro,0.7,0.5833333333333334,0.8333333333333334,0.4761904761904761,8\n"
                             "weighted,0.7999999999999999,0.625,0.875,0.5714285714285714,8\n"
                             "micro,0.625,0.625,0.8125,0.625,8\n"));
    }

    /// The matrix of the digits 0 and 1 that a network without a library came to: 2 mistakes of 2,956.
    void measuresOfTwoDigits()
    {
        const ConfusionMatrix matrix = matrixOf({{1396, 1}, {1, 1558}});
        QVERIFY(agrees(accuracy(matrix), 2954.0 / 2956.0));
        QVERIFY(agrees(measuresOf(matrix, 1).precision, 1558.0 / 1559.0));
        QVERIFY(agrees(measuresOf(matrix, 1).specificity, 1396.0 / 1397.0));
        QVERIFY(agrees(rmseOfClassNumbers(matrix), std::sqrt(2.0 / 2956.0)));
    }
};

SYNTHSLICE_TEST(TestClassification)

}  // namespace test_classification

#include "test_classification.moc"
