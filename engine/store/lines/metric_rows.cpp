#include "engine/store/lines/metric_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <type_traits>

#include "engine/base/parallel.h"

namespace synthslice::store {

namespace {

constexpr std::int64_t mostSteps = 1'000'000'000'000;  // 1,000 times as many as an experiment may have

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

/// Calls row(step, end) for each whole row, with its values in `values` and the offset behind it, up to the
/// first that is not whole.
template <class Row>
void forEachRow(std::string_view rows, std::vector<double>& values, Row row)
{
    const char* const end = rows.data() + rows.size();
    const char* place = rows.data();
    for (;;) {
        std::int64_t step = 0;
        if (!takeNumber(place, end, values.empty() ? '\n' : ',', step)) return;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!takeNumber(place, end, i + 1 == values.size() ? '\n' : ',', values[i])) return;
        }
        row(step, static_cast<std::size_t>(place - rows.data()));
    }
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

MetricColumns metricColumns(std::string_view text, std::size_t metricCount)
{
    const std::size_t headerEnd = text.find('\n');
    const std::string_view rows = headerEnd == std::string_view::npos ? "" : text.substr(headerEnd + 1);
    struct Part {
        std::string_view text;
        std::size_t firstRow = 0;
        std::size_t rowsRead = 0;
        std::size_t lines = 0;
    };
    std::vector<Part> parts;
    constexpr std::size_t partBytes = std::size_t{4} << 20U;
    for (std::size_t begin = 0; begin < rows.size();) {
        const std::size_t lineEnd = rows.find('\n', std::min(begin + partBytes, rows.size()));
        const std::size_t end = lineEnd == std::string_view::npos ? rows.size() : lineEnd + 1;
        parts.push_back({rows.substr(begin, end - begin)});
        begin = end;
    }
    forEachInParallel(parts.size(), {}, "", [&](std::size_t part) {
        parts[part].lines = static_cast<std::size_t>(std::ranges::count(parts[part].text, '\n'));
    });
    const std::size_t leastRowBytes = 2 * (metricCount + 1);  // a digit and what ends it
    std::size_t rowCount = 0;
    for (Part& part : parts) {
        part.firstRow = rowCount;
        rowCount += std::min(part.lines, part.text.size() / leastRowBytes);
    }

    MetricColumns columns;
    columns.steps.resize(rowCount);
    columns.values.resize(metricCount);
    forEachInParallel(metricCount, {}, "",
                      [&](std::size_t metric) { columns.values[metric].resize(rowCount); });
    forEachInParallel(parts.size(), {}, "", [&](std::size_t i) {
        Part& part = parts[i];
        std::vector<double> values(metricCount);
        forEachRow(part.text, values, [&](std::int64_t step, std::size_t) {
            const std::size_t row = part.firstRow + part.rowsRead++;
            columns.steps[row] = static_cast<double>(step);
            for (std::size_t metric = 0; metric < metricCount; ++metric) {
                columns.values[metric][row] = values[metric];
            }
        });
    });
    const auto broken = std::ranges::find_if(parts,
                                             [](const Part& part) { return part.rowsRead < part.lines; });
    if (broken != parts.end()) {
        columns.steps.resize(broken->firstRow + broken->rowsRead);
        for (std::vector<double>& values : columns.values) values.resize(columns.steps.size());
    }
    return columns;
}

std::string_view metricsUpTo(std::string_view text, std::size_t metricCount, std::int64_t step)
{
    const std::size_t firstRow = text.find('\n') + 1;
    std::size_t kept = firstRow;
    if (firstRow > 0) {
        std::vector<double> values(metricCount);
        forEachRow(text.substr(firstRow), values, [&](std::int64_t rowStep, std::size_t end) {
            if (rowStep <= step) kept = firstRow + end;
        });
    }
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
    return step >= 0 && step <= mostSteps ? step : 0;
}

}  // namespace synthslice::store
