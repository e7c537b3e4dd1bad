#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthslice::report {

/// How a line is drawn.
struct LineStyle {
    const char* colour;  ///< "#d55e00"
    const char* dash;    ///< as SVG's stroke-dasharray; empty: none
};

/// That of series number `series`, as the window draws it: six hues, told apart by colour-blind readers too,
/// then the same darker; both again dashed.
[[nodiscard]] LineStyle seriesStyle(std::size_t series);

/// A line of a figure; NaN leaves a gap.
struct Curve {
    std::string label;
    std::vector<double> y;         ///< one for each of x
    std::vector<double> x = {};    ///< ascending; empty: the figure's
    std::vector<double> low = {};  ///< of a pale band in the curve's colour; empty: none
    std::vector<double> high = {};
    std::optional<LineStyle> style = {};  ///< nothing: by its place in the figure, of the first four
};

/// Curves over a common x, over a band if there is one.
struct Figure {
    std::string title = {};
    std::string xLabel = {};  ///< with unit
    std::string yLabel = {};
    std::vector<double> x = {};  ///< ascending, two at least; of the band and of curves without own
    std::string bandLabel = {};  ///< empty: no band
    std::vector<double> bandLow = {};
    std::vector<double> bandHigh = {};
    std::vector<Curve> curves = {};
};

/// The figure as a whole SVG document of 480 x 300 px, higher where the names of its curves take more than a
/// line; readable in print and by colour-blind readers (colours of Okabe and Ito 2008, lines of different
/// dashes).
[[nodiscard]] std::string svg(const Figure& figure);

/// Text for XML and HTML.
[[nodiscard]] std::string escaped(std::string_view text);

/// Ticks of an axis from `low` to `high`: some five multiples of 1, 2 or 5 times a power of ten. The
/// range is wider than rounding: more than 1e-9 of its ends.
[[nodiscard]] std::vector<double> ticks(double low, double high);

}  // namespace synthslice::report
