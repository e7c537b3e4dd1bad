#include "engine/report/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <locale>
#include <span>
#include <sstream>

namespace synthslice::report {

namespace {

constexpr double width = 480.0;
constexpr double height = 300.0;
constexpr double leftPx = 64.0;
constexpr double rightPx = 12.0;
constexpr double topPx = 28.0;
constexpr double bottomPx = 64.0;
constexpr double legendLinePx = 16.0;
constexpr std::array<LineStyle, 4> styles{
    {{"#d55e00", ""}, {"#0072b2", "6 3"}, {"#009e73", "2 3"}, {"#cc79a7", "8 3 2 3"}}};
constexpr std::array seriesColours{"#0072b2", "#d55e00", "#009e73", "#a3508a", "#5a6f00", "#3f8fc4",
                                   "#003f63", "#763400", "#005840", "#5b2c4d", "#323e00", "#234f6d"};
constexpr std::array seriesDashes{"", "6 3", "2 3", "8 3 2 3"};
constexpr const char* bandColour = "#c8c8c8";

std::ostringstream stream()
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out.precision(6);
    return out;
}

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void include(std::span<const double> values)
    {
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }

    /// Also where the ends differ by rounding only, as averages of equal values do.
    [[nodiscard]] bool isFlat() const
    {
        return !(high - low > 1e-9 * std::max(std::abs(low), std::abs(high)));
    }

    [[nodiscard]] Range widened() const
    {
        if (!(low <= high)) return {0.0, 1.0};
        const double margin = isFlat() ? std::max(1e-3, 0.05 * std::abs(low)) : 0.05 * (high - low);
        return {low - margin, high + margin};
    }
};

/// From values to px.
struct Axes {
    Range x;
    Range y;

    [[nodiscard]] double px(double value) const
    {
        return leftPx + (value - x.low) / (x.high - x.low) * (width - leftPx - rightPx);
    }
    [[nodiscard]] double py(double value) const
    {
        return height - bottomPx - (value - y.low) / (y.high - y.low) * (height - topPx - bottomPx);
    }
};

void drawAxes(std::ostringstream& out, const Figure& figure, const Axes& axes)
{
    const double baseline = height - bottomPx;
    out << "<g stroke='#e4e4e4'>";
    for (const double y : ticks(axes.y.low, axes.y.high))
        out << "<path d='M" << leftPx << " " << axes.py(y) << "H" << width - rightPx << "'/>";
    out << "</g>\n<g fill='none' stroke='#404040'><path d='M" << leftPx << " " << topPx << "V" << baseline
        << "H" << width - rightPx << "'/></g>\n";
    for (const double x : ticks(axes.x.low, axes.x.high)) {
        out << "<text x='" << axes.px(x) << "' y='" << baseline + 14 << "' text-anchor='middle'>" << x
            << "</text>\n";
    }
    for (const double y : ticks(axes.y.low, axes.y.high)) {
        out << "<text x='" << leftPx - 6 << "' y='" << axes.py(y) + 4 << "' text-anchor='end'>" << y
            << "</text>\n";
    }
    out << "<text x='" << (leftPx + width - rightPx) / 2 << "' y='" << baseline + 30
        << "' text-anchor='middle'>" << escaped(figure.xLabel) << "</text>\n<text transform='translate(13 "
        << (topPx + baseline) / 2 << ") rotate(-90)' text-anchor='middle'>" << escaped(figure.yLabel)
        << "</text>\n<text x='" << leftPx << "' y='18' font-weight='bold'>" << escaped(figure.title)
        << "</text>\n";
}

void drawBand(std::ostringstream& out, const Axes& axes, const std::vector<double>& x,
              const std::vector<double>& low, const std::vector<double>& high)
{
    out << "points='";
    const auto point = [&](std::size_t i, const std::vector<double>& y) {
        if (std::isfinite(y[i])) out << axes.px(x[i]) << "," << axes.py(y[i]) << " ";
    };
    for (std::size_t i = 0; i < x.size(); ++i) point(i, high);
    for (std::size_t i = x.size(); i-- > 0;) point(i, low);
    out << "'/>\n";
}

const std::vector<double>& xOf(const Figure& figure, const Curve& curve)
{
    return curve.x.empty() ? figure.x : curve.x;
}

LineStyle styleOf(const Figure& figure, std::size_t curve)
{
    return figure.curves[curve].style.value_or(styles[curve % styles.size()]);
}

