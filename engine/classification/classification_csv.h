#pragma once

#include <string>
#include <vector>

#include "engine/classification/confusion_matrix.h"

namespace synthslice::classification {

/// The counts as CSV (RFC 4180): a row a true class, a column a predicted one. `classNames`: one a class.
[[nodiscard]] std::string matrixCsv(const ConfusionMatrix& matrix,
                                    const std::vector<std::string>& classNames);

/// Precision, recall, specificity, F1 (0 to 1) and support as CSV: a row a class, then the averages "macro",
/// "weighted" and "micro". What is not defined is empty.
[[nodiscard]] std::string classTableCsv(const ConfusionMatrix& matrix,
                                        const std::vector<std::string>& classNames);

}  // namespace synthslice::classification
