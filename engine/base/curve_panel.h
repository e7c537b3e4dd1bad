#pragma once

#include <optional>
#include <string>
#include <vector>

namespace synthslice {

/// A curve, or points.
struct Curve {
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    std::vector<double> x;
    std::vector<double> y;
    bool points = false;  ///< not joined by lines
    bool arrows = false;  ///< three places an arrow: from, to, and a gap (NaN)
    bool operator==(const Curve&) const = default;
};

/// Values over a rectangle, behind the curves.
struct HeatMap {
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    double left = 0.0;  ///< centres of the outermost values
    double right = 0.0;
    double bottom = 0.0;
    double top = 0.0;
    int columns = 0;
    std::vector<double> values;  ///< row by row from the bottom, each from the left
    double low = 0.0;            ///< the values whose colours end the scale
    double high = 1.0;
    bool operator==(const HeatMap&) const = default;
};

/// Curves that share axes.
struct CurvePanel {
    std::string title;  ///< in English (SYNTHSLICE_TEXT), as the axes
    std::string xLabel;
    std::string yLabel;
    std::vector<Curve> curves;
    std::optional<HeatMap> heat = {};
    bool operator==(const CurvePanel&) const = default;
};

}  // namespace synthslice
