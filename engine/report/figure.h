#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synthslice::report {

/// A line of a figure; NaN leaves a gap.
struct Curve {
    std::string label;
    std::vector<double> y;  ///< one for each of the figure's x
};

/// Curves over a common x, over a band if there is one.
struct Figure {
    std::string title;
    std::string xLabel;  ///< with unit
    std::string yLabel;
    std::vector<double> x;  ///< ascending, two at least
    std::string bandLabel;  ///< empty: no band
    std::vector<double> bandLow;
    std::vector<double> bandHigh;
    std::vector<Curve> curves;  ///< up to four
};

/// The figure as a whole SVG document of 480 x 300 px, readable in print and by colour-blind readers (colours
/// of Okabe and Ito 2008, lines of different dashes).
[[nodiscard]] std::string svg(const Figure& figure);

/// Text for XML and HTML.
[[nodiscard]] std::string escaped(std::string_view text);

/// Ticks of an axis from `low` to `high`: some five multiples of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> ticks(double low, double high);

}  // namespace synthslice::report
