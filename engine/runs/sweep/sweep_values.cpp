#include "engine/runs/sweep/sweep_values.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "engine/base/text/parsed_number.h"
#include "engine/base/text/text.h"
#include "engine/spec/spec_json.h"

namespace synthslice::runs {
namespace {

constexpr int significantDigits = 6;
constexpr std::int64_t maxPoints = 10'000;

double rounded(double number)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number, std::chars_format::general,
                                            significantDigits);
    std::from_chars(text, end, number);
    return number;
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

tl::unexpected<Error> wrong(const std::string& path, const std::string& text, const std::string& problem)
{
    return invalidInput(
        path + "=" + spec::shortened(text) + ": " + problem,
        synthslice::text("write values as 1,2,3 or as a JSON list, a range as FIRST..LAST/log/COUNT"));
}

/// Of "1e-5..1e-2/log/4" all but the count, and that where it is given.
struct RangeText {
    SweepRange range;
    std::optional<std::int64_t> count;
};

Result<RangeText> rangeFrom(const std::string& path, const std::string& text, bool whole)
{
    const std::vector<std::string> parts = split(text, '/');
    const std::size_t dots = parts[0].find("..");
    const auto first = parsedNumber<double>(std::string_view(parts[0]).substr(0, dots));
    const auto last = parsedNumber<double>(std::string_view(parts[0]).substr(dots + 2));
    if (!first || !last)
        return wrong(path, text, synthslice::text("a range needs a number before and after '..'"));
    if (!(*first < *last))
        return wrong(path, text, synthslice::text("a range begins with its smaller number"));
    RangeText read{{*first, *last, spec::Scale::Linear, whole}, {}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i] == "log") {
            read.range.scale = spec::Scale::Logarithmic;
        } else if (const auto count = parsedNumber<std::int64_t>(parts[i]); count && !read.count) {
            read.count = count;
        } else if (parts[i] != "linear") {
            return wrong(path, text, synthslice::text("'%1' is neither linear, log nor a count", parts[i]));
        }
    }
    if (read.range.scale == spec::Scale::Logarithmic && *first <= 0.0) {
        return wrong(path, text, synthslice::text("a logarithmic range lies above 0"));
    }
    if (read.count && (*read.count < 2 || *read.count > maxPoints)) {
        return wrong(path, text, synthslice::text("a range has from 2 to %1 values", maxPoints));
    }
    return read;
}

std::vector<spec::Json> points(const SweepRange& range, std::int64_t count)
{
    std::vector<spec::Json> values;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(range.at(static_cast<double>(i) / static_cast<double>(count - 1)));
    return values;
}

/// What is written as single values.
Result<std::vector<spec::Json>> listed(const spec::ExperimentSpec& experiment, const std::string& path,
                                       const std::string& text)
{
    if (text.starts_with('[')) {
        auto list = spec::parseJson(text);
        if (!list) return wrong(path, text, list.error().message);
        return std::vector<spec::Json>(list->begin(), list->end());
    }
    const auto info = spec::parameterAt(experiment, path);
    if (!info) {
        if (spec::valueAt(experiment, path))
            return wrong(path, text,
                         synthslice::text("this is not a single parameter, its values need a JSON list"));
        return tl::unexpected(info.error());
    }
    const bool takenWhole = info->type == spec::ParameterType::Text ||
                            info->type == spec::ParameterType::RealPair;
    std::vector<spec::Json> values;
    for (const std::string& part : takenWhole ? std::vector{text} : split(text, ','))
        values.push_back(spec::parseValue(*info, part));
    return values;
}

/// The error of the first value that the parameter cannot have.
Result<void> check(const spec::ExperimentSpec& experiment, const std::string& path,
                   const std::vector<spec::Json>& values)
{
    if (values.empty()) return wrong(path, "[]", synthslice::text("there is no value"));
    for (const spec::Json& value : values)
        if (auto set = spec::withValue(experiment, path, value); !set) return tl::unexpected(set.error());
    return {};
}

}  // namespace

spec::Json SweepRange::at(double share) const
{
    double value = scale == spec::Scale::Logarithmic ? first * std::pow(last / first, share)
                                                     : first + (last - first) * share;
    if (whole) return std::llround(value);
    if (share <= 0.0) value = first;
    if (share >= 1.0) value = last;
    return share > 0.0 && share < 1.0 ? rounded(value) : value;
}

Result<SweepAxis> sweepAxis(const spec::ExperimentSpec& experiment, const std::string& path,
                            const std::string& text)
{
    SweepAxis axis{path, {}};
    const auto info = spec::parameterAt(experiment, path);
    const bool whole = info && info->type == spec::ParameterType::Integer;
    const bool numeric = whole || (info && info->type == spec::ParameterType::Real);
    std::vector<spec::Json> tried;
    if (numeric && text.find("..") != std::string::npos) {
        const auto read = rangeFrom(path, text, whole);
        if (!read) return tl::unexpected(read.error());
        tried = points(read->range, read->count.value_or(2));
        if (read->count) {
            axis.values = tried;
        } else {
            axis.values = read->range;
        }
    } else {
        auto values = listed(experiment, path, text);
        if (!values) return tl::unexpected(values.error());
        tried = *values;
        axis.values = std::move(*values);
    }
    return check(experiment, path, tried).map([&] { return std::move(axis); });
}

}  // namespace synthslice::runs
