#include "engine/classification/classification_csv.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "engine/base/text/csv_field.h"
#include "engine/classification/class_measures.h"

namespace synthslice::classification {

namespace {

/// The shortest text that gives the same double; empty for NaN.
std::string numberField(double value)
{
    if (std::isnan(value)) return {};
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

std::string tableRow(const std::string& name, const ClassMeasures& measures)
{
    return csvField(name) + "," + numberField(measures.precision) + "," + numberField(measures.recall) + "," +
           numberField(measures.specificity) + "," + numberField(measures.f1) + "," +
           std::to_string(measures.support) + "\n";
}

}  // namespace

std::string matrixCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames)
{
    assert(classNames.size() == matrix.classes());
    std::string csv = "true class";
    for (const std::string& name : classNames) csv += "," + csvField(name);
    for (std::size_t label = 0; label < matrix.classes(); ++label) {
        csv += "\n" + csvField(classNames[label]);
        for (std::size_t predicted = 0; predicted < matrix.classes(); ++predicted)
            csv += "," + std::to_string(matrix.count(label, predicted));
    }
    return csv + "\n";
}

std::string classTableCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames)
{
    assert(classNames.size() == matrix.classes());
    std::string csv = "class,precision,recall,specificity,f1,support\n";
    for (std::size_t label = 0; label < matrix.classes(); ++label)
        csv += tableRow(classNames[label], measuresOf(matrix, label));
    return csv + tableRow("macro", averageOf(matrix, Averaging::Macro)) +
           tableRow("weighted", averageOf(matrix, Averaging::Weighted)) +
           tableRow("micro", averageOf(matrix, Averaging::Micro));
}

}  // namespace synthslice::classification
