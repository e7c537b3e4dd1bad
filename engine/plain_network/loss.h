#pragma once

#include "engine/plain_network/matrix.h"

namespace synthslice::plain_network {

/// The error E of a batch of n images, of outputs y and targets t {images, outputs}.
enum class Loss {
    SquaredError,          ///< mean over images of 1/2 sum_j (t_j - y_j)^2
    RootMeanSquaredError,  ///< square root of the mean of (t_j - y_j)^2 over images and outputs
    CrossEntropy           ///< mean over images of -sum_j t_j ln softmax(y)_j; targets are shares of classes
};

struct LossAndGradient {
    double value = 0.0;
    Matrix gradient;  ///< dE/dy, of the outputs' shape
};

/// E and dE/dy. Squared error: (y - t) / n. Root mean squared error: (y - t) / (E times the number of
/// values), 0 where E is 0. Cross-entropy: (softmax(y) sum_j t_j - t) / n.
[[nodiscard]] LossAndGradient lossOf(Loss loss, const Matrix& outputs, const Matrix& targets);

/// exp(y_j) / sum_k exp(y_k) of each row: the beliefs of a classifier, which add up to 1.
[[nodiscard]] Matrix softmax(const Matrix& outputs);

}  // namespace synthslice::plain_network
