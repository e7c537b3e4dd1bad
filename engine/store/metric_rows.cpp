#include "engine/store/metric_rows.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <type_traits>

namespace synthslice::store {

namespace {

/// Reads a number and the character after it; false if the text holds anything else there.
template <class Number>
bool takeNumber(const char*& place, const char* end, char after, Number& number)
{
    // Half of the columns of most runs hold only this.
    if constexpr (std::is_floating_point_v<Number>) {
        if (end - place > 3 && std::memcmp(place, "nan", 3) == 0 && place[3] == after) {
            number = std::numeric_limits<Number>::quiet_NaN();
            place += 4;
            return true;
        }
    }
    const auto [next, error] = std::from_chars(place, end, number);
    if (error != std::errc() || next == end || *next != after) return false;
    place = next + 1;
    return true;
}

}  // namespace

std::string metricsHeader(const std::vector<session::MetricInfo>& metrics)
{
    std::string header = "step";
    for (const session::MetricInfo& metric : metrics) {
        header += ',' + metric.key;
    }
    return header + '\n';
}

std::string timingHeader()
{
    return "step,seconds\n";
}

void appendMetricRow(std::string& text, std::int64_t step, std::span<const double> values)
{
    text += std::to_string(step);
    for (const double value : values) {
        text += ',';
        if (std::isnan(value)) {
            text += "nan";  // to_chars would write the sign of NaN, which says nothing
            continue;
        }
        char digits[32];
        const auto written = std::to_chars(std::begin(digits), std::end(digits), value);
        text.append(std::begin(digits), written.ptr);
    }
    text += '\n';
}

void forEachMetricRow(std::string_view text, std::size_t metricCount,
                      const std::function<void(std::int64_t, std::span<const double>, std::size_t)>& row)
{
    const char* const end = text.data() + text.size();
    const std::size_t headerEnd = text.find('\n');
    if (headerEnd == std::string_view::npos) return;
    const char* place = text.data() + headerEnd + 1;
    std::vector<double> values(metricCount);
    for (;;) {
        std::int64_t step = 0;
        if (!takeNumber(place, end, metricCount == 0 ? '\n' : ',', step)) return;
        for (std::size_t i = 0; i < metricCount; ++i) {
            if (!takeNumber(place, end, i + 1 == metricCount ? '\n' : ',', values[i])) return;
        }
        row(step, values, static_cast<std::size_t>(place - text.data()));
    }
}

std::string_view metricsUpTo(std::string_view text, std::size_t metricCount, std::int64_t step)
{
    std::size_t kept = text.find('\n') + 1;
    forEachMetricRow(text, metricCount, [&](std::int64_t rowStep, std::span<const double>, std::size_t end) {
        if (rowStep <= step) kept = end;
    });
    return text.substr(0, kept);
}

std::int64_t lastStepIn(std::string_view endOfFile)
{
    std::int64_t step = 0;
    const std::size_t lineEnd = endOfFile.rfind('\n');
    if (lineEnd == std::string_view::npos || lineEnd == 0) return 0;
    const std::size_t before = endOfFile.rfind('\n', lineEnd - 1);
    const char* const begin = endOfFile.data() + (before == std::string_view::npos ? 0 : before + 1);
    std::from_chars(begin, endOfFile.data() + lineEnd, step);
    return step;
}

}  // namespace synthslice::store
