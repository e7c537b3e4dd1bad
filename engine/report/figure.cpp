#include "engine/report/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

namespace synthslice::report {

namespace {

constexpr double width = 480.0;
constexpr double height = 300.0;
constexpr double leftPx = 64.0;
constexpr double rightPx = 12.0;
constexpr double topPx = 28.0;
constexpr double bottomPx = 64.0;
constexpr std::array colours{"#d55e00", "#0072b2", "#009e73", "#cc79a7"};
constexpr std::array dashes{"", "6 3", "2 3", "8 3 2 3"};
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

    void include(const std::vector<double>& values)
    {
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }

    [[nodiscard]] Range widened() const
    {
        if (!(low <= high)) return {0.0, 1.0};
        const double margin = low < high ? 0.05 * (high - low) : std::max(1e-3, 0.05 * std::abs(low));
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

void drawBand(std::ostringstream& out, const Figure& figure, const Axes& axes)
{
    out << "<polygon fill='" << bandColour << "' points='";
    const auto point = [&](std::size_t i, const std::vector<double>& y) {
        if (std::isfinite(y[i])) out << axes.px(figure.x[i]) << "," << axes.py(y[i]) << " ";
    };
    for (std::size_t i = 0; i < figure.x.size(); ++i) point(i, figure.bandHigh);
    for (std::size_t i = figure.x.size(); i-- > 0;) point(i, figure.bandLow);
    out << "'/>\n";
}

void drawCurve(std::ostringstream& out, const std::vector<double>& x, const Curve& curve, const Axes& axes,
               std::size_t number)
{
    out << "<path fill='none' stroke='" << colours[number] << "' stroke-width='1.8' stroke-dasharray='"
        << dashes[number] << "' d='";
    bool drawn = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool finite = std::isfinite(curve.y[i]);
        if (finite) out << (drawn ? "L" : "M") << axes.px(x[i]) << " " << axes.py(curve.y[i]);
        drawn = finite;
    }
    out << "'/>\n";
}

void drawLegend(std::ostringstream& out, const Figure& figure)
{
    double x = leftPx;
    const double y = height - 12.0;
    const auto label = [&](const std::string& text) {
        out << "<text x='" << x + 26 << "' y='" << y << "'>" << escaped(text) << "</text>\n";
        x += 40.0 + 6.2 * static_cast<double>(text.size());
    };
    if (!figure.bandLabel.empty()) {
        out << "<rect x='" << x << "' y='" << y - 9 << "' width='20' height='10' fill='" << bandColour
            << "'/>";
        label(figure.bandLabel);
    }
    for (std::size_t i = 0; i < figure.curves.size(); ++i) {
        out << "<path stroke='" << colours[i] << "' stroke-width='1.8' stroke-dasharray='" << dashes[i]
            << "' d='M" << x << " " << y - 4 << "h20'/>";
        label(figure.curves[i].label);
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

std::string svg(const Figure& figure)
{
    Range y;
    if (!figure.bandLabel.empty()) {
        y.include(figure.bandLow);
        y.include(figure.bandHigh);
    }
    for (const Curve& curve : figure.curves) y.include(curve.y);
    const Axes axes{{figure.x.front(), figure.x.back()}, y.widened()};
    auto out = stream();
    out << "<svg xmlns='http://www.w3.org/2000/svg' width='" << width << "' height='" << height
        << "' viewBox='0 0 " << width << " " << height
        << "' font-family='sans-serif' font-size='11' fill='#202020'>\n<rect width='100%' height='100%' "
           "fill='white'/>\n";
    if (!figure.bandLabel.empty()) drawBand(out, figure, axes);
    drawAxes(out, figure, axes);
    for (std::size_t i = 0; i < figure.curves.size(); ++i)
        drawCurve(out, figure.x, figure.curves[i], axes, i);
    drawLegend(out, figure);
    out << "</svg>\n";
    return out.str();
}

}  // namespace synthslice::report