void drawCurve(std::ostringstream& out, const std::vector<double>& x, const Curve& curve, const Axes& axes,
               const LineStyle& style)
{
    out << "<path fill='none' stroke='" << style.colour << "' stroke-width='1.8' stroke-dasharray='"
        << style.dash << "' d='";
    bool drawn = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool finite = std::isfinite(curve.y[i]);
        if (finite) out << (drawn ? "L" : "M") << axes.px(x[i]) << " " << axes.py(curve.y[i]);
        drawn = finite;
    }
    out << "'/>\n";
}

/// What the legend names, and where: in lines that fit the width.
struct LegendEntry {
    std::string label;
    double x = 0.0;
    double line = 0.0;
    std::size_t curve = 0;
    bool isBand = false;
};

std::vector<LegendEntry> legendOf(const Figure& figure)
{
    std::vector<LegendEntry> entries;
    if (!figure.bandLabel.empty()) entries.push_back({.label = figure.bandLabel, .isBand = true});
    for (std::size_t i = 0; i < figure.curves.size(); ++i)
        entries.push_back({.label = figure.curves[i].label, .curve = i});
    double x = leftPx;
    double line = 0.0;
    for (LegendEntry& entry : entries) {
        const double length = 40.0 + 6.2 * static_cast<double>(entry.label.size());
        if (x > leftPx && x + length > width) {
            x = leftPx;
            line += 1.0;
        }
        entry.x = x;
        entry.line = line;
        x += length;
    }
    return entries;
}

void drawLegend(std::ostringstream& out, const Figure& figure, const std::vector<LegendEntry>& entries)
{
    for (const LegendEntry& entry : entries) {
        const double y = height - 12.0 + legendLinePx * entry.line;
        if (entry.isBand) {
            out << "<rect x='" << entry.x << "' y='" << y - 9 << "' width='20' height='10' fill='"
                << bandColour << "'/>";
        } else {
            const LineStyle style = styleOf(figure, entry.curve);
            out << "<path stroke='" << style.colour << "' stroke-width='1.8' stroke-dasharray='" << style.dash
                << "' d='M" << entry.x << " " << y - 4 << "h20'/>";
        }
        out << "<text x='" << entry.x + 26 << "' y='" << y << "'>" << escaped(entry.label) << "</text>\n";
    }
}

}  // namespace

std::vector<double> ticks(double low, double high)
{
    const double rough = (high - low) / 5.0;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (factor * power >= rough) step = factor * power;
    }
    std::vector<double> result;
    for (double number = std::ceil(low / step); number * step <= high + 1e-9 * step; number += 1.0)
        result.push_back(number == 0.0 ? 0.0 : number * step);
    return result;
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

LineStyle seriesStyle(std::size_t series)
{
    return {seriesColours[series % seriesColours.size()],
            seriesDashes[series / seriesColours.size() % seriesDashes.size()]};
}

std::string svg(const Figure& figure)
{
    Range x;
    Range y;
    x.include(figure.x);
    if (!figure.bandLabel.empty()) {
        y.include(figure.bandLow);
        y.include(figure.bandHigh);
    }
    for (const Curve& curve : figure.curves) {
        x.include(curve.x);
        for (const auto* values : {&curve.y, &curve.low, &curve.high}) y.include(*values);
    }
    const Axes axes{x.isFlat() ? x.widened() : x, y.widened()};
    const auto legend = legendOf(figure);
    const double whole = height + (legend.empty() ? 0.0 : legendLinePx * legend.back().line);
    auto out = stream();
    out << "<svg xmlns='http://www.w3.org/2000/svg' width='" << width << "' height='" << whole
        << "' viewBox='0 0 " << width << " " << whole
        << "' font-family='sans-serif' font-size='11' fill='#202020'>\n<rect width='100%' height='100%' "
           "fill='white'/>\n";
    if (!figure.bandLabel.empty()) {
        out << "<polygon fill='" << bandColour << "' ";
        drawBand(out, axes, figure.x, figure.bandLow, figure.bandHigh);
    }
    for (std::size_t i = 0; i < figure.curves.size(); ++i) {
        const Curve& curve = figure.curves[i];
        if (curve.low.empty()) continue;
        out << "<polygon fill-opacity='0.18' fill='" << styleOf(figure, i).colour << "' ";
        drawBand(out, axes, xOf(figure, curve), curve.low, curve.high);
    }
    drawAxes(out, figure, axes);
    for (std::size_t i = 0; i < figure.curves.size(); ++i)
        drawCurve(out, xOf(figure, figure.curves[i]), figure.curves[i], axes, styleOf(figure, i));
    drawLegend(out, figure, legend);
    out << "</svg>\n";
    return out.str();
}

}  // namespace synthslice::report
