#include "engine/families/classifier/classifier_metrics.h"

#include "engine/base/text/text.h"

namespace synthslice::training {
namespace {

/// One column and the measure that fills it.
struct ClassifierColumn {
    session::MetricInfo info;
    double ClassifierMeasures::*measure;
};

const std::vector<ClassifierColumn>& classifierColumns()
{
    using M = ClassifierMeasures;
    static const std::vector<ClassifierColumn> all{
        {{"loss", SYNTHSLICE_TEXT("Training loss"), "loss", ""}, &M::loss},
        {{"loss_test", SYNTHSLICE_TEXT("Test loss"), "loss", "", true}, &M::lossTest},
        {{"accuracy", SYNTHSLICE_TEXT("Accuracy of the batch"), "accuracy", ""}, &M::accuracy},
        {{"accuracy_test", SYNTHSLICE_TEXT("Accuracy of the test part"), "accuracy", "", true},
         &M::accuracyTest},
        {{"rmse_beliefs_test", SYNTHSLICE_TEXT("RMSE of beliefs, test part"), "rmse", "", true},
         &M::rmseOfBeliefs},
        {{"rmse_class_numbers_test", SYNTHSLICE_TEXT("RMSE of class numbers, test part"), "rmse", "", true},
         &M::rmseOfClassNumbers},
        {{"largest_share", SYNTHSLICE_TEXT("Share of the class predicted most, batch"), "ratio", ""},
         &M::largestShare},
        {{"test_loss_rise", SYNTHSLICE_TEXT("Lowest of three test losses over the lowest"), "ratio", ""},
         &M::testLossRise},
        {{"test_over_training", SYNTHSLICE_TEXT("Test loss over training loss"), "ratio", ""},
         &M::testOverTraining},
        {{"gradient_norm", SYNTHSLICE_TEXT("Gradient norm"), "gradient", ""}, &M::gradientNorm},
        {{"lr", SYNTHSLICE_TEXT("Learning rate"), "rate", ""}, &M::lr}};
    return all;
}

}  // namespace

std::vector<session::MetricInfo> classifierMetrics()
{
    std::vector<session::MetricInfo> metrics;
    for (const ClassifierColumn& column : classifierColumns()) metrics.push_back(column.info);
    return metrics;
}

std::vector<double> valuesOf(const ClassifierMeasures& measures)
{
    std::vector<double> values;
    for (const ClassifierColumn& column : classifierColumns()) values.push_back(measures.*column.measure);
    return values;
}

}  // namespace synthslice::training
