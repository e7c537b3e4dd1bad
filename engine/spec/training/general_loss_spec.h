#pragma once

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// A weighted sum of the losses of torch.nn; a weight of 0 leaves one out. In a GAN it is the loss of a
/// classifier that tells real (1) from generated (0).
struct GeneralLossSpec {
    double l1 = 0.0;
    double mse = 0.0;
    double rmse = 0.0;
    double bce = 1.0;           ///< of raw scores: torch.nn.BCEWithLogitsLoss
    double crossEntropy = 0.0;  ///< of raw scores, one per class
    double nll = 0.0;           ///< of log-probabilities, one per class
    [[nodiscard]] double sum() const { return l1 + mse + rmse + bce + crossEntropy + nll; }
    /// Only losses that compare two values as they are, so that these may be probabilities.
    [[nodiscard]] bool onlyDifferences() const { return bce + crossEntropy + nll == 0.0; }
    /// Some need a value of the network for each class.
    [[nodiscard]] bool ofClasses() const { return crossEntropy + nll > 0.0; }
    bool operator==(const GeneralLossSpec&) const = default;
};

/// The same for a network that tells classes apart: cross-entropy unless told otherwise.
struct ClassLossSpec : GeneralLossSpec {
    ClassLossSpec()
    {
        bce = 0.0;
        crossEntropy = 1.0;
    }
    bool operator==(const ClassLossSpec&) const = default;
};

}  // namespace synthslice::spec
