#include "engine/plain_network/loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <span>

namespace synthslice::plain_network {

namespace {

/// Half the sum of (y - t)^2, and y - t.
LossAndGradient halfSquares(const Matrix& outputs, const Matrix& targets)
{
    LossAndGradient result{0.0, outputs};
    for (std::size_t i = 0; i < outputs.values.size(); ++i) {
        double& difference = result.gradient.values[i];
        difference -= targets.values[i];
        result.value += 0.5 * difference * difference;
    }
    return result;
}

void scale(Matrix& matrix, double factor)
{
    for (double& value : matrix.values) value *= factor;
}

LossAndGradient squaredError(const Matrix& outputs, const Matrix& targets)
{
    LossAndGradient result = halfSquares(outputs, targets);
    const double share = 1.0 / static_cast<double>(outputs.rows);
    result.value *= share;
    scale(result.gradient, share);
    return result;
}

LossAndGradient rootMeanSquaredError(const Matrix& outputs, const Matrix& targets)
{
    LossAndGradient result = halfSquares(outputs, targets);
    const auto count = static_cast<double>(outputs.values.size());
    result.value = std::sqrt(2.0 * result.value / count);
    scale(result.gradient, result.value == 0.0 ? 0.0 : 1.0 / (result.value * count));
    return result;
}

/// ln sum_j exp(y_j). The largest y_j is taken out of the sum, which would overflow.
double logSumExp(std::span<const double> row)
{
    const double largest = *std::max_element(row.begin(), row.end());
    double sum = 0.0;
    for (const double y : row) sum += std::exp(y - largest);
    return largest + std::log(sum);
}

LossAndGradient crossEntropy(const Matrix& outputs, const Matrix& targets)
{
    LossAndGradient result{0.0, Matrix(outputs.rows, outputs.columns)};
    const double share = 1.0 / static_cast<double>(outputs.rows);
    for (std::size_t i = 0; i < outputs.rows; ++i) {
        const std::span y(outputs.values.data() + i * outputs.columns, outputs.columns);
        const std::span t(targets.values.data() + i * outputs.columns, outputs.columns);
        const double normalizer = logSumExp(y);
        const double sum = std::accumulate(t.begin(), t.end(), 0.0);
        for (std::size_t j = 0; j < outputs.columns; ++j) {
            const double logBelief = y[j] - normalizer;
            result.value -= share * t[j] * logBelief;
            result.gradient.at(i, j) = share * (sum * std::exp(logBelief) - t[j]);
        }
    }
    return result;
}

}  // namespace

LossAndGradient lossOf(Loss loss, const Matrix& outputs, const Matrix& targets)
{
    assert(outputs.rows == targets.rows && outputs.columns == targets.columns && !outputs.values.empty());
    switch (loss) {
    case Loss::SquaredError:
        return squaredError(outputs, targets);
    case Loss::RootMeanSquaredError:
        return rootMeanSquaredError(outputs, targets);
    case Loss::CrossEntropy:
        return crossEntropy(outputs, targets);
    }
    return {};
}

Matrix softmax(const Matrix& outputs)
{
    Matrix beliefs = outputs;
    for (std::size_t i = 0; i < outputs.rows; ++i) {
        const std::span row(beliefs.values.data() + i * beliefs.columns, beliefs.columns);
        const double normalizer = logSumExp(row);
        for (double& value : row) value = std::exp(value - normalizer);
    }
    return beliefs;
}

}  // namespace synthslice::plain_network
