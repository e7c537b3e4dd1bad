#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/classification/confusion_matrix.h"

namespace synthslice::classification {

/// Measures of one class against all others, or an average of them: 0 to 1, NaN where the denominator is 0.
/// Formulas in docs/classification.md. TP: images of the class taken for it; FP: others taken for it; FN: of
/// the class, taken for another; TN: neither.
struct ClassMeasures {
    double precision = 0.0;     ///< TP / (TP + FP)
    double recall = 0.0;        ///< TP / (TP + FN), also called sensitivity
    double specificity = 0.0;   ///< TN / (TN + FP)
    double f1 = 0.0;            ///< 2 TP / (2 TP + FP + FN)
    std::uint64_t support = 0;  ///< images of the class: TP + FN
};

[[nodiscard]] ClassMeasures measuresOf(const ConfusionMatrix& matrix, std::size_t label);

/// Ways to average over classes.
enum class Averaging {
    Macro,     ///< all classes alike
    Weighted,  ///< by support
    Micro      ///< the measures of TP, FP, FN and TN summed over the classes
};

/// Classes whose measure is not defined take no part in a macro or weighted mean. The support is that of all.
[[nodiscard]] ClassMeasures averageOf(const ConfusionMatrix& matrix, Averaging averaging);

/// Share of the images that are taken for their class; NaN without images.
[[nodiscard]] double accuracy(const ConfusionMatrix& matrix);
/// Macro mean of recall over the classes that have images (Brodersen et al. 2010).
[[nodiscard]] double balancedAccuracy(const ConfusionMatrix& matrix);
/// Accuracy beyond what chance would reach with the same rows and columns (Cohen 1960): 1 perfect, 0 chance;
/// NaN where chance alone is perfect.
[[nodiscard]] double cohensKappa(const ConfusionMatrix& matrix);
/// Root of the mean square of (number of the predicted class - number of the true class). Depends on the
/// order of the classes, and so says little where that means nothing.
[[nodiscard]] double rmseOfClassNumbers(const ConfusionMatrix& matrix);

/// For people: a share as percent with two decimals, "98.87 %", or "not defined".
[[nodiscard]] std::string percentText(double share);

}  // namespace synthslice::classification
