#include "engine/classification/class_measures.h"

#include <array>
#include <charconv>
#include <cmath>

namespace synthslice::classification {

namespace {

/// Counts of one class against all others, or their sums.
struct Outcomes {
    double truePositive = 0.0;
    double falsePositive = 0.0;
    double falseNegative = 0.0;
    double trueNegative = 0.0;

    Outcomes& operator+=(const Outcomes& other)
    {
        truePositive += other.truePositive;
        falsePositive += other.falsePositive;
        falseNegative += other.falseNegative;
        trueNegative += other.trueNegative;
        return *this;
    }
};

Outcomes outcomesOf(const ConfusionMatrix& matrix, std::size_t label)
{
    const auto hits = static_cast<double>(matrix.count(label, label));
    const double taken = static_cast<double>(matrix.takenFor(label)) - hits;
    const double missed = static_cast<double>(matrix.ofClass(label)) - hits;
    return {hits, taken, missed, static_cast<double>(matrix.total()) - hits - taken - missed};
}

ClassMeasures measuresOf(const Outcomes& outcomes, std::uint64_t support)
{
    const auto& [hits, taken, missed, others] = outcomes;
    return {hits / (hits + taken), hits / (hits + missed), others / (others + taken),
            2.0 * hits / (2.0 * hits + taken + missed), support};
}

/// Mean of what is defined.
class Mean {
public:
    void add(double value, double weight)
    {
        if (std::isnan(value)) return;
        m_sum += weight * value;
        m_weights += weight;
    }
    [[nodiscard]] double value() const { return m_sum / m_weights; }

private:
    double m_sum = 0.0;
    double m_weights = 0.0;
};

}  // namespace

ClassMeasures measuresOf(const ConfusionMatrix& matrix, std::size_t label)
{
    return measuresOf(outcomesOf(matrix, label), matrix.ofClass(label));
}

ClassMeasures averageOf(const ConfusionMatrix& matrix, Averaging averaging)
{
    Outcomes sums;
    Mean precision;
    Mean recall;
    Mean specificity;
    Mean f1;
    for (std::size_t label = 0; label < matrix.classes(); ++label) {
        sums += outcomesOf(matrix, label);
        const ClassMeasures measures = measuresOf(matrix, label);
        const double weight = averaging == Averaging::Weighted ? static_cast<double>(measures.support) : 1.0;
        precision.add(measures.precision, weight);
        recall.add(measures.recall, weight);
        specificity.add(measures.specificity, weight);
        f1.add(measures.f1, weight);
    }
    if (averaging == Averaging::Micro) return measuresOf(sums, matrix.total());
    return {precision.value(), recall.value(), specificity.value(), f1.value(), matrix.total()};
}

double accuracy(const ConfusionMatrix& matrix)
{
    return static_cast<double>(matrix.correct()) / static_cast<double>(matrix.total());
}

double balancedAccuracy(const ConfusionMatrix& matrix)
{
    return averageOf(matrix, Averaging::Macro).recall;
}

double cohensKappa(const ConfusionMatrix& matrix)
{
    const auto total = static_cast<double>(matrix.total());
    double byChance = 0.0;
    for (std::size_t label = 0; label < matrix.classes(); ++label) {
        byChance += static_cast<double>(matrix.ofClass(label)) / total *
                    (static_cast<double>(matrix.takenFor(label)) / total);
    }
    return (accuracy(matrix) - byChance) / (1.0 - byChance);
}

double rmseOfClassNumbers(const ConfusionMatrix& matrix)
{
    double squares = 0.0;
    for (std::size_t label = 0; label < matrix.classes(); ++label) {
        for (std::size_t predicted = 0; predicted < matrix.classes(); ++predicted) {
            const double difference = static_cast<double>(predicted) - static_cast<double>(label);
            squares += static_cast<double>(matrix.count(label, predicted)) * difference * difference;
        }
    }
    return std::sqrt(squares / static_cast<double>(matrix.total()));
}

std::string percentText(double share)
{
    if (std::isnan(share)) return "not defined";
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), 100.0 * share,
                                   std::chars_format::fixed, 2);
    return std::string(text.data(), end.ptr) + " %";
}

}  // namespace synthslice::classification
