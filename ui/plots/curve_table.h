#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <qcustomplot.h>

#include "engine/base/result.h"

namespace synthslice::ui {

/// Curves as a table, a row for each step, or other key, that any of them has. It shares the points with the
/// plot until either changes, so that it is cheap to take and can be written on another thread.
struct CurveTable {
    struct Curve {
        std::string name;
        QCPGraphDataContainer points;  ///< in order of their steps
    };
    std::vector<Curve> curves;
    std::string key = "step";  ///< what the rows are called
};

/// The name of the key, then those of the curves; a value that a curve does not have is left empty. Numbers
/// to nine digits, in C notation.
[[nodiscard]] std::string toCsv(const CurveTable& table);

}  // namespace synthslice::ui
